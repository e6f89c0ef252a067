// Schedules: the choices that reproduce one execution, as one pasteable string. `v1:` then comma-separated steps:
//   g1          goroutine g1 executes its operation (choice 0 / the only one);  g1*3 three times in a row
//   g1?2        with choice 2 (select case, free value);  g1?d  takes default;  g1?p the reuse panic of a WaitGroup
//   g1>g1.2     g1 sends to g1.2 (rendezvous);  g1?1>g1.2?0 with select cases
//   t0          armed timer number 0 fires;  gt1 is a step of the goroutine named t1, gt1.2 of its second child
// Goroutines are named by spawn path: g1 is main, g1.2 the second goroutine g1 started; timers' goroutines are t1, t2,
// …
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "model/machine.hpp"

namespace stalemate::model {

/// Follows goroutine names along an execution: state indices change as goroutines start and end, names do not.
class GoroutineNames {
 public:
  GoroutineNames();                          // the initial state: index 0 is g1 …
  void start(const StepInfo& initial_info);  // … and goroutines main started before its first visible step
  void advance(const StepInfo& info);        // apply one step
  /// Likewise; goroutines of this step for which `is_nameless` holds, by new index, get the empty name, and so does
  /// whoever they start. They are not counted among their parent's.
  void advance(const StepInfo& info, const std::function<bool(std::uint32_t)>& is_nameless);
  const std::string& name(std::uint32_t index) const { return names_[index]; }
  /// Index of a live goroutine by name, or no_index.
  std::uint32_t index(const std::string& name) const;
  std::uint32_t count() const { return static_cast<std::uint32_t>(names_.size()); }
  /// How many goroutines this one has started, those that have ended included.
  std::uint32_t children(std::uint32_t index) const { return children_[index]; }

 private:
  std::vector<std::string> names_;       // by current index
  std::vector<std::uint32_t> children_;  // by current index: how many it has started
  std::uint32_t timer_children_ = 0;
};

/// An execution: transitions from the initial state (indices relative to the state each is taken in).
using Execution = std::vector<Transition>;

/// Requires: `execution` is one of this machine's (asserted by replaying it).
std::string to_schedule(Machine& machine, const Execution& execution);

struct ScheduleError {
  std::size_t step = 0;
  std::string message;
};
/// Parses and replays. On error the execution up to the failing step is returned and `error` set (bad syntax: step 0).
Execution from_schedule(Machine& machine, const std::string& text, std::optional<ScheduleError>& error);

}  // namespace stalemate::model
