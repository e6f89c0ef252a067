// Walks the functions of a file and notes candidate repairs. One member function for each kind of mistake; what they
// may use of the surroundings is in Function and Block.
#pragma once

#include <string>
#include <vector>

#include "frontend/repair/source_editor.hpp"

namespace stalemate::frontend {

class RepairWriter {
 public:
  RepairWriter(const SourceSet& sources, const Ast& ast, const File& file)
      : ast_(ast), file_(file), edit_(sources, ast, file.source) {}

  std::vector<Repair> run();

 private:
  /// A function, or a function literal, that is being walked.
  struct Function {
    const Function* outer = nullptr;
    StmtId body;
    bool has_results = false;
    bool is_started = false;            // by the go statement it is written in
    std::vector<std::string> ends;      // receives that tell it to stop: "<-ctx.Done()", "<-done"
    std::vector<std::string> channels;  // made here, or a parameter
    std::vector<std::string> groups;    // names at which Add, Done or Wait are called
    std::vector<std::string> bounds;    // of loops: "n", "len(items)"
  };
  /// A statement that locks: `m.Lock()`, `m.RLock()`.
  struct LockCall {
    std::string lock, method;
  };
  using Block = std::vector<StmtId>;

  // repair_writer.cpp
  void function(ExprId type, StmtId body, bool is_started);
  void block(const Block& statements);
  void statement(StmtId id);
  void expression(ExprId id, bool is_started);
  void note_names(Function& f, ExprId type);
  void add(std::string what, std::vector<TextEdit> edits, std::vector<std::string> names, int cost);
  /// `name.method(…)` as a statement, plain or deferred; the receiver's text, or empty.
  std::string receiver_of(StmtId id, std::string_view method, bool deferred = false) const;
  std::string receiver_of(ExprId call, std::string_view method) const;
  std::string callee_of(ExprId call) const;
  /// All statements of the function walked, those of function literals in it excepted.
  std::vector<StmtId> statements_of(StmtId body, bool with_literals) const;
  bool is_inside_go() const;
  std::vector<std::string> all(std::vector<std::string> Function::*names) const;

  // channel_repairs.cpp
  void buffer(ExprId make, const std::string& name);
  void missing_make(StmtId id);
  void missing_close(const Block& statements, std::size_t i);
  void close_by_sender();
  void stoppable(StmtId id);
  void stoppable_select(StmtId id);
  void break_out(StmtId id);
  void drain(StmtId id, const std::string& name);
  std::string sent_channel(StmtId id) const;
  std::string received_channel(StmtId id) const;

  // lock_repairs.cpp
  void lock(const Block& statements, std::size_t i);
  void unlock_on_return(StmtId at, const LockCall& call);
  void unlock_around(const Block& statements, std::size_t i, const LockCall& call);
  void swap_locks(const Block& statements, std::size_t i, const LockCall& call);
  LockCall lock_call(StmtId id) const;
  bool may_block(StmtId id) const;

  // wait_repairs.cpp
  void wait_group(const Block& statements, std::size_t i);
  void done_by_worker(StmtId go, StmtId body);
  void group_count(StmtId id);
  void wake_all(StmtId id);
  void recheck(StmtId id);
  void cancel(StmtId id);
  void swap_arguments(StmtId id);
  void reorder(const Block& statements, std::size_t i);

  const Ast& ast_;
  const File& file_;
  const SourceEditor edit_;
  std::vector<Repair> repairs_;
  Function* function_ = nullptr;
};

/// What follows the last dot: "mu" of "s.mu".
std::string last_name(const std::string& text);

}  // namespace stalemate::frontend
