// Programs of the model built by hand, for tests of the checker alone: functions of ints and channels of ints, locks
// and counters as words of one shared object. Each emitted instruction is on a line of its own, counted from 1 through
// the program.
#pragma once

#include <string>
#include <vector>

#include "model/program.hpp"

namespace stalemate::checker {

class TinyProgram;

/// Writes one function. Words are frame words; `captured` ones are filled when the goroutine starts.
class TinyFunction {
 public:
  std::int32_t word(model::WordKind kind = model::WordKind::scalar) {
    function().kinds.push_back(kind);
    return static_cast<std::int32_t>(function().kinds.size() - 1);
  }
  std::uint32_t here() { return static_cast<std::uint32_t>(function().code.size()); }
  std::uint32_t emit(const model::Instruction& instruction, const std::string& label = "");
  model::Instruction& at(std::uint32_t pc) { return function().code[pc]; }
  std::int32_t number(model::Word value);
  std::int32_t channel(model::Word capacity, const std::string& name);
  /// A shared object of `words` words.
  std::int32_t object(const std::string& name);
  /// A reference to word `offset` of the object.
  std::int32_t address(std::int32_t object, std::int32_t offset);
  void send(std::int32_t ch, std::int32_t value) { emit({model::Op::send, 0, 0, ch, value, 0, 3}, "ch <- v"); }
  void receive(std::int32_t ch) { emit({model::Op::receive, 0, 0, word(), ch, 0, 3}, "<-ch"); }
  void close(std::int32_t ch) { emit({model::Op::close_chan, 0, 0, ch, 0, 0, 3}, "close(ch)"); }
  void lock(std::int32_t mutex) { emit({model::Op::mutex_lock, 0, 0, mutex, 0, 0, 0}); }
  void unlock(std::int32_t mutex) { emit({model::Op::mutex_unlock, 0, 0, mutex, 0, 0, 0}); }
  void yield() { emit({model::Op::yield, 0, 0, 0, 0, 0, 0}); }
  void store(std::int32_t ref, std::int32_t value) { emit({model::Op::store, 0, 1, ref, value, 0, 0}); }
  void load(std::int32_t ref) { emit({model::Op::load, 0, 1, word(), ref, 0, 0}); }
  void jump(std::uint32_t pc) { emit({model::Op::jump, 0, 0, static_cast<std::int32_t>(pc), 0, 0, 0}); }
  void goexit() { emit({model::Op::goexit, 0, 0, 0, 0, 0, 0}); }
  /// Starts `function` with the captured words (a contiguous copy is made).
  void go(TinyFunction& function, const std::vector<std::int32_t>& captured);
  /// A select; each case goes on behind it.
  struct Case {
    model::SelectCaseKind kind;
    std::int32_t channel, value;
  };
  void select(const std::vector<Case>& cases, bool has_default);
  void ret() { emit({model::Op::ret, 0, 0, 0, 0, 0, 0}); }

 private:
  friend class TinyProgram;
  TinyFunction(TinyProgram& program, model::FunctionIndex index) : program_(&program), index_(index) {}
  model::Function& function();
  TinyProgram* program_;
  model::FunctionIndex index_;
};

class TinyProgram {
 public:
  TinyProgram();
  /// The first function is main. Captured words come first in the frame: refs.
  TinyFunction function(const std::string& name, std::uint32_t captured = 0);
  model::Program program;
  std::uint32_t line = 0;
};

inline TinyProgram::TinyProgram() {
  using model::Type;
  using model::TypeKind;
  using model::WordKind;
  program.files = {"tiny.go"};
  program.file_is_library = {false};
  program.texts = {""};
  program.sites.emplace_back();
  program.types.resize(8);
  Type& globals = program.types[1];
  globals.kind = TypeKind::structure;
  globals.size = 0;
  globals.name = "globals";
  Type& integer = program.types[2];
  integer.name = "int";
  integer.layout = {WordKind::scalar};
  Type& channel = program.types[3];
  channel.kind = TypeKind::channel;
  channel.name = "chan int";
  channel.layout = {WordKind::ref};
  channel.element = 2;
  Type& function = program.types[4];
  function.kind = TypeKind::function;
  function.name = "func()";
  function.layout = {WordKind::ref};
  function.comparable = false;
  Type& shared = program.types[5];
  shared.kind = TypeKind::structure;
  shared.name = "main.shared";
  shared.size = 8;
  shared.layout.assign(8, WordKind::scalar);
  for (std::uint32_t i = 0; i < 8; ++i) shared.fields.push_back({"w" + std::to_string(i), 2, i, false, {}, {}});
  for (const model::TypeIndex t : {6U, 7U}) {
    program.types[t].kind = TypeKind::string;
    program.types[t].layout = {WordKind::scalar};
    program.types[t].name = t == 6 ? "runtime.errorString" : "string";
  }
  program.runtime_error_type = 6;
  program.string_type = 7;
  program.globals_type = 1;
  program.int_type = 2;
  program.main = program.user_entry = 0;
}

inline TinyFunction TinyProgram::function(const std::string& name, std::uint32_t captured) {
  model::Function f;
  f.name = name;
  f.signature = 4;
  f.capture_words = captured;
  f.kinds.assign(captured, model::WordKind::ref);
  f.declared = {0, line + 1, 1};
  program.functions.push_back(f);
  return {*this, static_cast<model::FunctionIndex>(program.functions.size() - 1)};
}

inline model::Function& TinyFunction::function() { return program_->program.functions[index_]; }

inline std::uint32_t TinyFunction::emit(const model::Instruction& instruction, const std::string& label) {
  model::Function& f = function();
  f.code.push_back(instruction);
  f.positions.push_back({0, ++program_->line, 1});
  f.labels.push_back(0);
  if (!label.empty()) {
    f.labels.back() = static_cast<std::uint32_t>(program_->program.texts.size());
    program_->program.texts.push_back(label);
  }
  return here() - 1;
}

inline std::int32_t TinyFunction::number(model::Word value) {
  const std::int32_t w = word();
  emit({model::Op::constant, 0, 0, w, 0, 0, static_cast<std::int32_t>(program_->program.words.size())});
  program_->program.words.push_back(value);
  return w;
}

inline std::int32_t TinyFunction::channel(model::Word capacity, const std::string& name) {
  const std::int32_t size = number(capacity), ch = word(model::WordKind::ref);
  const auto site = static_cast<std::int32_t>(program_->program.sites.size());
  emit({model::Op::make_chan, 0, 0, ch, size, site, 3});
  program_->program.sites.push_back({{0, program_->line, 1}, name, index_});
  return ch;
}

inline std::int32_t TinyFunction::object(const std::string& name) {
  const std::int32_t ref = word(model::WordKind::ref);
  const auto site = static_cast<std::int32_t>(program_->program.sites.size());
  emit({model::Op::new_object, 0, 0, ref, 0, site, 5});
  program_->program.sites.push_back({{0, program_->line, 1}, name, index_});
  return ref;
}

inline std::int32_t TinyFunction::address(std::int32_t object, std::int32_t offset) {
  const std::int32_t ref = word(model::WordKind::ref);
  emit({model::Op::address, 0, 0, ref, object, offset, 0});
  return ref;
}

inline void TinyFunction::go(TinyFunction& started, const std::vector<std::int32_t>& captured) {
  std::int32_t first = 0;
  for (std::size_t i = 0; i < captured.size(); ++i) {
    const std::int32_t w = word(model::WordKind::ref);
    if (i == 0) first = w;
    emit({model::Op::move, 0, 1, w, captured[i], 0, 0});
  }
  const std::int32_t closure = word(model::WordKind::ref);
  emit({model::Op::make_closure, 0, static_cast<std::uint16_t>(captured.size()), closure, first, 0,
        static_cast<std::int32_t>(started.index_)});
  emit({model::Op::go_start, 0, 0, closure, 0, 0, 0});
}

inline void TinyFunction::select(const std::vector<Case>& cases, bool has_default) {
  model::Select select;
  const std::uint32_t pc = emit({model::Op::select, 0, 0, 0, 0, 0, 0}, "select");
  for (const Case& c : cases) {
    model::SelectCase one;
    one.kind = c.kind;
    one.channel = c.channel;
    one.value = c.value;
    one.channel_type = 3;
    one.target = pc + 1;
    one.position = {0, program_->line, 3};
    select.cases.push_back(one);
  }
  select.has_default = has_default;
  select.default_target = pc + 1;
  at(pc).k = static_cast<std::int32_t>(program_->program.selects.size());
  program_->program.selects.push_back(select);
}

}  // namespace stalemate::checker
