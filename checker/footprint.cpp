#include "checker/footprint.hpp"

#include <algorithm>

#include "checker/place.hpp"
#include "model/frames.hpp"
#include "model/interpreter.hpp"
#include "model/timer.hpp"

namespace stalemate::checker {

using model::Instruction;
using model::Op;
using model::Ref;
using model::Select;
using model::SelectCaseKind;
using model::Transition;
using model::TransitionKind;
using model::Word;
namespace channel_word = model::channel_word;
namespace timer_word = model::timer_word;

namespace {

constexpr std::uint32_t all_words = UINT32_MAX, rw_words = 3;

// Kinds of NamedState::Counter.
constexpr std::uint32_t sends_of_channel = 0, read_locks_of_actor = 1, counter_came_down = 2;

}  // namespace

/// Collects the accesses of one transition.
class Footprints::Builder {
 public:
  Builder(const Footprints& footprints, const NamedState& named, UnusualUses uses)
      : all_(footprints),
        machine_(footprints.machine_),
        program_(machine_.program()),
        named_(named),
        state_(named.state()),
        uses_(uses) {}

  std::vector<Access> accesses;

  void transition(const Transition& t) {
    switch (t.kind) {
      case TransitionKind::solo: return solo(t);
      case TransitionKind::rendezvous: return rendezvous(t);
      case TransitionKind::fire: return fire(t.timer);
    }
  }

  /// All that the operation is about, whatever may come of it. Returns whether it may meet another on a channel.
  bool interest(std::uint32_t g) {
    const Instruction& in = instruction(g);
    bool meets = false;
    const auto channel = [&](Ref at) {
      add(Touch::write, at);
      meets |= !at.is_nil() && word(at, channel_word::capacity) == 0;
    };
    switch (in.op) {
      case Op::send: channel(ref_at(g, in.a)); return meets;
      case Op::receive: channel(ref_at(g, in.b)); return meets;
      case Op::select:
        for (const model::SelectCase& one : select_at(program_, state_, g)->cases) channel(channel_of(state_, g, one));
        return meets;
      default: break;
    }
    Transition t;
    t.g = static_cast<std::uint16_t>(g);
    solo(t);
    for (Access& access : accesses) access.touch = as_written(access.touch);
    return false;
  }

  void interest_of_timer(std::uint32_t timer) {
    fire(timer);
    for (Access& access : accesses) access.touch = as_written(access.touch);
  }

  void add(Touch touch, Ref ref, std::uint32_t words = all_words) {
    if (ref.is_nil() || ref.is_function()) return;
    accesses.push_back({touch, named_.object(ref.object), words == all_words ? 0 : ref.offset, words, 0, 0});
  }

 private:
  static Touch as_written(Touch touch) { return touch == Touch::function_timer ? touch : Touch::write; }
  Word word(Ref ref, std::uint32_t offset) const { return state_.objects[ref.object].words[ref.offset + offset]; }

  // ------------------------------------------------------------------ channels

  void send(Ref channel) {
    if (channel.is_nil()) return;
    if (word(channel, channel_word::closed) != 0) return add(Touch::after_close, channel);
    add(Touch::send, channel);
    Access& access = accesses.back();
    access.number = named_.count({sends_of_channel, 0, access.object, 0}) + 1;
    const auto capacity = static_cast<std::uint32_t>(word(channel, channel_word::capacity));
    access.room = access.number > capacity ? access.number - capacity : 0;
  }

  void receive(Ref channel) {
    if (channel.is_nil()) return;
    const auto length = static_cast<std::uint32_t>(word(channel, channel_word::length));
    if (length == 0) return add(Touch::receive_closed, channel);
    add(Touch::receive, channel);
    Access& access = accesses.back();
    access.number = named_.count({sends_of_channel, 0, access.object, 0}) - length + 1;
  }

  void watch(std::uint32_t g, const Select& select) {
    for (const model::SelectCase& one : select.cases) add(Touch::watch, channel_of(state_, g, one));
  }

  void rendezvous(const Transition& t) {
    const Select *const sends = select_at(program_, state_, t.g), *const receives =
                                                                      select_at(program_, state_, t.partner);
    add(Touch::rendezvous,
        sends != nullptr ? channel_of(state_, t.g, sends->cases[t.choice]) : ref_at(t.g, instruction(t.g).a));
    if (sends == nullptr || receives == nullptr) return;
    // Which of the two can have parked depends on the readiness of their other cases.
    watch(t.g, *sends);
    watch(t.partner, *receives);
  }

  // ------------------------------------------------------------------ timers

  void fire(std::uint32_t timer) {
    const Ref ref = Ref::from_word(state_.timers[timer]);
    add(Touch::write, ref, timer_word::count);
    if (word(ref, timer_word::function) != 0) return function_timer();
    const Ref channel = Ref::from_word(word(ref, timer_word::channel));
    if (channel.is_nil()) return;
    const bool has_room = word(channel, channel_word::length) < word(channel, channel_word::capacity);
    if (has_room) return send(channel);
    add(Touch::length, channel);
  }

  void function_timer() { accesses.push_back({Touch::function_timer, timer_goroutines, 0, 1, 0, 0}); }

  // ------------------------------------------------------------------ one goroutine

  const Instruction& instruction(std::uint32_t g) const { return instruction_at(program_, state_, g); }
  Ref ref_at(std::uint32_t g, std::int32_t slot) const { return Ref::from_word(frame_word(state_, g, slot)); }

  void solo(const Transition& t) {
    const Instruction& in = instruction(t.g);
    const auto ref = [&](std::int32_t slot) { return ref_at(t.g, slot); };
    switch (in.op) {
      case Op::send: return send(ref(in.a));
      case Op::receive: return receive(ref(in.b));
      case Op::close_chan: {
        const Ref channel = ref(in.a);
        const bool is_closed = !channel.is_nil() && word(channel, channel_word::closed) != 0;
        return add(is_closed ? Touch::after_close : Touch::close, channel);
      }
      case Op::chan_len: return add(Touch::length, ref(in.b));
      case Op::select: {
        const Select& select = *select_at(program_, state_, t.g);
        if (t.choice == model::choice_default) return watch(t.g, select);
        const model::SelectCase& one = select.cases[t.choice];
        const Ref channel = channel_of(state_, t.g, one);
        return one.kind == SelectCaseKind::send ? send(channel) : receive(channel);
      }
      case Op::await: return add(Touch::read, ref(in.a), 1);
      case Op::timer_start:
      case Op::timer_stop: {
        const Ref timer = ref(in.op == Op::timer_start ? in.a : in.b);
        if (timer.is_nil()) return;
        add(Touch::write, timer, timer_word::count);
        if (word(timer, timer_word::function) != 0) function_timer();
        return;
      }
      case Op::atomic_begin: return section(t.g, in);
      default: break;
    }
    if (lock(t, in)) return;
    std::vector<model::Machine::Access> touched;
    machine_.accesses(state_, t.g, touched);
    for (const model::Machine::Access& access : touched) {
      add(access.writes ? Touch::write : Touch::read, access.at, access.is_map ? all_words : access.words);
    }
  }

  // ------------------------------------------------------------------ locks; false: it is none

  bool lock(const Transition& t, const Instruction& in) {
    const auto ref = [&](std::int32_t slot) { return ref_at(t.g, slot); };
    const auto mutex = [&](Ref at, bool changes) {
      if (!at.is_nil()) add(changes ? Touch::mutex_change : Touch::mutex_look, at, 1);
      return true;
    };
    const auto rw = [&](Ref at, Touch touch) {
      if (!at.is_nil()) add(touch, at, rw_words);
      return true;
    };
    const auto is_zero = [&](Ref at, std::uint32_t offset) { return at.is_nil() || word(at, offset) == 0; };
    const Ref a = model::class_of(in.op) == model::OpClass::visible ? operand(t.g, in) : Ref{};
    switch (in.op) {
      case Op::mutex_lock: return mutex(a, true);
      case Op::mutex_try_lock: return mutex(a, is_zero(a, 0));
      case Op::mutex_unlock: return mutex(a, !is_zero(a, 0));
      case Op::rw_announce: return rw(a, Touch::rw_announce);
      case Op::rw_acquire: return rw(a, Touch::rw_acquire);
      case Op::rw_unlock: return rw(a, is_zero(a, 1) ? Touch::rw_look : Touch::rw_release);
      case Op::rw_read_lock: return rw(a, Touch::rw_read_lock);
      case Op::rw_read_unlock: {
        if (is_zero(a, 2)) return rw(a, Touch::rw_look);
        return rw(a, uses_.foreign_read_unlock ? Touch::rw_foreign_unlock : Touch::rw_read_unlock);
      }
      case Op::rw_try_lock:
        return rw(a, is_zero(a, 0) && is_zero(a, 1) && is_zero(a, 2) ? Touch::rw_try : Touch::rw_look);
      case Op::rw_try_read_lock: return rw(a, is_zero(a, 0) ? Touch::rw_read_lock : Touch::rw_look);
      case Op::wait_group_add: {
        if (a.is_nil()) return true;
        const auto before = static_cast<std::int64_t>(word(a, 0));
        const auto delta = static_cast<std::int64_t>(static_cast<std::int32_t>(frame_word(state_, t.g, in.b)));
        const bool is_low = before < 0 || before + delta < 0 || before + delta > INT32_MAX;
        const bool is_down = delta < 0;
        add(is_low || (is_down && uses_.negative_counter) ? Touch::count_low
                                                          : (is_down ? Touch::count_down : Touch::count_up),
            a, 1);
        accesses.back().number = static_cast<std::uint32_t>(before);
        accesses.back().room = static_cast<std::uint32_t>(before + delta);
        return true;
      }
      case Op::wait_group_wait:
        if (!ref(in.a).is_nil()) add(Touch::count_wait, ref(in.a), 1);
        return true;
      default: return false;
    }
  }

  Ref operand(std::uint32_t g, const Instruction& in) const {
    const bool has_result = in.op == Op::mutex_try_lock || in.op == Op::rw_try_lock || in.op == Op::rw_try_read_lock;
    switch (in.op) {
      case Op::mutex_lock:
      case Op::mutex_try_lock:
      case Op::mutex_unlock:
      case Op::rw_announce:
      case Op::rw_acquire:
      case Op::rw_unlock:
      case Op::rw_read_lock:
      case Op::rw_read_unlock:
      case Op::rw_try_lock:
      case Op::rw_try_read_lock:
      case Op::wait_group_add: return ref_at(g, has_result ? in.b : in.a);
      default: return {};
    }
  }

  // ------------------------------------------------------------------ library functions that are one step

  void section(std::uint32_t g, const Instruction& in) {
    const model::Goroutine& goroutine = state_.goroutine(g);
    const model::FunctionIndex function = goroutine.frames[goroutine.frame_count - 1].function;
    const bool has_address = (in.t & 6U) == 2;
    if (has_address && all_.memory_only_[function]) {
      const bool reads = (in.t & 1U) != 0;
      return add(reads ? Touch::read : Touch::write, ref_at(g, in.a));
    }
    // All that can be reached from its words and from the package variables it names. What others do to one of these
    // objects depends on this step; if nobody does anything, the same ones are reached.
    std::vector<bool> seen(state_.object_count, false);
    std::vector<std::uint32_t> work;
    const auto visit = [&](Word word) {
      const Ref ref = Ref::from_word(word);
      if (ref.object == 0 || ref.is_function() || seen[ref.object]) return;
      seen[ref.object] = true;
      work.push_back(ref.object);
      if (ref.object != 1) add(Touch::write, Ref{ref.object, 0});
    };
    visit_frame(goroutine, visit);
    visit_globals(function, visit);
    while (!work.empty()) {
      const std::uint32_t next = work.back();
      work.pop_back();
      if (next != 1) model::for_each_ref(machine_.layouts(), state_.objects[next], visit);
    }
    function_timer();
  }

  template <class Visit>
  void visit_frame(const model::Goroutine& g, Visit&& visit) const {
    const std::uint32_t top = g.frame_count - 1;
    const model::Liveness::Set& live = model::live_words(machine_.liveness(), g, top);
    const Word* s = g.stack.data() + g.frames[top].base;
    for (const std::uint32_t word : live.refs) visit(s[word]);
    for (const std::uint32_t word : live.ifaces) {
      if (machine_.layouts().data_is_ref(static_cast<model::TypeIndex>(s[word]))) visit(s[word + 1]);
    }
  }

  template <class Visit>
  void visit_globals(model::FunctionIndex function, Visit&& visit) {
    // Which package variables code names.
    const model::MayTable& table = machine_.foresight().may_table();
    const model::BitRow& row = table.from_entry(function);
    for (std::uint32_t i = 0; i < program_.globals.size(); ++i) {
      if (!model::has_bit(row, table.global_bit(i))) continue;
      const model::Global& global = program_.globals[i];
      const std::uint32_t size = machine_.layouts().size(global.type);
      if (size == 0) continue;
      add(Touch::write, Ref{1, global.offset}, size);
      model::for_each_ref(machine_.layouts(), machine_.layouts().type(global.type),
                          state_.objects[1].words.data() + global.offset, visit);
    }
  }

  const Footprints& all_;
  const model::Machine& machine_;
  const model::Program& program_;
  const NamedState& named_;
  const model::State& state_;
  const UnusualUses uses_;
};

Footprints::Footprints(const model::Machine& machine)
    : machine_(machine), memory_only_(model::memory_only_functions(machine.program())) {}

std::vector<Access> Footprints::of(const NamedState& named, const Transition& t, UnusualUses uses) const {
  Builder builder(*this, named, uses);
  builder.transition(t);
  return std::move(builder.accesses);
}

Footprints::Interest Footprints::interest(const NamedState& named, ActorId actor) const {
  Interest result;
  Builder builder(*this, named, {});
  const std::uint32_t g = named.index_of(actor);
  if (g != model::no_index) {
    result.meets = builder.interest(g);
  } else if (const auto fires = named.transition_of({TransitionKind::fire, actor, no_actor, 0, 0})) {
    builder.interest_of_timer(fires->timer);
  }
  result.accesses = std::move(builder.accesses);
  return result;
}

void Footprints::arrival(const NamedState& named, std::uint32_t g, std::vector<Access>& accesses) const {
  if (named.state().goroutine(g).frame_count == 0) return;
  const Instruction& in = instruction_at(machine_.program(), named.state(), g);
  if (in.op != Op::wait_group_wait) return;
  Builder builder(*this, named, {});
  builder.add(Touch::count_arrive, Ref::from_word(frame_word(named.state(), g, in.a)), 1);
  accesses.insert(accesses.end(), builder.accesses.begin(), builder.accesses.end());
}

void Footprints::note(const std::vector<Access>& accesses, ActorId actor, const NamedState& before, UnusualUses& seen) {
  for (const Access& access : accesses) {
    switch (access.touch) {
      case Touch::rw_read_unlock:
        if (before.count({read_locks_of_actor, actor, access.object, access.offset}) == 0)
          seen.foreign_read_unlock = true;
        break;
      case Touch::count_low: seen.negative_counter = true; break;
      case Touch::count_up:
        if (access.number == 0 && before.count({counter_came_down, 0, access.object, access.offset}) != 0)
          seen.counter_reuse = true;
        break;
      default: break;
    }
  }
}

void Footprints::count(const std::vector<Access>& accesses, ActorId actor, const NamedState& before,
                       NamedState& after) {
  for (const Access& access : accesses) {
    const NamedState::Counter sends{sends_of_channel, 0, access.object, 0};
    const NamedState::Counter held{read_locks_of_actor, actor, access.object, access.offset};
    switch (access.touch) {
      case Touch::send: after.set_count(sends, before.count(sends) + 1); break;
      case Touch::rw_read_lock: after.set_count(held, before.count(held) + 1); break;
      case Touch::rw_read_unlock: after.set_count(held, std::max(before.count(held), 1U) - 1); break;
      case Touch::count_low:
      case Touch::count_down:
        if (access.room == 0) after.set_count({counter_came_down, 0, access.object, access.offset}, 1);
        break;
      default: break;
    }
  }
}

}  // namespace stalemate::checker
