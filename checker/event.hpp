// Events of executions, named so that they mean the same in every execution that may hold them. Indices of goroutines
// and numbers of objects change from state to state; an *actor* is a goroutine by its path of creation, or a timer by
// who armed it, and an object is known by the step that made it. Which of the transitions of a state is meant is told
// by a *label*; the label taken, with what it touched, is an event. Data nondeterminism is in the label: select cases,
// free choices and partners of a rendezvous are different labels of the same actor.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <vector>

#include "checker/dependency.hpp"
#include "model/transition.hpp"

namespace stalemate::checker {

using ActorId = std::uint32_t;
inline constexpr ActorId no_actor = UINT32_MAX;

/// A transition by its actors.
struct Label {
  model::TransitionKind kind = model::TransitionKind::solo;
  ActorId actor = no_actor, partner = no_actor;
  std::uint16_t choice = 0, partner_choice = 0;
  friend auto operator<=>(const Label&, const Label&) = default;
};

struct Event {
  Label label;
  std::vector<ActorId> actors;  // that move, and those started; nobody else does anything
  std::vector<Access> accesses;
  bool ends_run = false;  // a crash or exit, or a limit of the machine: its actors stand still from now on
};

/// Whether the order of two events matters: one actor's events, and what dependency.def says.
bool dependent(const DependencyTable& table, const Event& x, const Event& y);

/// Whether they have the same label and touch the same. What one label does at two moments is the same event only then.
bool is_same(const Event& x, const Event& y);

/// Numbers for actors and objects, the same in all executions of one exploration.
class Names {
 public:
  static constexpr ActorId main = 0;
  /// The `number`-th goroutine started by `parent`, which may be a timer.
  ActorId goroutine(ActorId parent, std::uint32_t number) { return actor({0, parent, number, 0}); }
  /// What the `number`-th timer armed by `starter` does until it is stopped.
  ActorId timer(ActorId starter, std::uint32_t number) { return actor({1, starter, number, 0}); }
  /// The `number`-th object left by step `step` of `maker`.
  ObjectId object(ActorId maker, std::uint32_t step, std::uint32_t number) {
    return numbers_.try_emplace({2, maker, step, number}, static_cast<ObjectId>(numbers_.size() + 1)).first->second;
  }

 private:
  ActorId actor(const std::array<std::uint32_t, 4>& key) {
    return numbers_.try_emplace(key, static_cast<ActorId>(numbers_.size() + 1)).first->second;
  }
  std::map<std::array<std::uint32_t, 4>, std::uint32_t> numbers_;
};

}  // namespace stalemate::checker
