// The library: functions that synchronise with nobody are skipped, and some are known by name. Contexts are channels
// that are closed at most once, with those they cancel known as far as they are made once.
#include <algorithm>

#include "checker/smt/extraction.hpp"

namespace stalemate::checker::smt {

using model::FunctionIndex;
using model::Instruction;
using model::Op;

namespace {

std::size_t at(std::int32_t word) { return static_cast<std::size_t>(word); }

/// Operations that others notice, or that end more than the function.
bool is_noticed(const Instruction& in) {
  switch (in.op) {
    case Op::atomic_begin:
    case Op::choose:
    case Op::map_next:
    case Op::yield:
    case Op::chan_len: return false;
    case Op::go_start:
    case Op::goexit:
    case Op::refuse:
    case Op::exit_process:
    case Op::give_up: return true;
    default: return model::is_visible(in.op);
  }
}

bool writes_memory(Op op) {
  switch (op) {
    case Op::store:
    case Op::append_slice:
    case Op::append_values:
    case Op::copy_slice:
    case Op::slice_clear:
    case Op::map_set:
    case Op::map_delete:
    case Op::map_clear: return true;
    default: return false;
  }
}

}  // namespace

bool Extraction::is_quiet(FunctionIndex function) {
  if (quiet_[function]) return *quiet_[function];
  std::vector<FunctionIndex> work{function};
  std::set<FunctionIndex> seen{function};
  bool result = true;
  while (result && !work.empty()) {
    const FunctionIndex next = work.back();
    work.pop_back();
    const model::Function& body = program_.functions[next];
    for (std::uint32_t pc = 0; result && pc < body.code.size(); ++pc) {
      if (is_noticed(body.code[pc])) result = false;
      // The library may call back; what it does itself, it does to what it is given.
      if (!body.is_library && writes_memory(body.code[pc].op)) result = false;
      for (const FunctionIndex callee : effects_.callees(next, pc)) {
        if (seen.insert(callee).second) work.push_back(callee);
      }
    }
  }
  quiet_[function] = result;
  return result;
}

void Extraction::skip(const Instruction& in, Values& words, std::int32_t first, std::uint32_t count, bool writes) {
  for (std::uint32_t i = 0; writes && i < count; ++i) smear(words[at(first) + i]);
  forget_defs(in, words);
}

std::optional<Value> Extraction::parameter(std::int64_t offset, std::optional<std::int64_t> low,
                                           std::optional<std::int64_t> high, std::int32_t to) {
  const CodePlace place = place_of(at_);
  if (not_parameters_.contains(place)) return std::nullopt;
  const auto [it, fresh] = parameter_ids_.try_emplace(at_, static_cast<ParameterId>(parameters_.size()));
  if (fresh) {
    // One place in the code, one parameter: an instance replaces the instruction there.
    const bool is_taken = std::any_of(parameter_configs_.begin(), parameter_configs_.end(),
                                      [&](ConfigId other) { return place_of(other) == place; });
    if (is_taken) {
      not_parameters_.insert(place);
      throw Restart{};
    }
    Parameter& made = parameters_.emplace_back();
    made.low = low;
    made.high = high;
    made.function = place.first;
    made.pc = place.second;
    made.offset = offset;
    made.name = name_of_word(at_, to);
    if (made.name.empty()) made.name = "n" + std::to_string(parameters_.size());
    parameter_configs_.push_back(at_);
  }
  return Value::of(Linear::parameter(it->second));
}

bool Extraction::known_function(FunctionIndex function, const Instruction& in, Values& words) {
  const model::Function& callee = program_.functions[function];
  if (!callee.is_library) return false;
  const std::uint32_t next = configs_[at_].pc + 1;
  const std::string& name = callee.name;
  const bool is_tail = in.op == Op::tail_call;
  if (name == "stalemate.Int" && !is_tail && !function_of(configs_[at_]).is_library) {
    const Value low = words[at(in.b)], high = words[at(in.b) + 1];
    if (low.is_constant() && high.is_constant()) {
      if (const auto value = parameter(0, low.number.constant, high.number.constant, in.a)) {
        words[at(in.a)] = *value;
        go_on(next, words);
        return true;
      }
    }
    forget_defs(in, words);
    go_on(next, words);
    return true;
  }
  if (name == "context.(*cancelCtx).cancel" && !is_tail) {
    const Value receiver = words[at(in.b)];
    if (!receiver.is_object()) return false;
    cancel(receiver.index, next, words);
    return true;
  }
  if (name == "context.(*cancelCtx).add" && !is_tail) {
    const Value parent = words[at(in.b)], child = words[at(in.b) + 1];
    if (!parent.is_object() || !child.is_object()) return false;
    auto& children = objects_[parent.index].children;
    if (std::find(children.begin(), children.end(), child.index) == children.end()) {
      children.push_back(child.index);
      changed_ = true;
    }
    add_context(parent.index, child.index, in, words);
    return true;
  }
  if (name == "context.(*cancelCtx).arm" && !is_tail) {
    // The deadline's timer is a goroutine that may cancel at any time, also after somebody else has: then it does
    // nothing.
    start_goroutine(words[at(in.b) + 2], next);
    return true;
  }
  if (!is_tail && is_quiet(function)) {
    const auto begins = [&](const char* text) { return name.starts_with(text); };
    // These only read what they are given; others may write to it.
    const bool reads = begins("fmt.Print") || begins("fmt.Sprint") || begins("fmt.Fprint") || begins("fmt.Errorf") ||
                       begins("log.Print") || begins("errors.New") || begins("errors.Is") || begins("strings.") ||
                       begins("strconv.");
    const bool is_small_function = begins("context.") || begins("sync.") || begins("golang.org/");
    // Inlined: references come out of them, and the program itself hangs on its start.
    if (is_small_function || name == "runtime.start") return false;
    skip(in, words, in.b, callee.parameter_words, !reads);
    go_on(next, words);
    return true;
  }
  return false;
}

std::optional<Target> Extraction::done_of(ObjectId context_object) {
  const AbstractObject& made = objects_[context_object];
  for (const model::Field& field : program_.types[made.type].fields) {
    if (field.name != "done") continue;
    const std::optional<Value> channel = load(context_object, static_cast<std::int32_t>(field.offset));
    if (!channel || !channel->is_object() || objects_[channel->index].kind != AbstractKind::channel) break;
    must_be_single_.insert(context_object);
    must_be_single_.insert(channel->index);
    return Target{channel->index, 0};
  }
  return std::nullopt;
}

void Extraction::cancel(ObjectId context_object, std::uint32_t next_pc, Values words) {
  // The contexts it cancels, itself first.
  std::vector<ObjectId> all{context_object};
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const ObjectId child : objects_[all[i]].children) {
      if (std::find(all.begin(), all.end(), child) == all.end()) all.push_back(child);
    }
  }
  // One edge a context, through configurations that stand for the steps between them: told apart by their tags.
  const Config from = configs_[at_];
  const std::size_t stage = from.tag >= 100 ? from.tag - 100 : 0;
  if (stage >= all.size()) return go_on(next_pc, std::move(words));
  const std::optional<Target> done = done_of(all[stage]);
  if (!done) {
    if (listing_) refuse("a context whose channel is not known");
    return;
  }
  Label label;
  label.action = EdgeAction::close_once;
  label.target = done;
  if (stage + 1 == all.size()) return go_on(next_pc, std::move(words), label);
  flow(config(from.context, from.pc, from.defers.size(), static_cast<std::uint32_t>(101 + stage)), words, from.defers,
       label);
}

void Extraction::add_context(ObjectId parent, ObjectId child, const Instruction& in, Values words) {
  const std::uint32_t next = configs_[at_].pc + 1;
  const std::optional<Target> above = done_of(parent), below = done_of(child);
  if (!above || !below) {
    if (listing_) refuse("a context whose channel is not known");
    return;
  }
  for (std::uint32_t i = 0; i < 4; ++i) words[at(in.a) + i] = Value::of(0);
  Label open, closed;
  open.action = EdgeAction::branch;
  open.only_if = {*above, false};
  closed.action = EdgeAction::close_once;
  closed.target = below;
  closed.only_if = {*above, true};
  go_on(next, words, open);
  go_on(next, words, closed);
}

}  // namespace stalemate::checker::smt
