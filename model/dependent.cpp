// Conditional dependence of two transitions enabled in one state (docs/algorithm.md, "Dependence"): may taking them in
// either order lead to different states, or one disable the other? Each transition is broken into touches (of a
// channel, a lock, a piece of memory, a timer); two transitions are independent iff they share no goroutine and all
// their touches commute. Local instructions touch nothing others can see. Three effects at a distance make a step
// depend on more than what it touches, and are answered conservatively:
// - a counter reaching zero marks those who stand at WaitGroup.Wait: it depends on steps that may arrive there;
// - a step may drop the last reference but one to an object at which another goroutine stands, whose access is then
// local
//   and part of this step (step.cpp): such an access depends on all steps that might do so;
// - a step that ends the run (crash) disables everything; like everywhere in this table that is not counted.
#include <algorithm>

#include "model/frames.hpp"
#include "model/interpreter.hpp"
#include "model/operands.hpp"
#include "model/timer.hpp"

namespace stalemate::model {
namespace {

enum class Touch : std::uint8_t {
  // channels
  send,
  receive,
  close,
  length,
  fire,
  rendezvous,
  watch_receive,
  watch_send,
  // memory, also of lock words
  read,
  write,
  object_read,
  object_write,
  // locks
  mutex_lock,
  mutex_other,
  rw_read_lock,
  rw_read_unlock,
  rw_announce,
  rw_other,
  wait_group_add,
  wait_group_wait,
  // timers
  timer,
  function_timer,
};

struct Item {
  Touch touch = Touch::read;
  Ref ref;
  std::uint32_t words = 1;
  Word value = 0;  // wait_group_add: the delta
};

struct Footprint {
  std::vector<Item> items;
  std::vector<std::uint32_t> goroutines;
  bool is_everything = false;
  bool writes_references = false;  // may take references out of shared objects
};

const Instruction& current(const Program& program, const Goroutine& g) {
  const Frame& frame = g.frames[g.frame_count - 1];
  return program.functions[frame.function].code[frame.pc];
}

bool is_channel_touch(Touch touch) { return touch <= Touch::watch_send; }
bool is_lock_touch(Touch touch) { return touch >= Touch::mutex_lock && touch <= Touch::wait_group_wait; }
bool is_memory_touch(Touch touch) { return touch >= Touch::read && touch <= Touch::object_write; }

class Dependence {
 public:
  Dependence(const Machine& machine, const State& state, const std::vector<bool>& memory_only)
      : machine_(machine), program_(machine.program()), state_(state), memory_only_(memory_only) {}

  Footprint footprint(const Transition& t) const {
    Footprint result;
    if (t.kind == TransitionKind::fire) {
      fire(t.timer, result);
    } else if (t.kind == TransitionKind::rendezvous) {
      result.goroutines = {t.g, t.partner};
      rendezvous(t, result);
    } else {
      result.goroutines = {t.g};
      solo(t, result);
    }
    return result;
  }

  bool commute(const Item& x, const Item& y) const {
    if (is_channel_touch(x.touch) && is_channel_touch(y.touch)) {
      return x.ref != y.ref || (x.touch <= y.touch ? channel_pair(x, y) : channel_pair(y, x));
    }
    if (is_channel_touch(x.touch) || is_channel_touch(y.touch)) return true;
    if (x.touch == Touch::function_timer && y.touch == Touch::function_timer) return false;
    if (x.ref.object != y.ref.object) return true;
    if (is_lock_touch(x.touch) && is_lock_touch(y.touch)) {
      return x.ref != y.ref || (x.touch <= y.touch ? lock_pair(x, y) : lock_pair(y, x));
    }
    const bool whole = x.touch == Touch::object_read || x.touch == Touch::object_write ||
                       y.touch == Touch::object_read || y.touch == Touch::object_write;
    const bool overlap = whole || (x.ref.offset < y.ref.offset + y.words && y.ref.offset < x.ref.offset + x.words);
    if (!overlap) return true;
    const auto reads = [](Touch touch) { return touch == Touch::read || touch == Touch::object_read; };
    return reads(x.touch) && reads(y.touch);
  }

  /// Whether a goroutine's access may become local through what another does.
  bool stands_at_memory(std::uint32_t index) const {
    const Goroutine& g = state_.goroutines[index];
    if (g.frame_count == 0) return false;
    const Op op = current(program_, g).op;
    return class_of(op) == OpClass::memory || op == Op::map_next;
  }

  /// Whether `mine` could make private the object a memory operation of goroutine `other` is about.
  bool may_unshare(const Footprint& mine, const Item& access, std::uint32_t other) const {
    for (std::uint32_t g = 0; g < state_.goroutine_count; ++g) {
      if (g == other || std::find(mine.goroutines.begin(), mine.goroutines.end(), g) != mine.goroutines.end()) continue;
      // One that stands at a memory operation may be set going itself, and end.
      if (stands_at_memory(g)) continue;
      if (keeps(state_.goroutines[g], access.ref.object, mine.writes_references)) return false;
    }
    return true;
  }

 private:
  // ------------------------------------------------------------------ what a transition touches
  const Word* words(const Goroutine& g) const { return g.stack.data() + g.frames[g.frame_count - 1].base; }

  void fire(std::uint32_t timer, Footprint& result) const {
    const Ref ref = Ref::from_word(state_.timers[timer]);
    const Word* at = state_.objects[ref.object].words.data() + ref.offset;
    result.items.push_back({Touch::timer, ref, timer_word::count});
    if (at[timer_word::function] != 0) {
      result.items.push_back({Touch::function_timer, ref, timer_word::count});
    } else {
      result.items.push_back({Touch::fire, Ref::from_word(at[timer_word::channel])});
    }
  }

  void watch_cases(const Select& select, const Word* s, Footprint& result) const {
    for (const SelectCase& one : select.cases) {
      const Ref channel = Ref::from_word(s[one.channel]);
      if (channel.is_nil()) continue;
      result.items.push_back({one.kind == SelectCaseKind::send ? Touch::watch_send : Touch::watch_receive, channel});
    }
  }

  void rendezvous(const Transition& t, Footprint& result) const {
    const Goroutine &sender = state_.goroutines[t.g], &receiver = state_.goroutines[t.partner];
    const Instruction &sending = current(program_, sender), &receiving = current(program_, receiver);
    const Word* s = words(sender);
    const bool both_select = sending.op == Op::select && receiving.op == Op::select;
    const std::int32_t channel = sending.op == Op::select
                                     ? program_.selects[static_cast<std::uint32_t>(sending.k)].cases[t.choice].channel
                                     : sending.a;
    result.items.push_back({Touch::rendezvous, Ref::from_word(s[channel])});
    if (!both_select) return;
    // Which of the two can have parked depends on the readiness of their other cases.
    watch_cases(program_.selects[static_cast<std::uint32_t>(sending.k)], s, result);
    watch_cases(program_.selects[static_cast<std::uint32_t>(receiving.k)], words(receiver), result);
  }

  void solo(const Transition& t, Footprint& result) const {
    const Goroutine& g = state_.goroutines[t.g];
    const Instruction& in = current(program_, g);
    const Word* s = words(g);
    const auto add = [&](Touch touch, std::int32_t word, std::uint32_t count = 1, Word value = 0) {
      const Ref ref = Ref::from_word(s[word]);
      if (!ref.is_nil()) result.items.push_back({touch, ref, count, value});
    };
    switch (in.op) {
      case Op::send: return add(Touch::send, in.a);
      case Op::receive: result.writes_references = true; return add(Touch::receive, in.b);
      case Op::close_chan: return add(Touch::close, in.a);
      case Op::chan_len: return add(Touch::length, in.b);
      case Op::select: {
        const Select& select = program_.selects[static_cast<std::uint32_t>(in.k)];
        if (t.choice == choice_default) return watch_cases(select, s, result);
        const SelectCase& one = select.cases[t.choice];
        result.writes_references = one.kind == SelectCaseKind::receive;
        return add(one.kind == SelectCaseKind::send ? Touch::send : Touch::receive, one.channel);
      }
      case Op::mutex_lock: return add(Touch::mutex_lock, in.a);
      case Op::mutex_unlock: return add(Touch::mutex_other, in.a);
      case Op::mutex_try_lock: return add(Touch::mutex_other, in.b);
      case Op::rw_announce: return add(Touch::rw_announce, in.a, 3);
      case Op::rw_acquire:
      case Op::rw_unlock: return add(Touch::rw_other, in.a, 3);
      case Op::rw_read_lock: return add(Touch::rw_read_lock, in.a, 3);
      case Op::rw_read_unlock: return add(Touch::rw_read_unlock, in.a, 3);
      case Op::rw_try_lock:
      case Op::rw_try_read_lock: return add(Touch::rw_other, in.b, 3);
      case Op::wait_group_add: return add(Touch::wait_group_add, in.a, 1, s[in.b]);
      case Op::wait_group_wait: return add(Touch::wait_group_wait, in.a);
      case Op::await: return add(Touch::read, in.a);
      case Op::timer_start:
      case Op::timer_stop: {
        const std::int32_t word = in.op == Op::timer_start ? in.a : in.b;
        add(Touch::timer, word, timer_word::count);
        const Ref ref = Ref::from_word(s[word]);
        if (!ref.is_nil() && state_.objects[ref.object].words[ref.offset + timer_word::function] != 0) {
          add(Touch::function_timer, word, timer_word::count);
        }
        return;
      }
      case Op::atomic_begin: {
        result.is_everything = (in.t & 6U) != 2 || !memory_only_[g.frames[g.frame_count - 1].function];
        result.writes_references = (in.t & 1U) == 0;
        return add((in.t & 1U) != 0 ? Touch::object_read : Touch::object_write, in.a);
      }
      case Op::die:
      case Op::exit_process: result.is_everything = true; return;
      default: break;
    }
    std::vector<Machine::Access> accesses;
    machine_.accesses(state_, t.g, accesses);
    for (const Machine::Access& access : accesses) {
      const Touch touch = access.is_map ? (access.writes ? Touch::object_write : Touch::object_read)
                                        : (access.writes ? Touch::write : Touch::read);
      result.writes_references |= access.writes;
      result.items.push_back({touch, access.at, access.words});
    }
  }

  // ------------------------------------------------------------------ pairs, with x.touch <= y.touch
  bool channel_pair(const Item& x, const Item& y) const {
    const std::vector<Word>& words = state_.objects[x.ref.object].words;
    const Word capacity = words[channel_word::capacity], length = words[channel_word::length];
    const bool is_closed = words[channel_word::closed] != 0;
    // On a closed channel sends and closes panic whatever else happens; only receives still change it.
    switch (x.touch) {
      case Touch::send:
        if (is_closed) return true;
        // Both enabled means 0 < length < capacity: opposite ends of the queue.
        if (y.touch == Touch::receive || y.touch == Touch::rendezvous || y.touch == Touch::watch_send) return true;
        return false;
      case Touch::receive:
        if (y.touch == Touch::receive) return is_closed && length == 0;
        if (y.touch == Touch::close) return is_closed || length > 0;
        if (y.touch == Touch::fire) return length < capacity;
        if (y.touch == Touch::rendezvous) return true;
        if (y.touch == Touch::watch_receive) return true;
        return is_closed && length == 0;
      case Touch::close:
        if (is_closed) return y.touch != Touch::fire;
        return y.touch == Touch::length;
      case Touch::length: return y.touch != Touch::fire;
      case Touch::fire: return y.touch == Touch::rendezvous || y.touch == Touch::watch_send;
      default: return true;
    }
  }

  bool lock_pair(const Item& x, const Item& y) const {
    const auto word = [&](std::uint32_t offset) { return state_.objects[x.ref.object].words[x.ref.offset + offset]; };
    switch (x.touch) {
      case Touch::rw_read_lock:
        if (y.touch == Touch::rw_read_lock) return true;
        return y.touch == Touch::rw_read_unlock && word(2) > 0;
      case Touch::rw_read_unlock:
        if (y.touch == Touch::rw_read_unlock) return word(2) > 1;
        // An announcement does not look at the readers.
        return y.touch == Touch::rw_announce && word(2) > 0;
      case Touch::wait_group_add: {
        if (y.touch != Touch::wait_group_add) return false;
        const auto counter = static_cast<std::int64_t>(word(0));
        const auto first = static_cast<std::int64_t>(x.value), second = static_cast<std::int64_t>(y.value);
        return counter + first > 0 && counter + second > 0 && counter + first + second >= 0;
      }
      case Touch::wait_group_wait: return true;
      default: return false;
    }
  }

  /// Whether a goroutine that takes no part in a step certainly still reaches `object` after it.
  bool keeps(const Goroutine& g, std::uint32_t object, bool directly) const {
    if (g.frame_count == 0) return false;
    std::vector<std::uint32_t> work;
    std::vector<bool> seen(state_.object_count, false);
    const auto visit = [&](Word word) {
      const Ref ref = Ref::from_word(word);
      if (ref.object == 0 || ref.is_function() || seen[ref.object]) return;
      seen[ref.object] = true;
      work.push_back(ref.object);
    };
    const Layouts& layouts = machine_.layouts();
    for (std::uint32_t i = 0; i < g.frame_count; ++i) {
      const Liveness::Set& live = live_words(machine_.liveness(), g, i);
      const Word* s = g.stack.data() + g.frames[i].base;
      for (const std::uint32_t word : live.refs) visit(s[word]);
      for (const std::uint32_t word : live.ifaces) {
        if (layouts.data_is_ref(static_cast<TypeIndex>(s[word]))) visit(s[word + 1]);
      }
    }
    // A second goroutine keeps package variables shared as well.
    if (object == 1) return true;
    if (directly) return seen[object];
    visit(Ref{1, 0}.word());
    while (!work.empty() && !seen[object]) {
      const std::uint32_t next = work.back();
      work.pop_back();
      for_each_ref(layouts, state_.objects[next], visit);
    }
    return seen[object];
  }

  const Machine& machine_;
  const Program& program_;
  const State& state_;
  const std::vector<bool>& memory_only_;
};

bool calls_dynamically(Op op) {
  return op == Op::call_closure || op == Op::call_interface || op == Op::tail_call_closure ||
         op == Op::tail_call_interface || op == Op::run_defers;
}

/// Functions from which `is_bad` can be met through static calls; dynamic calls count as bad themselves.
template <class IsBad>
std::vector<bool> functions_meeting(const Program& program, IsBad is_bad) {
  std::vector<bool> bad(program.functions.size(), false);
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i < bad.size(); ++i) {
      if (bad[i]) continue;
      for (const Instruction& in : program.functions[i].code) {
        const bool calls_bad = (in.op == Op::call || in.op == Op::tail_call) && bad[static_cast<std::size_t>(in.k)];
        if (calls_bad || is_bad(in.op)) {
          bad[i] = true;
          changed = true;
          break;
        }
      }
    }
  }
  return bad;
}

}  // namespace

std::vector<bool> memory_only_functions(const Program& program) {
  std::vector<bool> result = functions_meeting(program, [](Op op) {
    return calls_dynamically(op) || op == Op::go_start || (class_of(op) == OpClass::visible && op != Op::atomic_begin);
  });
  result.flip();
  return result;
}

std::vector<bool> waiting_functions(const Program& program) {
  bool any = false;
  for (const Function& function : program.functions) {
    for (const Instruction& in : function.code) any |= in.op == Op::wait_group_wait;
  }
  return functions_meeting(program, [any](Op op) {
    return any && (op == Op::wait_group_wait || op == Op::go_start || calls_dynamically(op));
  });
}

bool Machine::dependent(const State& state, const Transition& t, const Transition& u) const {
  const Dependence dependence(*this, state, memory_only_);
  const Footprint x = dependence.footprint(t), y = dependence.footprint(u);
  for (const std::uint32_t g : x.goroutines) {
    if (std::find(y.goroutines.begin(), y.goroutines.end(), g) != y.goroutines.end()) return true;
  }
  if (x.is_everything || y.is_everything) return true;
  for (const Item& a : x.items) {
    for (const Item& b : y.items) {
      if (!dependence.commute(a, b)) return true;
    }
  }
  // A counter that reaches zero, and a step that may arrive at Wait.
  const auto may_wait = [&](const Footprint& footprint) {
    if (footprint.goroutines.empty()) return true;
    for (std::uint32_t index = 0; index < state.goroutine_count; ++index) {
      const auto& movers = footprint.goroutines;
      const bool moves = std::find(movers.begin(), movers.end(), index) != movers.end();
      if (!moves && !dependence.stands_at_memory(index)) continue;
      const Goroutine& g = state.goroutines[index];
      for (std::uint32_t i = 0; i < g.frame_count; ++i) {
        if (may_wait_[g.frames[i].function]) return true;
      }
    }
    return false;
  };
  const auto reaches_zero = [&](const Footprint& footprint) {
    return std::any_of(footprint.items.begin(), footprint.items.end(), [&](const Item& item) {
      return item.touch == Touch::wait_group_add &&
             state.objects[item.ref.object].words[item.ref.offset] + item.value == 0;
    });
  };
  if ((reaches_zero(x) && may_wait(y)) || (reaches_zero(y) && may_wait(x))) return true;
  // An access to an object that the other step may leave to this goroutine alone.
  const auto unshares = [&](const Footprint& mine, const Footprint& other, const Transition& transition) {
    if (transition.kind != TransitionKind::solo || !dependence.stands_at_memory(transition.g)) return false;
    return std::any_of(other.items.begin(), other.items.end(), [&](const Item& item) {
      return is_memory_touch(item.touch) && dependence.may_unshare(mine, item, transition.g);
    });
  };
  return unshares(x, y, u) || unshares(y, x, t);
}

}  // namespace stalemate::model
