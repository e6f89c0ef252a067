// A state whose goroutines, armed timers and objects have names that last from step to step and are the same in all
// executions that differ only by the order of independent events. A goroutine is named by its path of creation, an
// armed timer by who armed it and how many that one had armed before, an object by who made it in which of its steps
// (HeapObject::mark).
#pragma once

#include <optional>
#include <vector>

#include "checker/event.hpp"
#include "model/machine.hpp"

namespace stalemate::checker {

class NamedState {
 public:
  const model::State& state() const { return state_; }

  /// The initial state.
  void start(model::Machine& machine, Names& names, model::StepInfo& info);
  /// Executes `t`, also if that ends the run or meets a limit of the machine. Requires: enabled, nobody in it frozen.
  void step(model::Machine& machine, Names& names, const model::Transition& t, model::StepInfo& info);
  /// From now on the actors of `label` do nothing any more.
  void freeze(const Label& label);
  bool is_frozen(const Label& label) const;
  bool anybody_frozen() const { return !frozen_.empty(); }

  Label label_of(const model::Transition& t) const;
  /// Nothing if an actor of the label is not there (any more).
  std::optional<model::Transition> transition_of(const Label& label) const;
  ActorId actor(std::uint32_t goroutine) const { return goroutines_[goroutine].id; }
  std::uint32_t index_of(ActorId actor) const;  // no_index if it is not there
  ObjectId object(std::uint32_t number) const { return state_.objects[number].mark; }
  /// All goroutines and armed timers.
  std::vector<ActorId> everybody() const;
  /// Goroutines started and timers armed in the last step.
  const std::vector<ActorId>& started() const { return started_; }

  /// Small numbers the dependency counts by, 0 at first: what `key` has come to.
  struct Counter {
    std::uint32_t kind;
    ActorId actor;
    ObjectId object;
    std::uint32_t offset;
    friend bool operator==(const Counter&, const Counter&) = default;
  };
  std::uint32_t count(const Counter& key) const;
  void set_count(const Counter& key, std::uint32_t value);

 private:
  struct Named {
    ActorId id = no_actor;
    std::uint32_t children = 0, steps = 0, timers = 0;
  };
  struct NamedTimer {
    ActorId id = no_actor;
    ObjectId object = 0;
    std::uint32_t offset = 0, children = 0, steps = 0;
  };

  void name_objects(Names& names, ActorId maker, std::uint32_t step);
  void name_goroutines(Names& names, const model::StepInfo& info, NamedTimer* fired);
  void name_timers(Names& names, Named& starter);
  const NamedTimer* timer_at(std::uint32_t number) const;

  model::State state_;
  std::vector<Named> goroutines_;  // by index
  std::vector<NamedTimer> timers_;
  std::vector<ActorId> frozen_, started_;
  std::vector<std::pair<Counter, std::uint32_t>> counts_;
};

}  // namespace stalemate::checker
