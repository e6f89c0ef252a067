// What the operations that goroutines stand before are to the order engine.
#include <algorithm>

#include "checker/place.hpp"
#include "checker/smt/path_recorder.hpp"
#include "model/timer.hpp"

namespace stalemate::checker::smt {

using model::Op;
using model::Ref;
using model::Transition;
using model::TransitionKind;
using model::Word;
namespace channel_word = model::channel_word;

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

void PathRecorder::channel_event(OrderEvent& event, Ref at, bool sends) {
  if (at.is_nil()) return;
  const bool is_over_and_empty =
      word_at(here_.state(), at, channel_word::closed) != 0 && word_at(here_.state(), at, channel_word::length) == 0;
  event.action = sends ? Action::send : is_over_and_empty ? Action::receive_closed : Action::receive;
  event.object = channel_object(at);
}

OrderEvent PathRecorder::select_event(std::uint32_t g, std::uint16_t choice) {
  OrderEvent event;
  const model::Select& select = *select_at(program_, here_.state(), g);
  event.has_default = select.has_default;
  for (const model::SelectCase& one : select.cases) {
    const Ref at = channel_of(here_.state(), g, one);
    if (!at.is_nil()) event.cases.push_back({channel_object(at), one.kind == model::SelectCaseKind::send});
  }
  if (choice == model::choice_default) {
    event.action = Action::pass_by;
  } else if (choice < select.cases.size()) {
    const model::SelectCase& one = select.cases[choice];
    const Ref at = channel_of(here_.state(), g, one);
    channel_event(event, at, one.kind == model::SelectCaseKind::send);
    if (event.action == Action::send) event.value = sent_value(g, choice);
    if (event.action == Action::receive && one.wants_value) event.value = waiting_value(at);
  }
  return event;
}

OrderEvent PathRecorder::event_of(std::uint32_t g, std::uint16_t choice) {
  OrderEvent event;
  const model::Instruction& in = instruction(g);
  const auto is = [&](Action action, ObjectIndex on) {
    event.action = action;
    event.object = on;
  };
  const auto channel = [&](Ref at, bool sends) { channel_event(event, at, sends); };
  const auto lock = [&](OrderObject::Kind kind, Ref at, Action action) {
    if (!at.is_nil()) is(action, lock_object(kind, at));
  };
  using Kind = OrderObject::Kind;
  switch (in.op) {
    case Op::send:
      channel(ref(g, in.a), true);
      if (event.object != no_id) event.value = sent_value(g, 0);
      break;
    case Op::receive:
      channel(ref(g, in.b), false);
      if (event.action == Action::receive && wants_value(g, 0)) event.value = waiting_value(ref(g, in.b));
      break;
    case Op::chan_len: {
      const Ref at = ref(g, in.b);
      if (at.is_nil()) break;
      is(Action::look, channel_object(at));
      event.amount = static_cast<std::int64_t>(word_at(here_.state(), at, channel_word::length));
      break;
    }
    case Op::close_chan:
      if (!ref(g, in.a).is_nil()) is(Action::close, channel_object(ref(g, in.a)));
      break;
    case Op::select: return select_event(g, choice);
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
void PathRecorder::describe(std::uint32_t g) {
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
  if (in.op != Op::exit_process) place.kind = OrderPlace::Kind::moves;
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
      if (event.object == no_id) problem("a word of memory that somebody waits for");
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
  if (order().places[here].kind == OrderPlace::Kind::ended) problem("a goroutine goes on where it had ended");
  order().places[here] = std::move(place);
  if (result_.operations.size() <= here) result_.operations.resize(here + 1);
  CodePoint& known = result_.operations[here];
  const CodePoint now = code_point(here_.state(), g);
  if (known.function != model::no_index && known != now) problem("a goroutine goes several ways for no known reason");
  known = now;
  if (options_.keeps_outcomes) describe_alternatives(g, event);
}

// ---------------------------------------------------------------------- trees

/// Whether what goroutine `g` does next is an event. In trees, where it may have more than one outcome it is.
bool PathRecorder::is_event(std::uint32_t g) {
  const Op op = instruction(g).op;
  if (!options_.keeps_outcomes) return !is_silent(program_, here_.state(), g);
  switch (op) {
    case Op::timer_start:
    case Op::timer_stop: problem("timers"); break;
    case Op::exit_process: problem("os.Exit"); break;
    case Op::await:
      if (conds_[thread_at(g)] == no_id) problem("a word of memory that somebody waits for");
      break;
    case Op::atomic_begin: {
      if (cond_action(program_, here_.state(), g) != Action::other) break;
      if ((instruction(g).t & 2U) != 0 && memory_only_[code_point(here_.state(), g).function]) break;
      problem("an atomic section of the library: " + program_.functions[code_point(here_.state(), g).function].name);
      break;
    }
    default: break;
  }
  // What ends the run is an event even if it is no operation.
  if (op == Op::fatal || op == Op::assert_fail) return true;
  if (is_cell(g) || op == Op::choose || op == Op::map_next || op == Op::chan_len) return true;
  return !is_silent(program_, here_.state(), g);
}

/// Whether the operation itself ends the run, or raises a panic.
bool PathRecorder::would_crash(std::uint32_t g, std::uint16_t choice) {
  const model::Instruction& in = instruction(g);
  const auto word = [&](std::int32_t slot, std::uint32_t offset) {
    const Ref at = ref(g, slot);
    return at.is_nil() ? Word{0} : word_at(here_.state(), at, offset);
  };
  switch (in.op) {
    case Op::send: return word(in.a, channel_word::closed) != 0;
    case Op::select: {
      const model::Select& select = *select_at(program_, here_.state(), g);
      if (choice >= select.cases.size() || select.cases[choice].kind != model::SelectCaseKind::send) return false;
      return word(select.cases[choice].channel, channel_word::closed) != 0;
    }
    case Op::close_chan: return ref(g, in.a).is_nil() || word(in.a, channel_word::closed) != 0;
    case Op::mutex_unlock: return word(in.a, 0) == 0;
    case Op::rw_unlock: return word(in.a, 1) == 0;
    case Op::rw_read_unlock: return word(in.a, 2) == 0;
    case Op::wait_group_add:
      return static_cast<std::int64_t>(word(in.a, 0)) + static_cast<std::int32_t>(frame_word(here_.state(), g, in.b)) <
             0;
    case Op::wait_group_wait: return choice == model::choice_reuse_panic;
    default: return false;
  }
}

/// All that may happen where goroutine `g` stands; `event`: what would with choice 0.
void PathRecorder::describe_alternatives(std::uint32_t g, const OrderEvent& event) {
  const PlaceId here = places_[thread_at(g)];
  if (alternatives_.size() <= here) alternatives_.resize(here + 1);
  std::vector<Alternative>& all = alternatives_[here];
  if (!all.empty()) return;
  const model::Instruction& in = instruction(g);
  const auto add = [&](OrderEvent one, Action action, std::uint16_t choice = 0, bool gets_value = false) {
    one.action = action;
    one.value = one.found = no_id;
    all.push_back({std::move(one), choice, gets_value});
  };
  const auto receives = [&](const OrderEvent& one, std::uint16_t choice) {
    add(one, Action::receive, choice, wants_value(g, choice));
    add(one, Action::receive_closed, choice);
  };
  switch (in.op) {
    case Op::send:
      if (event.object != no_id) add(event, Action::send), add(event, Action::find_closed);
      return;
    case Op::close_chan:
      add(event, event.action);
      if (event.object != no_id) add(event, Action::find_closed);
      return;
    case Op::receive:
      if (event.object != no_id) receives(event, 0);
      return;
    case Op::select: {
      const model::Select& select = *select_at(program_, here_.state(), g);
      for (std::uint16_t i = 0; i < select.cases.size(); ++i) {
        const OrderEvent one = select_event(g, i);
        if (one.object == no_id) continue;
        if (select.cases[i].kind != model::SelectCaseKind::send) {
          receives(one, i);
        } else {
          add(one, Action::send, i);
          add(one, Action::find_closed, i);
        }
      }
      if (select.has_default) add(select_event(g, model::choice_default), Action::pass_by, model::choice_default);
      return;
    }
    case Op::mutex_try_lock: add(event, Action::lock); return add(event, Action::find_locked);
    case Op::rw_try_lock: add(event, Action::write_at_once); return add(event, Action::find_in_use);
    case Op::rw_try_read_lock: add(event, Action::read_lock); return add(event, Action::find_announced);
    case Op::chan_len:
      for (std::int64_t k = 0; event.object != no_id && k <= order().objects[event.object].capacity; ++k) {
        OrderEvent one = event;
        one.amount = k;
        add(one, Action::look);
      }
      return;
    case Op::choose:
    case Op::map_next: {
      std::vector<Transition> enabled;
      machine_.enabled(here_.state(), enabled);
      for (const Transition& t : enabled) {
        if (t.kind == TransitionKind::solo && t.g == g) add(event, Action::other, t.choice);
      }
      return;
    }
    case Op::exit_process: return;
    default: break;
  }
  if (!is_cell(g)) return add(event, event.action);
  SilentAccess access;
  const OrderEvent cell = cell_event(g, access);
  add(cell, cell.action, 0, cell.action != Action::write);
}

}  // namespace stalemate::checker::smt
