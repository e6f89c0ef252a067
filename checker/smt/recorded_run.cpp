#include "checker/smt/recorded_run.hpp"

#include <map>

#include "checker/place.hpp"
#include "model/check.hpp"
#include "model/timer.hpp"

namespace stalemate::checker::smt {

using model::no_index;
using model::Op;
using model::Ref;
using model::Transition;
using model::TransitionKind;
using model::Word;
namespace channel_word = model::channel_word;
namespace timer_word = model::timer_word;

namespace {

Word word_at(const model::State& state, Ref ref, std::uint32_t offset = 0) {
  return state.objects[ref.object].words[ref.offset + offset];
}

/// What an atomic section of package sync does to a Cond.
Action cond_action(const model::Program& program, const model::State& state, std::uint32_t g) {
  const std::string& name = program.functions[code_point(state, g).function].name;
  if (name == "sync.(*Cond).enqueue") return Action::enter;
  if (name == "sync.(*Cond).signal") return Action::signal;
  if (name == "sync.(*Cond).broadcast") return Action::broadcast;
  return Action::other;
}

class Recorder {
 public:
  Recorder(model::Machine& machine, Names& names) : machine_(machine), program_(machine.program()), names_(names) {}

  RecordedRun record(const model::Execution& execution) {
    here_.start(machine_, names_, info_);
    adopt(no_id, no_id);
    for (const Transition& t : execution) {
      if (here_.state().end != model::EndKind::running || machine_.limit_reached() != nullptr) break;
      take(t);
    }
    const model::State& state = here_.state();
    result_.main_returned = state.main_returned;
    result_.has_crashed = state.end == model::EndKind::crash;
    if (state.end == model::EndKind::running) {
      result_.alive_count = state.goroutine_count;
      for (std::uint32_t g = 0; g < state.goroutine_count; ++g) describe(g);
    }
    result_.silent.resize(result_.program.places.size());
    result_.operations.resize(result_.program.places.size());
    return std::move(result_);
  }

 private:
  OrderProgram& order() { return result_.program; }
  ThreadId thread_of(ActorId actor) const { return threads_.at(actor); }
  ThreadId thread_at(std::uint32_t g) const { return thread_of(here_.actor(g)); }

  // ------------------------------------------------------------------ steps

  void take(const Transition& t) {
    switch (t.kind) {
      case TransitionKind::fire: return fire(t);
      case TransitionKind::rendezvous: return rendezvous(t);
      case TransitionKind::solo: return solo(t);
    }
  }

  void step(const Transition& t) { here_.step(machine_, names_, t, info_); }
  bool is_over() const { return here_.state().end != model::EndKind::running || machine_.limit_reached() != nullptr; }

  void solo(const Transition& t) {
    const ThreadId thread = thread_at(t.g);
    if (is_silent(program_, here_.state(), t.g)) {
      SilentStep silent{code_point(here_.state(), t.g), t.choice, accesses(t.g)};
      const PlaceId place = places_[thread];
      const CodePoint at = silent.at;
      step(t);
      if (is_over()) return;
      if (!here_.started().empty()) {
        // Whoever starts somebody is an event.
        const EventId e = add(thread, {}, at, t.choice);
        adopt(e, no_id);
      } else {
        silent_at(place).push_back(std::move(silent));
      }
      return note_end(t.g, thread);
    }
    describe(t.g);
    const CodePoint at = code_point(here_.state(), t.g);
    const OrderEvent event = event_of(t.g, t.choice);
    step(t);
    if (is_over()) return;
    const EventId e = add(thread, event, at, t.choice);
    if (event.action == Action::enter) conds_[thread] = event.object;
    adopt(e, no_id);
    note_end(t.g, thread);
  }

  void rendezvous(const Transition& t) {
    describe(t.g);
    describe(t.partner);
    const ThreadId sender = thread_at(t.g), receiver = thread_at(t.partner);
    const CodePoint from = code_point(here_.state(), t.g), to = code_point(here_.state(), t.partner);
    OrderEvent sends = event_of(t.g, t.choice), receives = event_of(t.partner, t.partner_choice);
    sends.action = Action::send;
    receives.action = Action::receive;
    step(t);
    if (is_over()) return;
    const EventId s = add(sender, sends, from, t.choice), r = add(receiver, receives, to, t.partner_choice);
    adopt(s, r, t.partner);
    note_end(t.g, sender);
    note_end(t.partner, receiver);
  }

  void fire(const Transition& t) {
    const ThreadId thread = thread_of(here_.label_of(t).actor);
    const Ref timer = Ref::from_word(here_.state().timers[t.timer]);
    const Ref channel = Ref::from_word(word_at(here_.state(), timer, timer_word::channel));
    OrderEvent event;
    const bool calls = word_at(here_.state(), timer, timer_word::function) != 0;
    if (!calls && !channel.is_nil() &&
        word_at(here_.state(), channel, channel_word::length) <
            word_at(here_.state(), channel, channel_word::capacity)) {
      event.action = Action::send;
      event.object = channel_object(channel);
    }
    step(t);
    if (is_over()) return;
    const EventId e = add(thread, event, {}, 0);
    adopt(e, no_id);
    OrderPlace& after = order().places[places_[thread]];
    after.kind = order().threads[thread].is_periodic ? OrderPlace::Kind::idle : OrderPlace::Kind::ended;
  }

  EventId add(ThreadId thread, const OrderEvent& event, CodePoint at, std::uint16_t choice) {
    const PlaceId from = places_[thread];
    if (order().places[from].kind == OrderPlace::Kind::unknown && event.action == Action::other)
      order().places[from].kind = OrderPlace::Kind::moves;
    const EventId e = order().add_event(from, event);
    places_[thread] = order().events[e].to;
    result_.events.push_back({at, choice});
    return e;
  }

  std::vector<SilentStep>& silent_at(PlaceId place) {
    if (result_.silent.size() <= place) result_.silent.resize(place + 1);
    return result_.silent[place];
  }

  void note_end(std::uint32_t g, ThreadId thread) {
    if (info_.new_index[g] == no_index) order().places[places_[thread]].kind = OrderPlace::Kind::ended;
  }

  /// Threads for those started in the last step, by `event`, or by `other` if it was the goroutine `partner` then.
  void adopt(EventId event, EventId other, std::uint32_t partner = no_index) {
    const std::vector<ActorId> started = here_.started();
    for (std::size_t i = 0; i < started.size(); ++i) {
      EventId starter = event;
      if (i < info_.spawned.size() && other != no_id && ancestor_of(i) == partner) starter = other;
      begin(started[i], starter, i >= info_.spawned.size());
    }
    if (threads_.contains(Names::main)) return;
    begin(Names::main, no_id, false);
    for (const ActorId actor : here_.everybody()) {
      if (!threads_.contains(actor)) begin(actor, no_id, here_.index_of(actor) == no_index);
    }
  }

  /// The goroutine of before the step from which the start of number `i` of its new ones comes.
  std::uint32_t ancestor_of(std::size_t i) const {
    std::uint32_t parent = info_.spawned[i].parent_old_index;
    while (parent != no_index && parent >= info_.new_index.size())
      parent = info_.spawned[parent - info_.new_index.size()].parent_old_index;
    return parent;
  }

  void begin(ActorId actor, EventId starter, bool is_timer) {
    const auto thread = static_cast<ThreadId>(order().threads.size());
    if (!threads_.try_emplace(actor, thread).second) return;
    result_.actors.push_back(actor);
    OrderThread begun;
    begun.starter = starter;
    begun.first = order().add_place(thread, no_id);
    places_.push_back(begun.first);
    conds_.push_back(no_id);
    if (is_timer) {
      begun.is_timer = true;
      order().places[begun.first].kind = OrderPlace::Kind::idle;
      const auto fires = here_.transition_of({TransitionKind::fire, actor, no_actor, 0, 0});
      CHECK(fires.has_value(), "a timer that was armed is there");
      const Ref timer = Ref::from_word(here_.state().timers[fires->timer]);
      const Ref channel = Ref::from_word(word_at(here_.state(), timer, timer_word::channel));
      begun.is_periodic = word_at(here_.state(), timer, timer_word::periodic) != 0;
      order().objects.push_back({OrderObject::Kind::timer, 0, 0});
      begun.timer = static_cast<ObjectIndex>(order().objects.size() - 1);
      if (!channel.is_nil()) begun.channel = channel_object(channel);
    } else if (here_.index_of(actor) == no_index) {
      order().places[begun.first].kind = OrderPlace::Kind::ended;
    }
    order().threads.push_back(begun);
  }

  // ------------------------------------------------------------------ objects

  ObjectIndex object(OrderObject::Kind kind, Ref ref, std::int64_t capacity, std::int64_t initial) {
    const auto [at, is_new] = objects_.try_emplace({here_.object(ref.object), ref.offset, kind},
                                                   static_cast<ObjectIndex>(order().objects.size()));
    if (is_new) order().objects.push_back({kind, capacity, initial});
    return at->second;
  }
  ObjectIndex channel_object(Ref ref) {
    return object(OrderObject::Kind::channel, ref,
                  static_cast<std::int64_t>(word_at(here_.state(), ref, channel_word::capacity)), 0);
  }
  ObjectIndex lock_object(OrderObject::Kind kind, Ref ref) {
    const bool starts_free = kind == OrderObject::Kind::rw_mutex || kind == OrderObject::Kind::cond;
    return object(kind, ref, 0, starts_free ? 0 : static_cast<std::int64_t>(word_at(here_.state(), ref)));
  }

  std::vector<SilentAccess> accesses(std::uint32_t g) {
    std::vector<model::Machine::Access> found;
    machine_.accesses(here_.state(), g, found);
    std::vector<SilentAccess> result;
    for (const auto& a : found)
      result.push_back({here_.object(a.at.object), a.at.offset, a.words, a.writes, a.is_atomic, a.is_map});
    return result;
  }

  // ------------------------------------------------------------------ operations

  const model::Instruction& instruction(std::uint32_t g) const { return instruction_at(program_, here_.state(), g); }
  Ref ref(std::uint32_t g, std::int32_t slot) const { return Ref::from_word(frame_word(here_.state(), g, slot)); }
  bool is_closed_and_empty(Ref channel) const {
    return word_at(here_.state(), channel, channel_word::closed) != 0 &&
           word_at(here_.state(), channel, channel_word::length) == 0;
  }

  OrderEvent event_of(std::uint32_t g, std::uint16_t choice) {
    OrderEvent event;
    const model::Instruction& in = instruction(g);
    const auto is = [&](Action action, ObjectIndex on) {
      event.action = action;
      event.object = on;
    };
    const auto channel = [&](Ref at, bool sends) {
      if (at.is_nil()) return;
      is(sends ? Action::send : is_closed_and_empty(at) ? Action::receive_closed : Action::receive, channel_object(at));
    };
    const auto lock = [&](OrderObject::Kind kind, Ref at, Action action) {
      if (!at.is_nil()) is(action, lock_object(kind, at));
    };
    using Kind = OrderObject::Kind;
    switch (in.op) {
      case Op::send: channel(ref(g, in.a), true); break;
      case Op::receive: channel(ref(g, in.b), false); break;
      case Op::close_chan:
        if (!ref(g, in.a).is_nil()) is(Action::close, channel_object(ref(g, in.a)));
        break;
      case Op::select: {
        const model::Select& select = *select_at(program_, here_.state(), g);
        event.has_default = select.has_default;
        for (const model::SelectCase& one : select.cases) {
          const Ref at = channel_of(here_.state(), g, one);
          if (!at.is_nil()) event.cases.push_back({channel_object(at), one.kind == model::SelectCaseKind::send});
        }
        if (choice == model::choice_default) {
          event.action = Action::pass_by;
        } else {
          channel(channel_of(here_.state(), g, select.cases[choice]),
                  select.cases[choice].kind == model::SelectCaseKind::send);
        }
        break;
      }
      case Op::mutex_lock: lock(Kind::mutex, ref(g, in.a), Action::lock); break;
      case Op::mutex_unlock: lock(Kind::mutex, ref(g, in.a), Action::unlock); break;
      case Op::mutex_try_lock: {
        const Ref at = ref(g, in.b);
        if (!at.is_nil()) lock(Kind::mutex, at, word_at(here_.state(), at) == 0 ? Action::lock : Action::find_locked);
        break;
      }
      case Op::rw_announce: lock(Kind::rw_mutex, ref(g, in.a), Action::announce); break;
      case Op::rw_acquire: lock(Kind::rw_mutex, ref(g, in.a), Action::acquire); break;
      case Op::rw_unlock: lock(Kind::rw_mutex, ref(g, in.a), Action::write_unlock); break;
      case Op::rw_read_lock: lock(Kind::rw_mutex, ref(g, in.a), Action::read_lock); break;
      case Op::rw_read_unlock: lock(Kind::rw_mutex, ref(g, in.a), Action::read_unlock); break;
      case Op::rw_try_lock:
      case Op::rw_try_read_lock: {
        const Ref at = ref(g, in.b);
        if (at.is_nil()) break;
        const bool reads = in.op == Op::rw_try_read_lock;
        const bool is_free = word_at(here_.state(), at) == 0 && (reads || word_at(here_.state(), at, 2) == 0);
        const Action taken = reads ? Action::read_lock : Action::write_at_once;
        const Action refused = reads ? Action::find_announced : Action::find_in_use;
        lock(Kind::rw_mutex, at, is_free ? taken : refused);
        break;
      }
      case Op::wait_group_add:
        lock(Kind::wait_group, ref(g, in.a), Action::count);
        event.amount = static_cast<std::int32_t>(frame_word(here_.state(), g, in.b));
        break;
      case Op::wait_group_wait: lock(Kind::wait_group, ref(g, in.a), Action::wait); break;
      case Op::await:
        if (conds_[thread_at(g)] != no_id) is(Action::wake, conds_[thread_at(g)]);
        break;
      case Op::atomic_begin: {
        const Action action = cond_action(program_, here_.state(), g);
        if (action != Action::other) lock(Kind::cond, ref(g, 0), action);
        break;
      }
      case Op::timer_stop: {
        const Ref at = ref(g, in.b);
        for (std::uint32_t i = 0; i < here_.state().timer_count; ++i) {
          if (here_.state().timers[i] != at.word()) continue;
          const Transition fires{TransitionKind::fire, 0, 0, 0, 0, static_cast<std::uint16_t>(i)};
          is(Action::stop_timer, order().threads[thread_of(here_.label_of(fires).actor)].timer);
        }
        break;
      }
      default: break;
    }
    return event;
  }

  /// Says of the place where goroutine `g` is what it waits for there, and what may crash.
  void describe(std::uint32_t g) {
    OrderPlace place = order().places[places_[thread_at(g)]];
    const model::Instruction& in = instruction(g);
    const OrderEvent event = event_of(g, 0);
    place.waits.clear();
    place.hazards.clear();
    const auto waits = [&](Action action) {
      place.kind = OrderPlace::Kind::waits;
      place.waits.push_back({action, event.object});
    };
    const auto hazard = [&](Action action, ObjectIndex on, std::int64_t amount = 0) {
      if (on != no_id) place.hazards.push_back({action, on, amount});
    };
    if (in.op != Op::exit_process && in.op != Op::die) place.kind = OrderPlace::Kind::moves;
    switch (in.op) {
      case Op::send:
        waits(Action::send);
        hazard(Action::send, event.object);
        break;
      case Op::receive: waits(Action::receive); break;
      case Op::select:
        for (const Case& one : event.cases) {
          if (one.sends) hazard(Action::send, one.channel);
          if (!event.has_default)
            waits(one.sends ? Action::send : Action::receive), place.waits.back().object = one.channel;
        }
        if (event.cases.empty() && !event.has_default) waits(Action::receive), place.waits.back().object = no_id;
        break;
      case Op::mutex_lock:
      case Op::rw_announce:
      case Op::rw_acquire:
      case Op::rw_read_lock:
      case Op::wait_group_wait:
        if (event.object != no_id) waits(event.action);
        break;
      case Op::await:
        place.kind = OrderPlace::Kind::unknown;
        if (event.object != no_id) waits(Action::wake);
        break;
      case Op::close_chan:
      case Op::mutex_unlock:
      case Op::rw_unlock:
      case Op::rw_read_unlock: hazard(event.action, event.object); break;
      case Op::wait_group_add:
        if (event.amount < 0) hazard(Action::count, event.object, event.amount);
        break;
      default: break;
    }
    const PlaceId here = places_[thread_at(g)];
    order().places[here] = std::move(place);
    if (result_.operations.size() <= here) result_.operations.resize(here + 1);
    result_.operations[here] = code_point(here_.state(), g);
  }

  using ObjectKey = std::tuple<ObjectId, std::uint32_t, OrderObject::Kind>;
  model::Machine& machine_;
  const model::Program& program_;
  Names& names_;
  NamedState here_;
  model::StepInfo info_;
  RecordedRun result_;
  std::map<ActorId, ThreadId> threads_;
  std::map<ObjectKey, ObjectIndex> objects_;
  std::vector<PlaceId> places_;     // by thread: where it is
  std::vector<ObjectIndex> conds_;  // by thread: where it took its last ticket
};

}  // namespace

CodePoint code_point(const model::State& state, std::uint32_t g) {
  const model::Goroutine& goroutine = state.goroutine(g);
  const model::Frame& frame = goroutine.frames[goroutine.frame_count - 1];
  return {frame.function, frame.pc};
}

bool is_silent(const model::Program& program, const model::State& state, std::uint32_t g) {
  const model::Instruction& in = instruction_at(program, state, g);
  switch (in.op) {
    case Op::yield:
    case Op::choose:
    case Op::map_next:
    case Op::chan_len:
    case Op::timer_start: return true;
    case Op::atomic_begin: return cond_action(program, state, g) == Action::other;
    case Op::timer_stop: {
      const Word timer = frame_word(state, g, in.b);
      for (std::uint32_t i = 0; i < state.timer_count; ++i) {
        if (state.timers[i] == timer) return false;
      }
      return true;
    }
    default: return !model::is_visible(in.op);
  }
}

RecordedRun recorded_run(model::Machine& machine, Names& names, const model::Execution& execution) {
  return Recorder(machine, names).record(execution);
}

}  // namespace stalemate::checker::smt
