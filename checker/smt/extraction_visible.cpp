// Operations that others notice: channels, locks, WaitGroups, free choices.
#include <algorithm>

#include "checker/smt/extraction.hpp"

namespace stalemate::checker::smt {

using model::Instruction;
using model::Op;

namespace {

std::size_t at(std::int32_t word) { return static_cast<std::size_t>(word); }

// Ways to go on that are kept apart until the next operation.
constexpr std::uint32_t tag_yes = 1, tag_no = 2;

}  // namespace

bool Extraction::channel_target(const Value& channel, std::optional<Target>& target) {
  configs_[at_].blocks = true;
  if (channel.is_nil()) return true;  // for ever
  if (!channel.is_object() || objects_[channel.index].kind != AbstractKind::channel) {
    refuse("which channel this is is not known");
    return false;
  }
  must_be_single_.insert(channel.index);
  target = Target{channel.index, 0};
  return true;
}

bool Extraction::lock_target(const Value& lock, std::optional<Target>& target) {
  configs_[at_].blocks = true;
  if (!lock.is_object() || lock.offset < 0 || objects_[lock.index].kind != AbstractKind::data) {
    refuse("which lock or WaitGroup this is is not known");
    return false;
  }
  must_be_single_.insert(lock.index);
  target = Target{lock.index, lock.offset};
  return true;
}

void Extraction::send(const Value& channel, std::uint32_t pc) {
  Label label;
  label.action = EdgeAction::send;
  if (!channel_target(channel, label.target) || !label.target) return;
  go_on(pc, configs_[at_].words, label);
}

void Extraction::receive(const Value& channel, std::int32_t value, std::uint32_t size, std::int32_t ok,
                         std::uint32_t pc, std::uint32_t tag) {
  Label label;
  label.action = EdgeAction::receive;
  if (!channel_target(channel, label.target) || !label.target) return;
  Values words = configs_[at_].words;
  for (std::uint32_t i = 0; i < size; ++i) words[at(value) + i] = {};
  if (ok >= 0) words[at(ok)] = Value::of(1);
  go_on(pc, words, label, tag + tag_yes);
  for (std::uint32_t i = 0; i < size; ++i) words[at(value) + i] = Value::of(0);
  if (ok >= 0) words[at(ok)] = Value::of(0);
  label.action = EdgeAction::receive_closed;
  go_on(pc, words, label, tag + tag_no);
}

void Extraction::select(const Instruction& in) {
  const model::Select& select = program_.selects[at(in.k)];
  configs_[at_].blocks = true;
  std::uint32_t tag = 0;
  for (const model::SelectCase& one : select.cases) {
    const Value channel = configs_[at_].words[at(one.channel)];
    const std::uint32_t size = program_.types[program_.types[one.channel_type].element].size;
    if (one.kind == model::SelectCaseKind::send) {
      send(channel, one.target);
    } else {
      receive(channel, one.value, one.wants_value ? size : 0, one.ok, one.target, tag);
    }
    if (configs_[at_].end != ConfigEnd::none) return;
    tag += 2;
  }
  // That no case is ready is not asked for.
  if (select.has_default) go_on(select.default_target, configs_[at_].words);
}

void Extraction::atomic_section() {
  const model::Function& function = function_of(configs_[at_]);
  const std::uint32_t next = configs_[at_].pc + 1;
  const Values words = configs_[at_].words;
  const bool asks = function.name == "sync.(*Once).isDone", ends = function.name == "sync.(*Once).finish";
  // Others are steps one after the other here, which allows more.
  if (!asks && !ends) return go_on(next, words, {}, configs_[at_].tag);
  Label done, not_done;
  done.action = not_done.action = EdgeAction::once;
  if (!lock_target(words[0], done.target)) return;
  configs_[at_].blocks = false;
  not_done.target = done.target;
  not_done.amount = asks ? -1 : 1;
  if (ends) {
    go_on(next, words, done);
    return go_on(next, words, not_done);
  }
  // A counter of the skeleton answers, not memory.
  std::uint32_t back = next;
  while (back < function.code.size() && function.code[back].op != Op::ret) ++back;
  Values yes = words, no = words;
  yes[function.result_base] = Value::of(1);
  no[function.result_base] = Value::of(0);
  go_on(back, yes, done, tag_yes);
  go_on(back, no, not_done, tag_no);
}

Value Extraction::entry_parameter(const Instruction& in) {
  // What the start function makes of an integer parameter: a choice, to which the least value is added.
  const model::Function& function = function_of(configs_[at_]);
  const std::uint32_t pc = configs_[at_].pc;
  if (function.name != "runtime.start" || pc + 2 >= function.code.size()) return {};
  const Instruction &least = function.code[pc + 1], &sum = function.code[pc + 2];
  if (least.op != Op::constant || sum.op != Op::int_add || sum.b != in.a || sum.c != least.a) return {};
  const Value count = configs_[at_].words[at(in.b)];
  if (!count.is_constant()) return {};
  const auto low = static_cast<std::int64_t>(program_.words[at(least.k)]);
  std::optional<std::int64_t> high;
  if (!options_.unbounded_entry) high = low + count.number.constant - 1;
  std::optional<Value> value = parameter(low, low, high, in.a);
  if (!value) return {};
  for (const Instruction& call : function.code) {
    if (call.op != Op::call || static_cast<model::FunctionIndex>(call.k) != program_.user_entry) continue;
    const auto& names = program_.functions[program_.user_entry].variables;
    const auto word = static_cast<std::size_t>(in.a - call.b);
    if (word < names.size() && !names[word].empty()) parameters_[parameter_ids_.at(at_)].name = names[word];
  }
  value->number = value->number - Linear(low);
  return *value;
}

bool Extraction::visible(const Instruction& in, Values& words) {
  const auto [op, t, n, a, b, c, k] = in;
  const std::uint32_t next = configs_[at_].pc + 1;
  const auto on_lock = [&](EdgeAction action, std::int32_t word, const Linear& amount = 0) {
    Label label;
    label.action = action;
    label.amount = amount;
    if (lock_target(words[at(word)], label.target)) go_on(next, words, label);
    return true;
  };
  switch (op) {
    case Op::make_chan: {
      // Part 0 keeps what the instruction says; the capacity may have become a parameter.
      const ObjectId made = object(AbstractKind::channel, static_cast<std::uint32_t>(k), c);
      const auto& open = options_.open_capacities;
      Value capacity = words[at(b)];
      if (std::find(open.begin(), open.end(), static_cast<model::SiteIndex>(c)) != open.end()) {
        const std::optional<Value> free = parameter(0, 0, std::nullopt, a);
        capacity = free ? *free : Value{};
        if (free) {
          Parameter& parameter = parameters_[free->number.factors.begin()->first];
          parameter.name = "cap(" + program_.sites[static_cast<std::size_t>(c)].name + ")";
        }
      }
      if (objects_[made].capacity.is_known() && !(objects_[made].capacity == capacity)) capacity = {};
      objects_[made].capacity = capacity;
      words[at(a)] = Value::to(made, 0);
      go_on(next, words, {}, configs_[at_].tag);
      return true;
    }
    case Op::send: return send(words[at(a)], next), true;
    case Op::receive: {
      const std::uint32_t size = (t & 1U) != 0 ? program_.types[program_.types[at(k)].element].size : 0;
      return receive(words[at(b)], a, size, (t & 2U) != 0 ? c : -1, next, 0), true;
    }
    case Op::close_chan: {
      Label label;
      label.action = EdgeAction::close;
      if (words[at(a)].is_nil()) return panic(), true;
      if (channel_target(words[at(a)], label.target)) go_on(next, words, label);
      return true;
    }
    case Op::select: return select(in), true;
    case Op::chan_len: words[at(a)] = {}; return go_on(next, words), true;
    case Op::chan_cap: {
      const Value channel = words[at(b)];
      const bool is_known = channel.is_object() && objects_[channel.index].kind == AbstractKind::channel;
      words[at(a)] = is_known ? objects_[channel.index].capacity : Value{};
      return go_on(next, words), true;
    }
    case Op::mutex_lock: return on_lock(EdgeAction::lock, a);
    case Op::mutex_unlock: return on_lock(EdgeAction::unlock, a);
    case Op::rw_announce: return on_lock(EdgeAction::announce, a);
    case Op::rw_acquire: return on_lock(EdgeAction::acquire, a);
    case Op::rw_unlock: return on_lock(EdgeAction::rw_unlock, a);
    case Op::rw_read_lock: return on_lock(EdgeAction::read_lock, a);
    case Op::rw_read_unlock: return on_lock(EdgeAction::read_unlock, a);
    case Op::mutex_try_lock: {
      // Failing is always possible.
      Label label;
      label.action = EdgeAction::lock;
      if (!lock_target(words[at(b)], label.target)) return true;
      words[at(a)] = Value::of(1);
      go_on(next, words, label, tag_yes);
      words[at(a)] = Value::of(0);
      go_on(next, words, {}, tag_no);
      return true;
    }
    case Op::wait_group_add: {
      const Value amount = words[at(b)];
      if (!amount.is_number()) return refuse("a number added to a WaitGroup that is not known"), true;
      return on_lock(EdgeAction::add, a, amount.number);
    }
    case Op::wait_group_wait: return on_lock(EdgeAction::wait, a);
    case Op::atomic_begin: return atomic_section(), true;
    case Op::yield: return go_on(next, words), true;
    case Op::map_next:
      forget_defs(in, words);
      go_on(next, words);
      go_on(static_cast<std::uint32_t>(k), configs_[at_].words);
      return true;
    case Op::choose: words[at(a)] = entry_parameter(in); return go_on(next, words), true;
    case Op::exit_process:
    case Op::die: return end(ConfigEnd::crash), true;
    case Op::rw_try_lock:
    case Op::rw_try_read_lock: return refuse("TryLock of a RWMutex"), true;
    case Op::await: return refuse("a wait for a word of memory (sync.Cond, or a model of the library)"), true;
    case Op::timer_start:
    case Op::timer_stop: return refuse("a timer"), true;
    default: return false;
  }
}

}  // namespace stalemate::checker::smt
