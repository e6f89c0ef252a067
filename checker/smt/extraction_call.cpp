// Calls, deferred calls, goroutines: everything is inlined but what extraction_library.cpp knows.
#include <algorithm>

#include "checker/smt/extraction.hpp"
#include "model/operands.hpp"

namespace stalemate::checker::smt {

using model::FunctionIndex;
using model::Instruction;
using model::Op;

namespace {

std::size_t at(std::int32_t word) { return static_cast<std::size_t>(word); }

constexpr std::size_t depth_max = 48, classes_max = 48;

}  // namespace

void Extraction::fall_back(const Instruction& in, Values& words, std::int32_t first, std::uint32_t count) {
  const auto& callees = effects_.callees(contexts_[configs_[at_].context].function, configs_[at_].pc);
  const bool is_harmless = std::all_of(callees.begin(), callees.end(), [&](FunctionIndex callee) {
    return program_.functions[callee].is_library && is_quiet(callee);
  });
  if (!is_harmless) return refuse("a call of a function that is not known");
  skip(in, words, first, count, true);
  go_on(configs_[at_].pc + 1, words);
}

bool Extraction::call(const Instruction& in, Values& words) {
  const auto [op, t, n, a, b, c, k] = in;
  const auto arguments = [&words, first = in.b](std::uint32_t count) {
    return Values(words.begin() + first, words.begin() + first + static_cast<std::int32_t>(count));
  };
  switch (op) {
    case Op::call:
    case Op::tail_call: {
      const auto function = static_cast<FunctionIndex>(k);
      if (known_function(function, in, words)) return true;
      enter(function, arguments(program_.functions[function].parameter_words), nullptr, op == Op::tail_call);
      return true;
    }
    case Op::call_closure:
    case Op::tail_call_closure: {
      const Value value = words[at(c)];
      if (value.is_nil()) return panic(), true;
      if (value.kind == Value::Kind::function) {
        enter(value.index, arguments(n), nullptr, op == Op::tail_call_closure);
      } else if (value.is_object() && objects_[value.index].kind == AbstractKind::closure) {
        enter(objects_[value.index].type, arguments(n), &value, op == Op::tail_call_closure);
      } else {
        fall_back(in, words, b, n);
      }
      return true;
    }
    case Op::call_interface:
    case Op::tail_call_interface: {
      const Value type = words[at(c)], data = words[at(c) + 1];
      if (type.is_nil()) return panic(), true;
      if (type.is_constant()) {
        for (const model::MethodEntry& entry : program_.types[static_cast<std::size_t>(type.number.constant)].methods) {
          if (entry.method != static_cast<model::MethodIndex>(k)) continue;
          Values with_receiver{data};
          const Values others = arguments(n);
          with_receiver.insert(with_receiver.end(), others.begin(), others.end());
          enter(entry.function, with_receiver, nullptr, op == Op::tail_call_interface);
          return true;
        }
      }
      fall_back(in, words, b, n);
      return true;
    }
    case Op::ret: return ret(), true;
    case Op::run_defers: return run_defers(), true;
    case Op::defer_push: {
      if (t == 1) return refuse("defer in the body of a range function"), true;
      Config& config = configs_[at_];
      if (config.defers.size() >= 8) return refuse("defer in a loop"), true;
      Values defers = config.defers;
      defers.push_back(words[at(a)]);
      flow(this->config(config.context, config.pc + 1, defers.size(), 0), words, defers, {});
      return true;
    }
    case Op::go_start: {
      const Value value = words[at(a)];
      if (value.is_nil()) return panic(), true;
      start_goroutine(value, static_cast<std::uint32_t>(configs_[at_].pc + 1));
      return true;
    }
    default: return false;
  }
}

void Extraction::enter(FunctionIndex function, const Values& arguments, const Value* closure, bool is_tail) {
  const model::Function& callee = program_.functions[function];
  // How deep it is, and whether it is in it already.
  std::size_t depth = 0;
  for (ContextId id = configs_[at_].context;; ++depth) {
    if (contexts_[id].function == function || depth > depth_max) {
      if (callee.is_library && is_quiet(function)) {
        Values words = configs_[at_].words;
        const Instruction& in = function_of(configs_[at_]).code[configs_[at_].pc];
        for (const Value& argument : arguments) smear(argument);
        forget_defs(in, words);
        return is_tail ? refuse("recursion in the library") : go_on(configs_[at_].pc + 1, words);
      }
      return refuse("recursion");
    }
    const ConfigId caller = contexts_[id].caller;
    if (caller == model::no_index) break;
    id = configs_[caller].context;
  }
  const ContextId inside = context(at_, function, contexts_[configs_[at_].context].class_id);
  Values words(callee.kinds.size(), Value::of(0));
  std::copy(arguments.begin(), arguments.end(), words.begin());
  bool is_complete = true;
  if (closure != nullptr) {
    is_complete = load_words(*closure, 0, callee.capture_words, static_cast<std::int32_t>(callee.capture_base), words);
  }
  if (!is_complete) return;
  flow(config(inside, 0, 0, 0), words, {}, {});
}

void Extraction::ret() { return_from(at_, configs_[at_].words, configs_[at_].tag); }

void Extraction::return_from(ConfigId frame, const Values& results, std::uint32_t tag) {
  const Context& context = contexts_[configs_[frame].context];
  if (context.caller == model::no_index) return end(ConfigEnd::over);
  auto& returns = contexts_[configs_[frame].context].returns;
  if (std::find(returns.begin(), returns.end(), at_) == returns.end()) returns.push_back(at_);
  const model::Function& callee = program_.functions[context.function];
  const Config caller = configs_[context.caller];
  const Instruction& in = function_of(caller).code[caller.pc];
  switch (in.op) {
    case Op::run_defers: {
      Values defers = caller.defers;
      defers.pop_back();
      return arrive(context.caller, caller.pc, caller.words, defers, {}, 0);
    }
    case Op::tail_call:
    case Op::tail_call_closure:
    case Op::tail_call_interface: {
      const model::Function& replaced = function_of(caller);
      Values words = caller.words;
      for (std::uint32_t i = 0; i < callee.result_words && i < replaced.result_words; ++i) {
        words[replaced.result_base + i] = results[callee.result_base + i];
      }
      return return_from(context.caller, words, tag);
    }
    default: {
      Values words = caller.words;
      for (std::uint32_t i = 0; i < callee.result_words; ++i) words[at(in.a) + i] = results[callee.result_base + i];
      return arrive(context.caller, caller.pc + 1, words, caller.defers, {}, tag);
    }
  }
}

void Extraction::run_defers() {
  const Config from = configs_[at_];
  if (from.defers.empty()) return go_on(from.pc + 1, from.words, {}, from.tag);
  const Value last = from.defers.back();
  if (last.is_nil()) return panic();
  if (last.kind == Value::Kind::function) return enter(last.index, {}, nullptr, false);
  if (last.is_object() && objects_[last.index].kind == AbstractKind::closure) {
    return enter(objects_[last.index].type, {}, &last, false);
  }
  refuse("a deferred call that is not known");
}

void Extraction::start_goroutine(const Value& value, std::uint32_t next_pc) {
  ObjectId closure = model::no_index;
  FunctionIndex function = model::no_index;
  if (value.kind == Value::Kind::function) function = value.index;
  if (value.is_object() && objects_[value.index].kind == AbstractKind::closure) {
    closure = value.index;
    function = objects_[closure].type;
  }
  if (function == model::no_index) return refuse("a goroutine whose function is not known");
  const auto [it, fresh] = class_ids_.try_emplace({function, closure}, static_cast<ClassId>(classes_.size()));
  const ClassId id = it->second;
  if (fresh) {
    if (classes_.size() > classes_max) {
      class_ids_.erase(it);
      return refuse("goroutines that start goroutines without end");
    }
    ClassInfo& info = classes_.emplace_back();
    info.name = program_.functions[function].name;
    info.position = position_of(at_);
    const auto root = static_cast<ContextId>(contexts_.size());
    contexts_.push_back({model::no_index, id, function, {}});
    const ConfigId start = config(root, 0, 0, 0);
    classes_[id].start = start;
  }
  const model::Function& body = program_.functions[function];
  Values words(body.kinds.size(), Value::of(0));
  bool is_complete = true;
  if (closure != model::no_index) {
    is_complete = load_words(value, 0, body.capture_words, static_cast<std::int32_t>(body.capture_base), words);
  }
  if (!is_complete) return;
  classes_[id].starters.insert(at_);
  const bool was_listing = listing_;
  // Not an edge of this goroutine: the label says that another begins.
  if (!was_listing) flow(classes_[id].start, words, {}, {});
  Label label;
  label.action = EdgeAction::go;
  label.started = id;
  go_on(next_pc, configs_[at_].words, label);
}

}  // namespace stalemate::checker::smt
