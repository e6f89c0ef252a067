#include "checker/smt/path_recorder.hpp"

#include <algorithm>

#include "checker/place.hpp"
#include "model/timer.hpp"

namespace stalemate::checker::smt {

using model::no_index;
using model::Op;
using model::Ref;
using model::Transition;
using model::TransitionKind;
namespace channel_word = model::channel_word;
namespace timer_word = model::timer_word;

void PathRecorder::add(const model::Execution& execution) {
  last_ = {};
  threads_.clear();
  births_.clear();
  touched_.clear();
  between_.clear();
  places_.clear();
  for (const OrderThread& thread : order().threads) places_.push_back(thread.first);
  cursors_.assign(places_.size(), 0);
  conds_.assign(places_.size(), no_id);
  here_.start(machine_, names_, info_);
  adopt(no_id, no_id);
  note_births(no_id);
  for (const Transition& t : execution) {
    if (is_over()) break;
    take(t);
  }
  const model::State& state = here_.state();
  if (machine_.limit_reached() != nullptr) problem(machine_.limit_reached());
  result_.main_returned = state.main_returned;
  // When nobody else is left then, that is a deadlock without anybody who is stuck.
  if (!state.main_returned && state.end == model::EndKind::running && here_.index_of(Names::main) == no_index)
    problem("main that ends by runtime.Goexit");
  result_.has_crashed = state.end == model::EndKind::crash;
  was_over_at_once_ = execution.empty() && state.end != model::EndKind::running;
  if (state.end == model::EndKind::running) {
    result_.alive_count = state.goroutine_count;
    for (std::uint32_t g = 0; g < state.goroutine_count; ++g) describe(g);
  } else if (options_.keeps_outcomes && result_.has_crashed) {
    // The others stand where they stood.
    for (std::uint32_t g = 0; g < state.goroutine_count; ++g) {
      if (g == state.crash_goroutine || state.goroutine(g).frame_count == 0) continue;
      if (std::ranges::find(between_, thread_at(g)) == between_.end() && is_event(g)) describe(g);
    }
  }
  result_.silent.resize(order().places.size());
  result_.operations.resize(order().places.size());
  alternatives_.resize(order().places.size());
  result_.accesses.resize(order().events.size());
  last_.partners.resize(order().events.size(), no_id);
}

const model::Instruction& PathRecorder::instruction(std::uint32_t g) const {
  return instruction_at(program_, here_.state(), g);
}

Ref PathRecorder::ref(std::uint32_t g, std::int32_t slot) const {
  return Ref::from_word(frame_word(here_.state(), g, slot));
}

bool PathRecorder::is_over() const {
  return here_.state().end != model::EndKind::running || machine_.limit_reached() != nullptr;
}

// ---------------------------------------------------------------------- steps

void PathRecorder::take(const Transition& t) {
  switch (t.kind) {
    case TransitionKind::fire: return fire(t);
    case TransitionKind::rendezvous: return rendezvous(t);
    case TransitionKind::solo: return is_event(t.g) ? solo(t) : silent(t);
  }
}

void PathRecorder::step(const Transition& t) { here_.step(machine_, names_, t, info_); }

/// Objects of the last step were made on the way to `place`.
void PathRecorder::note_births(PlaceId place) {
  if (!options_.keeps_outcomes) return;
  for (std::uint32_t i = 1; i < here_.state().object_count; ++i) births_.try_emplace(here_.object(i), place);
}

/// What nobody waits for.
void PathRecorder::silent(const Transition& t) {
  const ThreadId thread = thread_at(t.g);
  SilentStep step_taken{code_point(here_.state(), t.g), t.choice, accesses(t.g)};
  const CodePoint at = step_taken.at;
  step(t);
  if (is_over()) {
    note_crash(thread, {}, at, t.choice, false, step_taken.accesses);
    return;
  }
  if (!here_.started().empty()) {
    // Whoever starts somebody is an event.
    const EventId e = add(thread, {}, at, t.choice);
    happened(e);
    note_accesses(e, step_taken.accesses);
    adopt(e, no_id);
  } else {
    note_silent(thread, std::move(step_taken));
  }
  note_births(places_[thread]);
  note_end(t.g, thread);
}

void PathRecorder::solo(const Transition& t) {
  const ThreadId thread = thread_at(t.g);
  describe(t.g);
  const CodePoint at = code_point(here_.state(), t.g);
  const bool crashes = would_crash(t.g, t.choice);
  OrderEvent event;
  SilentAccess cell;
  const bool is_access = is_cell(t.g);
  event = is_access ? cell_event(t.g, cell) : event_of(t.g, t.choice);
  const Op op = instruction(t.g).op;
  if (options_.keeps_outcomes && crashes && event.object != no_id) {
    // Deferred calls follow, and somebody may recover: what others decide is that it panics.
    if (op == Op::send || op == Op::select || op == Op::close_chan) event.action = Action::find_closed;
    event.value = no_id;
  }
  const bool writes = event.action == Action::write || event.action == Action::update;
  step(t);
  if (is_over()) {
    const bool in_operation = crashes && event.action != Action::find_closed;
    note_crash(thread, event, at, t.choice, in_operation,
               is_access ? std::vector<SilentAccess>{cell} : std::vector<SilentAccess>());
    return;
  }
  if (crashes && op == Op::wait_group_add) problem("what follows a WaitGroup below zero");
  if (is_access && writes) event.value = cell_value(cell);
  const EventId e = add(thread, event, at, t.choice);
  happened(e);
  if (is_access) note_accesses(e, {cell});
  if (event.action == Action::enter) conds_[thread] = event.object;
  adopt(e, no_id);
  note_births(places_[thread]);
  note_end(t.g, thread);
}

void PathRecorder::rendezvous(const Transition& t) {
  describe(t.g);
  describe(t.partner);
  const ThreadId sender = thread_at(t.g), receiver = thread_at(t.partner);
  const CodePoint from = code_point(here_.state(), t.g), to = code_point(here_.state(), t.partner);
  OrderEvent sends = event_of(t.g, t.choice), receives = event_of(t.partner, t.partner_choice);
  sends.action = Action::send;
  receives.action = Action::receive;
  receives.value = options_.keeps_outcomes && wants_value(t.partner, t.partner_choice) ? sends.value : no_id;
  step(t);
  if (is_over()) {
    if (!options_.keeps_outcomes) return;
    if (here_.state().end != model::EndKind::crash) return problem("a run that ends behind a rendezvous");
    const EventId s = add(sender, sends, from, t.choice), r = add(receiver, receives, to, t.partner_choice);
    happened(s, r);
    adopt(s, r, t.partner);
    // One of the two has crashed in what it does next, or somebody it has started. Where the other has come to is not
    // known.
    const ThreadId crashed = thread_at(here_.state().crash_goroutine);
    end_run(crashed == sender ? s : crashed == receiver ? r : order().threads[crashed].starter);
    between_ = {sender, receiver};
    return;
  }
  const EventId s = add(sender, sends, from, t.choice), r = add(receiver, receives, to, t.partner_choice);
  happened(s, r);
  adopt(s, r, t.partner);
  note_births(places_[sender]);
  note_end(t.g, sender);
  note_end(t.partner, receiver);
}

void PathRecorder::fire(const Transition& t) {
  problem("timers");
  const ThreadId thread = thread_of(here_.label_of(t).actor);
  const Ref timer = Ref::from_word(here_.state().timers[t.timer]);
  const std::vector<model::Word>& timer_words = here_.state().objects[timer.object].words;
  const Ref channel = Ref::from_word(timer_words[timer.offset + timer_word::channel]);
  OrderEvent event;
  const bool calls = timer_words[timer.offset + timer_word::function] != 0;
  if (!calls && !channel.is_nil()) {
    const std::vector<model::Word>& words = here_.state().objects[channel.object].words;
    if (words[channel_word::length] < words[channel_word::capacity]) {
      event.action = Action::send;
      event.object = channel_object(channel);
    }
  }
  step(t);
  if (is_over()) return;
  adopt(add(thread, event, {}, 0), no_id);
  OrderPlace& after = order().places[places_[thread]];
  after.kind = order().threads[thread].is_periodic ? OrderPlace::Kind::idle : OrderPlace::Kind::ended;
}

/// The event of this outcome at the place the thread stands at, an old one or a new one; the thread goes on.
EventId PathRecorder::add(ThreadId thread, const OrderEvent& event, CodePoint at, std::uint16_t choice) {
  const PlaceId from = places_[thread];
  cursors_[thread] = 0;
  for (const EventId e : order().places[from].next) {
    const OrderEvent& known = order().events[e];
    if (known.action == event.action && known.object == event.object && known.amount == event.amount &&
        known.value == event.value && known.found == event.found && result_.events[e].choice == choice &&
        result_.events[e].at == at) {
      if (known.ends_run && !is_over()) problem("a goroutine goes on where it had ended the run");
      places_[thread] = known.to;
      return e;
    }
  }
  OrderPlace& place = order().places[from];
  if (place.kind == OrderPlace::Kind::ended) problem("a goroutine goes on where it had ended");
  if (place.kind == OrderPlace::Kind::unknown && event.action == Action::other) place.kind = OrderPlace::Kind::moves;
  const EventId e = order().add_event(from, event);
  places_[thread] = order().events[e].to;
  result_.events.push_back({at, choice});
  return e;
}

void PathRecorder::note_silent(ThreadId thread, SilentStep taken) {
  const PlaceId place = places_[thread];
  if (result_.silent.size() <= place) result_.silent.resize(place + 1);
  std::vector<SilentStep>& known = result_.silent[place];
  const std::size_t number = cursors_[thread]++;
  if (number == known.size()) return known.push_back(std::move(taken));
  if (number < known.size() && known[number].at != taken.at)
    problem("a goroutine goes several ways for no known reason");
}

void PathRecorder::note_end(std::uint32_t g, ThreadId thread) {
  if (info_.new_index[g] != no_index) return;
  OrderPlace& place = order().places[places_[thread]];
  if (place.kind == OrderPlace::Kind::waits || !place.next.empty()) problem("a goroutine ends where it had gone on");
  place.kind = OrderPlace::Kind::ended;
}

void PathRecorder::happened(EventId e, EventId partner) {
  last_.events.push_back(e);
  last_.partners.resize(order().events.size(), no_id);
  last_.partners[e] = partner;
}

void PathRecorder::note_accesses(EventId e, std::vector<SilentAccess> made) {
  result_.accesses.resize(order().events.size());
  result_.accesses[e] = std::move(made);
}

/// The run has ended in this step. What led there is an event unless it is the operation itself that crashes.
void PathRecorder::note_crash(ThreadId thread, const OrderEvent& event, CodePoint at, std::uint16_t choice,
                              bool in_operation, std::vector<SilentAccess> made) {
  if (!options_.keeps_outcomes || in_operation || here_.state().end == model::EndKind::running) return;
  const EventId e = add(thread, event, at, choice);
  happened(e);
  note_accesses(e, std::move(made));
  adopt(e, no_id);
  end_run(e);
}

void PathRecorder::end_run(EventId e) {
  if (!order().places[order().events[e].to].next.empty()) problem("a goroutine ends the run where it had gone on");
  order().events[e].ends_run = true;
  result_.over.insert(order().events[e].to);
}

// ---------------------------------------------------------------------- threads

/// Threads for those started in the last step, by `event`, or by `other` if it was the goroutine `partner` then.
void PathRecorder::adopt(EventId event, EventId other, std::uint32_t partner) {
  const std::vector<ActorId> started = here_.started();
  std::map<EventId, std::size_t> numbers;
  for (std::size_t i = 0; i < started.size(); ++i) {
    EventId starter = event;
    if (i < info_.spawned.size() && other != no_id && ancestor_of(i) == partner) starter = other;
    begin(started[i], starter, i >= info_.spawned.size(), numbers[starter]++);
  }
  if (threads_.contains(Names::main)) return;
  begin(Names::main, no_id, false, numbers[no_id]++);
  for (const ActorId actor : here_.everybody()) {
    if (!threads_.contains(actor)) begin(actor, no_id, here_.index_of(actor) == no_index, numbers[no_id]++);
  }
}

/// The goroutine of before the step from which the start of number `i` of its new ones comes.
std::uint32_t PathRecorder::ancestor_of(std::size_t i) const {
  std::uint32_t parent = info_.spawned[i].parent_old_index;
  while (parent != no_index && parent >= info_.new_index.size())
    parent = info_.spawned[parent - info_.new_index.size()].parent_old_index;
  return parent;
}

void PathRecorder::begin(ActorId actor, EventId starter, bool is_timer, std::size_t number) {
  const auto [at, is_new] = begun_.try_emplace({starter, number}, static_cast<ThreadId>(order().threads.size()));
  const ThreadId thread = at->second;
  threads_[actor] = thread;
  if (!is_new) return;
  result_.actors.push_back(actor);
  OrderThread begun;
  begun.starter = starter;
  begun.first = order().add_place(thread, no_id);
  places_.push_back(begun.first);
  cursors_.push_back(0);
  conds_.push_back(no_id);
  if (is_timer) {
    problem("timers");
    make_timer(actor, begun);
  } else if (here_.index_of(actor) == no_index) {
    order().places[begun.first].kind = OrderPlace::Kind::ended;
  }
  order().threads.push_back(begun);
}

void PathRecorder::make_timer(ActorId actor, OrderThread& begun) {
  begun.is_timer = true;
  order().places[begun.first].kind = OrderPlace::Kind::idle;
  const auto fires = here_.transition_of({TransitionKind::fire, actor, no_actor, 0, 0});
  // Not where the run has ended in the step that armed it, or a limit has.
  if (!fires) return problem("a timer that is gone at once");
  const Ref timer = Ref::from_word(here_.state().timers[fires->timer]);
  const std::vector<model::Word>& words = here_.state().objects[timer.object].words;
  const Ref channel = Ref::from_word(words[timer.offset + timer_word::channel]);
  begun.is_periodic = words[timer.offset + timer_word::periodic] != 0;
  order().objects.push_back({OrderObject::Kind::timer, 0, 0});
  begun.timer = static_cast<ObjectIndex>(order().objects.size() - 1);
  if (!channel.is_nil()) begun.channel = channel_object(channel);
}

}  // namespace stalemate::checker::smt
