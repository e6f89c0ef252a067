#include "checker/named_state.hpp"

#include <algorithm>

#include "model/check.hpp"

namespace stalemate::checker {

using model::no_index;
using model::Ref;
using model::Transition;
using model::TransitionKind;

void NamedState::start(model::Machine& machine, Names& names, model::StepInfo& info) {
  machine.initial(state_, info);
  goroutines_.assign(1, {Names::main, 0, 0, 0});
  name_goroutines(names, info, nullptr);
  name_objects(names, Names::main, 0);
  Named package = {no_actor, 0, 0, 0};
  name_timers(names, package);
}

void NamedState::step(model::Machine& machine, Names& names, const Transition& t, model::StepInfo& info) {
  NamedTimer fired;
  Named mover;
  if (t.kind == TransitionKind::fire) {
    const auto known = static_cast<std::size_t>(timer_at(t.timer) - timers_.data());
    ++timers_[known].steps;
    fired = timers_[known];
    mover = {fired.id, 0, fired.steps, 0};
  } else {
    ++goroutines_[t.g].steps;
    if (t.kind == TransitionKind::rendezvous) ++goroutines_[t.partner].steps;
    mover = goroutines_[t.g];
  }
  machine.step(state_, t, info);
  started_.clear();
  name_goroutines(names, info, &fired);
  name_objects(names, mover.id, mover.steps);
  // The goroutine may have ended; then nobody needs the count any more.
  const std::uint32_t index = t.kind == TransitionKind::fire ? no_index : info.new_index[t.g];
  for (NamedTimer& timer : timers_) {
    if (timer.id == fired.id) timer.children = fired.children;
  }
  name_timers(names, index == no_index ? mover : goroutines_[index]);
}

// ------------------------------------------------------------------ goroutines

void NamedState::name_goroutines(Names& names, const model::StepInfo& info, NamedTimer* fired) {
  // Names of this step's goroutines first, in order of creation: parents may have ended, or be of this step themselves.
  const std::size_t old_count = goroutines_.size();
  for (const model::StepInfo::Spawn& spawn : info.spawned) {
    const bool by_timer = spawn.parent_old_index == no_index;
    CHECK(!by_timer || fired != nullptr, "a timer starts a goroutine before the first step");
    const ActorId parent = by_timer ? fired->id : goroutines_[spawn.parent_old_index].id;
    std::uint32_t& children = by_timer ? fired->children : goroutines_[spawn.parent_old_index].children;
    const ActorId child = names.goroutine(parent, ++children);
    goroutines_.push_back({child, 0, 0, 0});
    started_.push_back(child);
  }
  std::vector<Named> moved(state_.goroutine_count);
  for (std::size_t i = 0; i < goroutines_.size(); ++i) {
    const std::uint32_t to = i < old_count ? info.new_index[i] : info.spawned[i - old_count].new_index;
    if (to != no_index) moved[to] = goroutines_[i];
  }
  goroutines_ = std::move(moved);
}

std::uint32_t NamedState::index_of(ActorId actor) const {
  const auto at = std::find_if(goroutines_.begin(), goroutines_.end(), [&](const Named& g) { return g.id == actor; });
  return at == goroutines_.end() ? no_index : static_cast<std::uint32_t>(at - goroutines_.begin());
}

// ------------------------------------------------------------------ objects

void NamedState::name_objects(Names& names, ActorId maker, std::uint32_t step) {
  std::uint32_t fresh = 0;
  for (std::uint32_t i = 1; i < state_.object_count; ++i) {
    ObjectId& name = state_.objects[i].mark;
    if (name == 0) name = names.object(maker, step, ++fresh);
  }
}

// ------------------------------------------------------------------ timers

const NamedState::NamedTimer* NamedState::timer_at(std::uint32_t number) const {
  const Ref ref = Ref::from_word(state_.timers[number]);
  const auto at = std::find_if(timers_.begin(), timers_.end(), [&](const NamedTimer& timer) {
    return timer.object == object(ref.object) && timer.offset == ref.offset;
  });
  CHECK(at != timers_.end(), "an armed timer has no name");
  return &*at;
}

/// Forgets timers that are not armed any more and names new ones.
void NamedState::name_timers(Names& names, Named& starter) {
  std::vector<NamedTimer> armed;
  for (std::uint32_t i = 0; i < state_.timer_count; ++i) {
    const Ref ref = Ref::from_word(state_.timers[i]);
    const ObjectId name = object(ref.object);
    const auto known = std::find_if(timers_.begin(), timers_.end(), [&](const NamedTimer& timer) {
      return timer.object == name && timer.offset == ref.offset;
    });
    if (known != timers_.end()) {
      armed.push_back(*known);
    } else {
      armed.push_back({names.timer(starter.id, ++starter.timers), name, ref.offset, 0, 0});
      started_.push_back(armed.back().id);
    }
  }
  timers_.swap(armed);
}

std::vector<ActorId> NamedState::everybody() const {
  std::vector<ActorId> all;
  for (const Named& g : goroutines_) all.push_back(g.id);
  for (const NamedTimer& timer : timers_) all.push_back(timer.id);
  return all;
}

// ------------------------------------------------------------------ labels

Label NamedState::label_of(const Transition& t) const {
  switch (t.kind) {
    case TransitionKind::solo: return {t.kind, goroutines_[t.g].id, no_actor, t.choice, 0};
    case TransitionKind::rendezvous:
      return {t.kind, goroutines_[t.g].id, goroutines_[t.partner].id, t.choice, t.partner_choice};
    case TransitionKind::fire: return {t.kind, timer_at(t.timer)->id, no_actor, 0, 0};
  }
  return {};
}

std::optional<Transition> NamedState::transition_of(const Label& label) const {
  Transition t;
  t.kind = label.kind;
  if (label.kind == TransitionKind::fire) {
    for (std::uint32_t i = 0; i < state_.timer_count; ++i) {
      if (timer_at(i)->id != label.actor) continue;
      t.timer = static_cast<std::uint16_t>(i);
      return t;
    }
    return {};
  }
  const std::uint32_t g = index_of(label.actor);
  if (g == no_index) return {};
  t.g = static_cast<std::uint16_t>(g);
  t.choice = label.choice;
  if (label.kind == TransitionKind::rendezvous) {
    const std::uint32_t partner = index_of(label.partner);
    if (partner == no_index) return {};
    t.partner = static_cast<std::uint16_t>(partner);
    t.partner_choice = label.partner_choice;
  }
  return t;
}

void NamedState::freeze(const Label& label) {
  frozen_.push_back(label.actor);
  if (label.partner != no_actor) frozen_.push_back(label.partner);
}

bool NamedState::is_frozen(const Label& label) const {
  return std::any_of(frozen_.begin(), frozen_.end(),
                     [&](ActorId actor) { return actor == label.actor || actor == label.partner; });
}

// ------------------------------------------------------------------ counts

std::uint32_t NamedState::count(const Counter& key) const {
  const auto at = std::find_if(counts_.begin(), counts_.end(), [&](const auto& entry) { return entry.first == key; });
  return at == counts_.end() ? 0 : at->second;
}

void NamedState::set_count(const Counter& key, std::uint32_t value) {
  const auto at = std::find_if(counts_.begin(), counts_.end(), [&](const auto& entry) { return entry.first == key; });
  if (at == counts_.end()) {
    counts_.emplace_back(key, value);
  } else {
    at->second = value;
  }
}

}  // namespace stalemate::checker
