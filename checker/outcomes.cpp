// How real runs of the program can end. Each set bit is backed by a reachable state; after a complete search an unset
// bit says that no run ends that way, so an observation outside of the set means that the model or the runtime is
// wrong.
#include <algorithm>

#include "checker/analysis.hpp"

namespace stalemate::checker {

namespace {

// Go's detector reports "all goroutines are asleep" only while no timer is pending. Which timers are pending depends on
// the release (since 1.23 not those nobody waits for), and timers nobody can reach are not in our states: with any
// timer in the program both ends are predicted.
bool has_timers(const Analysis& analysis) {
  return std::ranges::any_of(analysis.machine.foresight().effects().all(),
                             [](const auto& f) { return f.op == model::Op::timer_start; });
}

}  // namespace

void find_outcomes(const Analysis& analysis, CheckResult& result) {
  const StateGraph& graph = analysis.graph;
  result.can_exit = analysis.exploration.seen.exit_seen();
  result.can_panic = !analysis.exploration.seen.crashes().empty();
  for (StateId s = 0; s < graph.size(); ++s) {
    if (graph.flags(s).main_returned) {
      result.can_exit = true;
      continue;
    }
    // A cycle is an infinite run; under an unfair scheduler, or for as long as anybody watches, main does not return.
    if (analysis.components.has_cycle[analysis.components.of_state[s]]) result.can_hang = true;
  }
  for (const End& end : analysis.ends) {
    if (end.main_returned || end.anyone_moves) continue;
    result.can_deadlock = true;
    if (has_timers(analysis)) result.can_hang = true;
  }
}

}  // namespace stalemate::checker
