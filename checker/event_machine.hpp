// Executes transitions as events: Machine::step, with names, footprints and the ends of runs. A step that ends the run
// (a crash, an exit, a limit of the machine) would disable everybody else, so that it would depend on everything; it is
// an event that leaves the state as it was and after which its own actors stand still. What the others do then they
// could as well have done before it.
#pragma once

#include "checker/footprint.hpp"
#include "checker/named_state.hpp"

namespace stalemate::checker {

class EventMachine {
 public:
  EventMachine(model::Machine machine, const DependencyTable& table, UnusualUses uses)
      : machine_(std::move(machine)), table_(table), uses_(uses), footprints_(machine_) {}

  /// The initial state. False: the run ends before the first visible operation, or a limit is met.
  bool start(NamedState& to);
  /// Labels that nobody frozen takes part in, in the order of Machine::enabled.
  void enabled(const NamedState& at, std::vector<Label>& labels);
  /// Those of them in which `actor` moves.
  void enabled_of(const NamedState& at, ActorId actor, std::vector<Label>& labels);
  Footprints::Interest interest(const NamedState& at, ActorId actor) const { return footprints_.interest(at, actor); }
  /// Executes `label` of `from`; `to` is the state after it. Requires: enabled.
  Event execute(const NamedState& from, const Label& label, NamedState& to);
  /// The event that execute would yield, as far as dependence goes. Requires: enabled.
  Event look_at(const NamedState& at, const Label& label);

  bool dependent(const Event& x, const Event& y) const { return checker::dependent(table_, x, y); }
  /// Of the last `start` or `execute`: what the step has told, and the state it would have led to if it ended the run.
  const model::StepInfo& info() const { return info_; }
  const model::State& end() const { return end_.state(); }
  const model::Machine& machine() const { return machine_; }
  Names& names() { return names_; }
  /// What has been seen that the relation in use does not cover.
  UnusualUses uncovered() const;

 private:
  model::Machine machine_;
  const DependencyTable& table_;
  const UnusualUses uses_;
  UnusualUses seen_;
  Footprints footprints_;
  Names names_;
  model::StepInfo info_;
  NamedState end_;
  std::vector<model::Transition> transitions_;
};

}  // namespace stalemate::checker
