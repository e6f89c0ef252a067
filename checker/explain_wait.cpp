#include "checker/explain_wait.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "checker/place.hpp"

namespace stalemate::checker {

using model::Op;
using model::Ref;
using model::State;

namespace {

std::string channel_state(const model::HeapObject& channel) {
  const auto capacity = channel.words[model::channel_word::capacity];
  const auto length = channel.words[model::channel_word::length];
  const bool closed = channel.words[model::channel_word::closed] != 0;
  if (closed) return length == 0 ? "closed, empty" : fmt::format("closed, {} of {}", length, capacity);
  if (capacity == 0) return "unbuffered";
  if (length == 0) return "empty, open";
  return length == capacity ? fmt::format("full, {} of {}", length, capacity)
                            : fmt::format("{} of {}", length, capacity);
}

bool is_read_lock(Op op) { return op == Op::rw_read_lock || op == Op::rw_try_read_lock; }

model::Act act_of(Op op) {
  using model::Act;
  switch (op) {
    case Op::send: return Act::send;
    case Op::receive: return Act::receive;
    case Op::close_chan: return Act::close;
    case Op::mutex_unlock: return Act::mutex_unlock;
    case Op::rw_unlock: return Act::rw_unlock;
    case Op::rw_read_unlock: return Act::rw_read_unlock;
    default: return Act::wait_group_done;
  }
}

}  // namespace

WaitExplainer::WaitExplainer(const model::Machine& machine, const Replay& replay, const std::vector<bool>& stuck)
    : machine_(machine),
      effects_(machine.foresight().effects()),
      replay_(replay),
      stuck_(stuck),
      may_(machine, machine.foresight().may_table()) {
  may_.assign(replay.end());
}

BlockedGoroutine WaitExplainer::goroutine(std::uint32_t g) const {
  const State& state = replay_.end();
  const Place place = place_of(machine_, state, g);
  BlockedGoroutine result;
  result.name = replay_.names().name(g);
  result.function = machine_.goroutine_function(state, g);
  result.at_function = place.function;
  result.operation = stuck_[g] ? place.operation : "running";
  result.library_call = machine_.operation(state, g).library_call;
  result.position = place.position;
  result.created = state.goroutine(g).created;
  result.is_main = state.goroutine(g).is_main;
  result.is_blocked_write = stuck_[g] && place.is_blocked_write;
  return result;
}

std::vector<ExplainedWait> WaitExplainer::waits(std::uint32_t g) const {
  const State& state = replay_.end();
  const model::OperationView view = machine_.operation(state, g);
  if (const model::Select* select = select_at(machine_.program(), state, g)) {
    std::vector<ExplainedWait> result;
    for (const model::SelectCase& c : select->cases) {
      const Op op = c.kind == model::SelectCaseKind::send ? Op::send : Op::receive;
      std::string label = machine_.program().texts[c.label];
      if (!label.empty() && !label.starts_with("case")) label = "case " + label;
      result.push_back(channel_wait(g, op, channel_of(state, g, c), std::move(label), c.position));
    }
    return result;
  }
  switch (view.op) {
    case Op::send:
    case Op::receive: return {channel_wait(g, view.op, view.object, std::string(view.label), view.position)};
    case Op::mutex_lock:
    case Op::rw_announce:
    case Op::rw_acquire:
    case Op::rw_read_lock: return {lock_wait(g, view)};
    default: return {counter_wait(g, view)};
  }
}

ExplainedWait WaitExplainer::channel_wait(std::uint32_t g, Op op, Ref channel, std::string label, Position at) const {
  const State& state = replay_.end();
  ExplainedWait result;
  result.object = channel;
  result.wait.operation = op == Op::send ? "send" : "receive";
  result.wait.label = std::move(label);
  result.wait.position = at;
  if (channel.is_nil()) {
    result.wait.object_state = "nil";
    return result;
  }
  const model::HeapObject& object = state.objects[channel.object];
  result.wait.object = machine_.object_name(state, channel);
  result.wait.object_state = channel_state(object);
  result.wait.made = made_at(channel);

  if (op == Op::send) {
    add_channel_wakers(g, {Op::receive, "receive", "receive from it"}, result);
    return result;
  }
  const auto somewhere = [&](Op wanted) {
    return std::ranges::any_of(effects_.all(), [&](const auto& f) { return matches(f, wanted, channel); });
  };
  const bool sends = somewhere(Op::send), closes = somewhere(Op::close_chan);
  if (!sends && !closes) {
    result.wait.could_wake.push_back({"", "send", {}, "no send to it and no close of it anywhere in the program"});
    return result;
  }
  if (sends) add_channel_wakers(g, {Op::send, "send", "send to it"}, result);
  add_channel_wakers(g, {Op::close_chan, "close", "close of it"}, result);
  return result;
}

bool WaitExplainer::same_channel_type(model::TypeIndex a, model::TypeIndex b) const {
  const auto& types = machine_.program().types;
  // Unknown matches all; directions differ between ends of one channel, the element does not.
  return a == 0 || b == 0 || a == b || types[a].element == types[b].element;
}

bool WaitExplainer::matches(const model::FutureOperation& future, Op op, Ref object) const {
  if (future.op != op) return false;
  const bool is_channel_op = op == Op::send || op == Op::receive || op == Op::close_chan;
  return !is_channel_op || same_channel_type(future.channel_type, replay_.end().objects[object.object].type);
}

std::string WaitExplainer::why_not(std::uint32_t h) const {
  return stuck_[h] ? "is blocked itself" : "runs on but never gets there";
}

bool WaitExplainer::add_live_wakers(std::uint32_t g, const Complement& complement, Ref object,
                                    ExplainedWait& result) const {
  const State& state = replay_.end();
  bool found = false;
  for (std::uint32_t h = 0; h < state.goroutine_count; ++h) {
    if (h == g || !model::can_reach(machine_, state, h, object.object)) continue;
    if (!may_.may(h, act_of(complement.op), object)) continue;
    const auto future = effects_.future(state, h);
    // The first with a position the user can look at; library code has none. Not where it stands, if it waits there for
    // something else of the same type.
    const model::OperationView at = machine_.operation(state, h);
    const auto rank = [&](const model::FutureOperation& f) {
      const bool waits_elsewhere = at.object != object && f.op == at.op && f.position == at.position;
      return std::tuple(waits_elsewhere, f.position.line == 0, f.position);
    };
    const model::FutureOperation* best = nullptr;
    for (const auto& f : future) {
      if (matches(f, complement.op, object) && (best == nullptr || rank(f) < rank(*best))) best = &f;
    }
    if (best == nullptr) continue;
    found = true;
    if (std::ranges::find(result.wakers, h) == result.wakers.end()) result.wakers.push_back(h);
    // Counting a WaitGroup up and down is one operation, and what has a position is rather Add.
    const Position where = complement.op == Op::wait_group_add ? Position{} : best->position;
    result.wait.could_wake.push_back({replay_.names().name(h), complement.word, where, why_not(h)});
  }
  return found;
}

void WaitExplainer::add_channel_wakers(std::uint32_t g, const Complement& complement, ExplainedWait& result) const {
  if (add_live_wakers(g, complement, result.object, result)) return;
  const auto nobody = [&](std::string why) {
    // A receive asks for senders and for who closes.
    if (std::ranges::any_of(result.wait.could_wake, [&](const Waker& one) { return one.why_not == why; })) return;
    result.wait.could_wake.push_back({"", complement.word, {}, std::move(why)});
  };
  if (std::ranges::none_of(effects_.all(), [&](const auto& f) { return matches(f, complement.op, result.object); })) {
    nobody(fmt::format("no {} anywhere in the program", complement.phrase));
    return;
  }
  // Who did it before and is gone.
  std::set<std::string> named;
  for (const Use& use : replay_.uses(result.object)) {
    if (use.op != complement.op || !replay_.has_ended(use.goroutine) || !named.insert(use.goroutine).second) continue;
    result.wait.could_wake.push_back({use.goroutine, complement.word, use.position, "has returned"});
  }
  if (!named.empty()) return;
  const State& state = replay_.end();
  bool others_reach = false;
  for (std::uint32_t h = 0; h < state.goroutine_count && !others_reach; ++h)
    others_reach = h != g && model::can_reach(machine_, state, h, result.object.object);
  if (!others_reach) return nobody(fmt::format("no other goroutine can reach {}", result.wait.object));
  nobody(fmt::format("no goroutine that is left could {}", complement.op == Op::close_chan ? "close it"
                                                           : complement.op == Op::send     ? "send to it"
                                                                                           : "receive from it"));
}

Position WaitExplainer::made_at(Ref ref) const {
  if (is_made_in_library(machine_.program(), replay_.end(), ref)) return {};
  return machine_.program().sites[replay_.end().objects[ref.object].site].position;
}

void WaitExplainer::add_holders(std::uint32_t g, Op waiting, ExplainedWait& result) const {
  for (const Use& holder : replay_.holders(result.object)) {
    // Of an RWMutex, a writer that has announced itself waits for readers; everybody else waits for writers.
    if (is_read_lock(holder.op) != (waiting == Op::rw_acquire)) continue;
    const std::string unlock = is_read_lock(holder.op) ? "read unlock" : "unlock";
    const std::uint32_t h = replay_.names().index(holder.goroutine);
    if (h == g && holder.op == Op::rw_announce) continue;  // it is between the two steps of its own RWMutex.Lock
    if (h == model::no_index) {
      result.wait.could_wake.push_back({holder.goroutine, unlock, {}, "has returned without unlocking"});
    } else if (h == g) {
      result.wait.could_wake.push_back({holder.goroutine, unlock, {}, "holds it itself: the lock is not reentrant"});
      result.wakers.push_back(h);
    } else {
      result.wakers.push_back(h);
      result.wait.could_wake.push_back({holder.goroutine, unlock, {}, why_not(h)});
    }
    const char* how = is_read_lock(holder.op)        ? "read-locked by"
                      : holder.op == Op::rw_announce ? "closed to readers by the waiting writer"
                                                     : "locked by";
    const std::string by =
        fmt::format("{} {} since {}", how, holder.goroutine, machine_.short_position(holder.position));
    result.wait.object_state += (result.wait.object_state.empty() ? "" : "; ") + by;
  }
}

ExplainedWait WaitExplainer::lock_wait(std::uint32_t g, const model::OperationView& view) const {
  const State& state = replay_.end();
  ExplainedWait result;
  result.object = view.object;
  result.wait.operation = is_read_lock(view.op) ? "read lock" : "lock";
  result.wait.label = view.label;
  result.wait.position = view.position;
  if (view.object.is_nil()) return result;
  result.wait.object = machine_.object_name(state, view.object);
  result.wait.made = made_at(view.object);
  add_holders(g, view.op, result);
  if (!result.wait.object_state.empty()) return result;
  result.wait.object_state = "locked";
  const bool is_rw = view.op != Op::mutex_lock;
  bool found = add_live_wakers(g, {is_rw ? Op::rw_unlock : Op::mutex_unlock, "unlock", ""}, view.object, result);
  if (is_rw) found |= add_live_wakers(g, {Op::rw_read_unlock, "read unlock", ""}, view.object, result);
  if (!found) result.wait.could_wake.push_back({"", "unlock", {}, "no goroutine that is left could unlock it"});
  return result;
}

// Waits inside a library model end by another method of the same type: Signal for Cond.Wait.
void WaitExplainer::add_signallers(std::uint32_t g, ExplainedWait& result) const {
  const State& state = replay_.end();
  const auto& functions = machine_.program().functions;
  const model::Goroutine& waiting = state.goroutine(g);
  const model::FunctionIndex own = waiting.frames[waiting.frame_count - 1].function;
  const std::string type = functions[own].name.substr(0, functions[own].name.rfind('.') + 1);
  for (std::uint32_t h = 0; h < state.goroutine_count; ++h) {
    if (h == g || type.empty() || !model::can_reach(machine_, state, h, result.object.object)) continue;
    if (!may_.may(h, model::Act::write, result.object)) continue;
    const auto future = effects_.future(state, h);
    const bool could = std::ranges::any_of(
        future, [&](const auto& f) { return f.function != own && functions[f.function].name.starts_with(type); });
    if (!could) continue;
    result.wakers.push_back(h);
    result.wait.could_wake.push_back({replay_.names().name(h), "signal", {}, why_not(h)});
  }
  if (result.wait.could_wake.empty()) {
    result.wait.could_wake.push_back({"", "signal", {}, "no goroutine is left that could wake it"});
  }
}

ExplainedWait WaitExplainer::counter_wait(std::uint32_t g, const model::OperationView& view) const {
  const State& state = replay_.end();
  ExplainedWait result;
  result.object = view.object;
  result.wait.operation = view.op == Op::wait_group_wait ? "wait" : "await";
  result.wait.label = view.label;
  result.wait.position = view.position;
  if (view.object.is_nil()) return result;
  const model::HeapObject& object = state.objects[view.object.object];
  result.wait.made = made_at(view.object);
  if (view.op != Op::await || !is_made_in_library(machine_.program(), state, view.object)) {
    result.wait.object = machine_.object_name(state, view.object);
  }
  if (view.op != Op::wait_group_wait) {
    add_signallers(g, result);
    return result;
  }
  result.wait.object_state = fmt::format("counter {}", object.words[view.object.offset]);
  if (!add_live_wakers(g, {Op::wait_group_add, "done", ""}, view.object, result)) {
    result.wait.could_wake.push_back({"", "done", {}, "no goroutine that is left could call Done"});
  }
  return result;
}

}  // namespace stalemate::checker
