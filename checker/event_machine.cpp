#include "checker/event_machine.hpp"

#include "model/check.hpp"

namespace stalemate::checker {

namespace {

model::Transition transition(const NamedState& at, const Label& label) {
  const std::optional<model::Transition> t = at.transition_of(label);
  CHECK(t.has_value(), "an actor of a transition is not there");
  return *t;
}

Event begin(const Label& label) {
  Event event;
  event.label = label;
  event.actors.push_back(label.actor);
  if (label.partner != no_actor) event.actors.push_back(label.partner);
  return event;
}

}  // namespace

bool EventMachine::start(NamedState& to) {
  to.start(machine_, names_, info_);
  end_ = to;
  return to.state().end == model::EndKind::running && machine_.limit_reached() == nullptr;
}

void EventMachine::enabled(const NamedState& at, std::vector<Label>& labels) {
  labels.clear();
  machine_.enabled(at.state(), transitions_);
  for (const model::Transition& t : transitions_) {
    const Label label = at.label_of(t);
    if (!at.is_frozen(label)) labels.push_back(label);
  }
}

void EventMachine::enabled_of(const NamedState& at, ActorId actor, std::vector<Label>& labels) {
  labels.clear();
  const std::uint32_t g = at.index_of(actor);
  if (g != model::no_index) {
    machine_.enabled_of(at.state(), g, transitions_);
    for (const model::Transition& t : transitions_) labels.push_back(at.label_of(t));
  } else if (const auto fires = at.transition_of({model::TransitionKind::fire, actor, no_actor, 0, 0})) {
    if (machine_.can_fire_now(at.state(), fires->timer)) labels.push_back(at.label_of(*fires));
  }
  std::erase_if(labels, [&](const Label& label) { return at.is_frozen(label); });
}

Event EventMachine::execute(const NamedState& from, const Label& label, NamedState& to) {
  const model::Transition t = transition(from, label);
  Event event = begin(label);
  event.accesses = footprints_.of(from, t, uses_);
  Footprints::note(event.accesses, label.actor, from, seen_);
  to = from;
  to.step(machine_, names_, t, info_);
  CHECK(info_.also_ran.empty(), "nobody is set going by others where sharing is kept");
  if (to.state().end != model::EndKind::running || machine_.limit_reached() != nullptr) {
    event.ends_run = true;
    std::swap(end_, to);
    to = from;
    to.freeze(label);
    return event;
  }
  Footprints::count(event.accesses, label.actor, from, to);
  event.actors.insert(event.actors.end(), to.started().begin(), to.started().end());
  if (!uses_.counter_reuse) return event;
  for (const ActorId actor : event.actors) {
    const std::uint32_t index = to.index_of(actor);
    if (index != model::no_index) footprints_.arrival(to, index, event.accesses);
  }
  return event;
}

Event EventMachine::look_at(const NamedState& at, const Label& label) {
  if (uses_.counter_reuse) {
    NamedState after;
    return execute(at, label, after);
  }
  Event event = begin(label);
  event.accesses = footprints_.of(at, transition(at, label), uses_);
  Footprints::note(event.accesses, label.actor, at, seen_);
  return event;
}

UnusualUses EventMachine::uncovered() const {
  return {seen_.foreign_read_unlock && !uses_.foreign_read_unlock, seen_.counter_reuse && !uses_.counter_reuse,
          seen_.negative_counter && !uses_.negative_counter};
}

}  // namespace stalemate::checker
