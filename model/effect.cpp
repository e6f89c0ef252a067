// Effects by reachability: within a function along its control-flow graph, across functions along a call graph that
// over-approximates dynamic calls. A recovered panic resumes at the epilogue, so that is always reachable where it
// exists.
#include "model/effect.hpp"

#include <algorithm>

#include "model/frames.hpp"
#include "model/operands.hpp"
#include "model/straight_code.hpp"

namespace stalemate::model {
namespace {

bool is_operation(Op op) { return class_of(op) != OpClass::local; }

}  // namespace

class EffectBuilder {
 public:
  EffectBuilder(const Program& program, EffectTable& table) : program_(program), table_(table) {}

  void run() {
    const std::size_t count = program_.functions.size();
    is_value_.assign(count, false);
    for (const Word word : program_.words) {
      const Ref ref = Ref::from_word(word);
      if (ref.object == Ref::function_bit && ref.offset < count) is_value_[ref.offset] = true;
    }
    for (const Function& function : program_.functions) {
      for (const Instruction& in : function.code) {
        if (in.op == Op::make_closure) is_value_[static_cast<std::size_t>(in.k)] = true;
      }
    }
    table_.functions_.resize(count);
    deferred_.resize(count);
    for (FunctionIndex i = 0; i < count; ++i) build(i);
    for (FunctionIndex i = 0; i < count; ++i) {
      const std::vector<Instruction>& code = program_.functions[i].code;
      for (std::uint32_t pc = 0; pc < code.size(); ++pc) {
        if (code[pc].op == Op::run_defers) table_.functions_[i].callees[pc] = deferred_[i];
      }
    }
    add_values_of(0, table_.timer_functions_);
    build_all();
  }

 private:
  void build(FunctionIndex index) {
    const Function& function = program_.functions[index];
    EffectTable::Body& body = table_.functions_[index];
    body.operations.resize(function.code.size());
    body.callees.resize(function.code.size());
    is_target_ = jump_targets(program_, function);
    for (std::uint32_t pc = 0; pc < function.code.size(); ++pc) {
      const Instruction& in = function.code[pc];
      if (is_operation(in.op)) add_operations(index, pc);
      add_callees(function, pc, body.callees[pc]);
      if (in.op == Op::defer_push) {
        std::vector<FunctionIndex>& deferred = deferred_[in.t == 1 ? static_cast<FunctionIndex>(in.k) : index];
        deferred.insert(deferred.end(), body.callees[pc].begin(), body.callees[pc].end());
        body.callees[pc].clear();
      }
    }
  }

  void add_operations(FunctionIndex index, std::uint32_t pc) {
    const Function& function = program_.functions[index];
    const Instruction& in = function.code[pc];
    FutureOperation operation;
    operation.op = in.op;
    operation.function = index;
    operation.pc = pc;
    if (!function.is_library) operation.position = function.positions[pc];
    const auto add = [&] {
      table_.functions_[index].operations[pc].push_back(static_cast<std::uint32_t>(table_.operations_.size()));
      table_.operations_.push_back(operation);
    };
    if (in.op == Op::select) {
      for (const SelectCase& one : program_.selects[static_cast<std::size_t>(in.k)].cases) {
        operation.op = one.kind == SelectCaseKind::send ? Op::send : Op::receive;
        operation.channel_type = one.channel_type;
        if (!function.is_library && one.position.line != 0) operation.position = one.position;
        add();
      }
      return;
    }
    if (in.op == Op::send || in.op == Op::receive || in.op == Op::close_chan || in.op == Op::chan_len) {
      operation.channel_type = static_cast<TypeIndex>(in.k);
    }
    add();
  }

  void add_callees(const Function& function, std::uint32_t pc, std::vector<FunctionIndex>& callees) {
    const Instruction& in = function.code[pc];
    switch (in.op) {
      case Op::call:
      case Op::tail_call: callees.push_back(static_cast<FunctionIndex>(in.k)); return;
      case Op::call_closure: return add_values(static_cast<TypeIndex>(in.k), callees);
      case Op::tail_call_closure: {
        if (!add_definitions(function, in.c, callees)) add_values_of(in.n, callees);
        return;
      }
      case Op::call_interface:
      case Op::tail_call_interface:
        for (const Type& type : program_.types) {
          for (const MethodEntry& entry : type.methods) {
            if (entry.method == static_cast<MethodIndex>(in.k)) callees.push_back(entry.function);
          }
        }
        return;
      case Op::go_start:
      case Op::defer_push:
        if (add_definition(function, pc, in.a, callees) || add_definitions(function, in.a, callees)) return;
        add_values_of(0, callees);
        return;
      default: return;
    }
  }

  /// Function values of a signature; wrappers (signature 0) may have any.
  void add_values(TypeIndex signature, std::vector<FunctionIndex>& callees) const {
    for (FunctionIndex i = 0; i < program_.functions.size(); ++i) {
      const TypeIndex own = program_.functions[i].signature;
      if (is_value_[i] && (own == signature || own == 0)) callees.push_back(i);
    }
  }
  void add_values_of(std::uint32_t parameter_words, std::vector<FunctionIndex>& callees) const {
    for (FunctionIndex i = 0; i < program_.functions.size(); ++i) {
      if (is_value_[i] && program_.functions[i].parameter_words == parameter_words) callees.push_back(i);
    }
  }

  /// The instructions that write frame word `word`; a word that several instructions write at once is listed for each.
  const std::vector<std::uint32_t>& definitions_of(const Function& function, std::int32_t word) {
    if (defined_in_ != &function) {
      defined_in_ = &function;
      definitions_.assign(function.kinds.size(), {});
      Operands words;
      for (std::uint32_t pc = 0; pc < function.code.size(); ++pc) {
        operands(program_, function, function.code[pc], words);
        for (const WordRange range : words.defs) {
          for (std::uint32_t i = 0; i < range.count; ++i) {
            definitions_[static_cast<std::size_t>(range.first) + i].push_back(pc);
          }
        }
      }
    }
    return definitions_[static_cast<std::size_t>(word)];
  }

  /// The function that an instruction makes a value of; no_index: none.
  FunctionIndex made_by(const Instruction& in) const {
    if (in.op == Op::make_closure) return static_cast<FunctionIndex>(in.k);
    if (in.op != Op::constant) return no_index;
    const Ref ref = Ref::from_word(program_.words[static_cast<std::size_t>(in.k)]);
    return ref.is_function() ? ref.offset : no_index;
  }

  /// If the straight code before `pc` says which function made in place frame word `word` holds, that function.
  bool add_definition(const Function& function, std::uint32_t pc, std::int32_t word,
                      std::vector<FunctionIndex>& callees) const {
    const std::uint32_t at = definition_at(program_, function, is_target_, pc, word);
    const FunctionIndex made = at == no_index ? no_index : made_by(function.code[at]);
    if (made == no_index) return false;
    callees.push_back(made);
    return true;
  }

  /// If every definition of frame word `word` is a function made in place, those functions.
  bool add_definitions(const Function& function, std::int32_t word, std::vector<FunctionIndex>& callees) {
    std::vector<FunctionIndex> found;
    if (static_cast<std::uint32_t>(word) < function.parameter_words) return false;
    const auto base = static_cast<std::int32_t>(function.capture_base);
    if (word >= base && word < base + static_cast<std::int32_t>(function.capture_words)) return false;
    for (const std::uint32_t pc : definitions_of(function, word)) {
      const FunctionIndex made = made_by(function.code[pc]);
      if (made == no_index) return false;
      found.push_back(made);
    }
    callees.insert(callees.end(), found.begin(), found.end());
    return !found.empty();
  }

  void build_all() {
    EffectTable::Walk walk(table_);
    walk.add_function(program_.main);
    // Functions that become values in reachable code may be called by timers.
    for (bool grew = true; grew;) {
      grew = false;
      for (FunctionIndex i = 0; i < program_.functions.size(); ++i) {
        if (!walk.has(i)) continue;
        for (const Instruction& in : program_.functions[i].code) {
          FunctionIndex value = no_index;
          if (in.op == Op::make_closure) value = static_cast<FunctionIndex>(in.k);
          if (in.op == Op::constant) {
            const Ref ref = Ref::from_word(program_.words[static_cast<std::size_t>(in.k)]);
            if (ref.object == Ref::function_bit && ref.offset < program_.functions.size()) value = ref.offset;
          }
          if (value == no_index || walk.has(value)) continue;
          walk.add_function(value);
          grew = true;
        }
      }
    }
    for (const std::uint32_t index : walk.operations()) table_.all_.push_back(table_.operations_[index]);
  }

  const Program& program_;
  EffectTable& table_;
  std::vector<bool> is_value_;
  std::vector<bool> is_target_;           // of the current function, by pc
  const Function* defined_in_ = nullptr;  // whose definitions are at hand
  std::vector<std::vector<std::uint32_t>> definitions_;
  std::vector<std::vector<FunctionIndex>> deferred_;  // by function: what it, or a loop body inside it, defers
};

EffectTable::Walk::Walk(const EffectTable& table) : table_(table), seen_(table.functions_.size(), false) {}

void EffectTable::Walk::add_function(FunctionIndex function) {
  if (seen_[function]) return;
  seen_[function] = true;
  std::vector<FunctionIndex> work{function};
  while (!work.empty()) {
    const Body& body = table_.functions_[work.back()];
    work.pop_back();
    for (std::size_t pc = 0; pc < body.operations.size(); ++pc) {
      found_.insert(found_.end(), body.operations[pc].begin(), body.operations[pc].end());
      for (const FunctionIndex callee : body.callees[pc]) {
        if (seen_[callee]) continue;
        seen_[callee] = true;
        work.push_back(callee);
      }
    }
  }
}

void EffectTable::Walk::add_from(FunctionIndex index, std::uint32_t pc) {
  const Function& function = table_.program_.functions[index];
  const Body& body = table_.functions_[index];
  std::vector<bool> seen(function.code.size(), false);
  std::vector<std::uint32_t> work;
  const auto push = [&](std::uint32_t next) {
    if (next >= seen.size() || seen[next]) return;
    seen[next] = true;
    work.push_back(next);
  };
  push(pc);
  if (function.defer_slot >= 0) push(function.epilogue);
  std::vector<Successor> next;
  while (!work.empty()) {
    const std::uint32_t at = work.back();
    work.pop_back();
    found_.insert(found_.end(), body.operations[at].begin(), body.operations[at].end());
    for (const FunctionIndex callee : body.callees[at]) add_function(callee);
    successors(table_.program_, function, at, next);
    for (const Successor& successor : next) push(successor.pc);
  }
}

std::vector<std::uint32_t> EffectTable::Walk::operations() {
  std::sort(found_.begin(), found_.end());
  found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
  return found_;
}

EffectTable::EffectTable(const Program& program) : program_(program) { EffectBuilder(program, *this).run(); }

std::vector<FutureOperation> EffectTable::future(const State& state, std::uint32_t index) const {
  const Goroutine& g = state.goroutines[index];
  Walk walk(*this);
  for (std::uint32_t i = 0; i < g.frame_count; ++i) walk.add_from(g.frames[i].function, g.frames[i].pc);
  std::vector<FutureOperation> result;
  for (const std::uint32_t operation : walk.operations()) result.push_back(operations_[operation]);
  return result;
}

bool can_reach(const Machine& machine, const State& state, std::uint32_t index, std::uint32_t object) {
  if (object == 1) return true;
  const Layouts& layouts = machine.layouts();
  std::vector<bool> seen(state.object_count, false);
  std::vector<std::uint32_t> work;
  const auto visit = [&](Word word) {
    const Ref ref = Ref::from_word(word);
    if (ref.object == 0 || ref.is_function() || seen[ref.object]) return;
    seen[ref.object] = true;
    work.push_back(ref.object);
  };
  visit(Ref{1, 0}.word());
  const Goroutine& g = state.goroutines[index];
  for (std::uint32_t i = 0; i < g.frame_count; ++i) {
    const Liveness::Set& live = live_words(machine.liveness(), g, i);
    const Word* words = g.stack.data() + g.frames[i].base;
    for (const std::uint32_t word : live.refs) visit(words[word]);
    for (const std::uint32_t word : live.ifaces) {
      if (layouts.data_is_ref(static_cast<TypeIndex>(words[word]))) visit(words[word + 1]);
    }
  }
  while (!work.empty() && !seen[object]) {
    const std::uint32_t next = work.back();
    work.pop_back();
    for_each_ref(layouts, state.objects[next], visit);
  }
  return seen[object];
}

}  // namespace stalemate::model
