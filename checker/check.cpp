#include "checker/check.hpp"

#include <algorithm>
#include <chrono>
#include <tuple>

#include "checker/analysis.hpp"
#include "checker/brute_force.hpp"
#include "checker/place.hpp"
#include "checker/stubborn_search.hpp"

namespace stalemate::checker {

namespace {

// `reduction` is in: what is asked for, out: what was done.
Exploration explore(model::Machine& machine, const CheckOptions& options, Reduction& reduction) {
  if (reduction == Reduction::automatic) {
    CheckOptions small = options;
    small.states_max = std::min(options.states_max, options.small_states_max);
    reduction = Reduction::none;
    Exploration result = brute_force(machine, small);
    if (result.stopped_by != StoppedBy::states || options.states_max <= options.small_states_max) return result;
    reduction = Reduction::stubborn;
  }
  return reduction == Reduction::stubborn ? stubborn_search(machine, options) : brute_force(machine, options);
}

Statistics statistics_of(const Exploration& exploration) {
  Statistics result;
  result.states = exploration.store.size();
  result.transitions = exploration.transition_count;
  result.depth = exploration.depth;
  result.memory_bytes = exploration.store.memory_bytes() + exploration.graph.memory_bytes();
  for (StateId s = 0; s < exploration.graph.size(); ++s) {
    const bool expanded = exploration.graph.flags(s).expanded;
    if (expanded && !exploration.graph.flags(s).truncated && exploration.graph.edges(s).empty()) ++result.final_states;
  }
  return result;
}

Verdict verdict_of(const CheckResult& result) {
  if (std::ranges::any_of(result.findings, &Finding::is_error)) return Verdict::bug;
  return result.stopped_by == StoppedBy::nothing ? Verdict::safe : Verdict::inconclusive;
}

}  // namespace

CheckResult check(const model::Program& program, const CheckOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  model::MachineLimits limits;
  limits.goroutines_max = options.goroutines_max;
  limits.slicing = options.slicing;
  model::Machine machine(program, limits);
  Reduction reduction = options.reduction;
  const Exploration exploration = explore(machine, options, reduction);

  CheckResult result;
  result.stopped_by = exploration.stopped_by;
  result.stopped_detail = exploration.stopped_detail;
  result.statistics = statistics_of(exploration);
  result.statistics.reduction = reduction_names[static_cast<std::size_t>(reduction)];
  result.assumptions = program.assumptions;

  const Analysis analysis(machine, exploration);
  find_deadlocks(analysis, result.findings);
  find_partial_deadlocks(analysis, result.findings);
  find_leaks(analysis, result.findings);
  find_crashes(analysis, result.findings);
  find_data_races(analysis, result.findings);
  find_livelocks(analysis, result.findings);
  find_busy_loops(analysis, result.findings);
  find_unreachable(analysis, result.findings);
  find_outcomes(analysis, result);
  std::ranges::stable_sort(result.findings, {}, [](const Finding& f) {
    return std::tuple(f.rule, f.position, std::string_view(f.message));
  });
  number_fingerprints(result.findings);
  result.verdict = verdict_of(result);
  result.statistics.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return result;
}

}  // namespace stalemate::checker
