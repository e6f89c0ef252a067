// Writes the gates of one file. Walks the tree from the outside in: what is put in front of an expression is noted
// before, what is put behind it after its parts, so that nested calls nest.
#pragma once

#include "frontend/edits.hpp"
#include "frontend/source.hpp"
#include "frontend/types/checked.hpp"
#include "model/gate.hpp"

namespace stalemate::frontend {

/// What the files of a program with gates have in common.
struct GateSetting {
  std::string import_path;         // of the package with the gates; empty: they are in the user's
  std::string start;               // the function that the program's own start calls under another name
  std::vector<std::string> tests;  // those that run
  const model::GateWish* wish = nullptr;
  std::pair<std::int64_t, std::int64_t> free_integers;  // what an integer of an opaque function may be
};

class GateWriter {
 public:
  GateWriter(const SourceSet& sources, const Ast& ast, Checked& checked, const File& file, const GateSetting& setting,
             std::vector<model::Gate>& gates)
      : sources_(sources), ast_(ast), checked_(checked), file_(file), setting_(setting), gates_(gates) {}

  /// Notes all gates; whether the file declares the function to start with.
  bool write();
  /// In place of that, for files of an opaque package.
  void write_stubs(bool is_first_file, bool is_last_file);
  /// Whether a function that had no body has got one.
  bool replaces_assembly() const { return replaces_assembly_; }
  /// What the function to start with is called in a file with gates.
  static std::string renamed(const std::string& start);
  /// The file with its gates.
  std::string text() { return edits_.apply(sources_.file(file_.source).text) + tail_; }

 private:
  /// A loop over a channel: its next receive comes after each `continue` of it and at the end of its body.
  struct Loop {
    std::size_t gate = 0;  // 0: another kind of statement that `continue` may belong to
    Symbol label;
  };

  // gate_writer.cpp
  void import_gates();
  void expr(ExprId id);
  void exprs(const std::vector<ExprId>& list);
  void stmt(StmtId id);
  void children(ExprId id);
  void children(StmtId id);
  void function_body(StmtId body);
  void go_statement(StmtId id, const GoStmt& node);
  void send(StmtId id, const SendStmt& node);
  void range(StmtId id, const RangeStmt& node, Symbol label);
  void loop(StmtId id, Symbol label);
  void branch(StmtId id, const BranchStmt& node);
  void select(StmtId id, const SelectStmt& node);
  std::size_t gate(Pos pos, std::string operation, bool is_deferred = false,
                   model::GateKind kind = model::GateKind::plain);
  std::size_t soft_gate(Pos pos, std::string operation, bool is_deferred = false);
  std::size_t offset(Pos pos) const { return pos.value - sources_.file(file_.source).base.value; }
  void insert(Pos pos, std::string text) { edits_.insert(offset(pos), std::move(text)); }
  void erase(Pos from, Pos to) { edits_.erase(offset(from), offset(to) - offset(from)); }
  /// Inserts `before` and `)` around the expression.
  void wrap(ExprId id, std::string before);
  ExprId strip(ExprId id) const;
  /// Evaluating it neither calls nor receives.
  bool is_simple(ExprId id) const;
  bool is_channel(ExprId id);

  // gate_calls.cpp
  bool call(ExprId id, const Call& node);
  bool builtin_call(ExprId id, const Call& node);
  bool library_call(ExprId id, const Call& node);
  bool method_call(ExprId id, const Call& node, const Selector& selector, const Selection& selection);
  bool function_value_call(ExprId id, const Call& node);
  bool is_function_value(ExprId fun);
  /// Of the function and the arguments, the last whose evaluation may pass gates; null: none.
  ExprId last_operand_with_steps(const Call& call) const;
  bool is_lock_of_cond(ExprId place);
  model::GateKind kind_of(const Selection& selection);
  void last_example(const Call& node, const Selector& selector);
  void delayed_call(ExprId id);
  void composite_literal(ExprId id, const CompositeLit& node);
  std::string_view package_path(const Object& object) const;
  bool is_named(TypeId type, std::string_view package, std::string_view name);

  // gate_memory.cpp
  bool is_variable(ExprId id);
  bool read(ExprId id);
  bool assign(const AssignStmt& node);
  bool step(StmtId id, const IncDecStmt& node);
  void update(ExprId place, Pos from, Pos to, const std::string& operation, ExprId operand);
  std::string text_of(ExprId id) const;

  // gate_stub.cpp
  std::string free_results(const FuncDecl& function) const;
  void stub(const Decl& declaration, const FuncDecl& function);

  // gate_input.cpp
  void inputs();
  bool input_call(const Call& node, std::string_view package, const std::string& name);

  // gate_time.cpp
  bool timed_call(const Call& node, const Selector& selector, std::string_view package, const std::string& name);
  bool timer_method(ExprId id, const Call& node, const Selector& selector, const Selection& selection,
                    bool is_deferred);
  /// signal.Stop(c) → ZZ_StopSignals(S, c), which passes the gate itself.
  bool signal_call(ExprId id, const Call& node, const Selector& selector, bool is_deferred);
  bool is_timer_method(const Selection& selection);
  bool is_named_receiver(const Selection& selection, std::string_view name);

  const SourceSet& sources_;
  const Ast& ast_;
  Checked& checked_;
  const File& file_;
  const GateSetting& setting_;
  std::vector<model::Gate>& gates_;
  Edits edits_;
  std::vector<Loop> loops_;
  bool replaces_assembly_ = false;
  std::string tail_;  // behind the file's last line: keeps imports used
};

}  // namespace stalemate::frontend
