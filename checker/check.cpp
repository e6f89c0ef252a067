#include "checker/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <tuple>

#include "checker/analysis.hpp"
#include "checker/brute_force.hpp"
#include "checker/early_timeout.hpp"
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
    machine.set_symmetry(options.symmetry.value_or(false));
    Exploration result = brute_force(machine, small);
    if (result.stopped_by != StoppedBy::states || options.states_max <= options.small_states_max) return result;
    reduction = Reduction::stubborn;
  }
  machine.set_symmetry(options.symmetry.value_or(reduction != Reduction::none));
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

/// One exploration and what it shows.
struct Search {
  model::Machine machine;
  Exploration exploration;
  CheckResult result;
};

std::unique_ptr<Search> search(const model::Program& program, const CheckOptions& options,
                               std::vector<model::CrashPlace> assumed_away) {
  model::MachineLimits limits;
  limits.goroutines_max = options.goroutines_max;
  limits.slicing = options.slicing;
  limits.ordered_time = options.ordered_time;
  limits.assumed_away = std::move(assumed_away);
  auto found = std::make_unique<Search>(Search{model::Machine(program, limits), {}, {}});
  Reduction reduction = options.reduction;
  found->exploration = explore(found->machine, options, reduction);
  CheckResult& result = found->result;
  result.stopped_by = found->exploration.stopped_by;
  result.stopped_detail = found->exploration.stopped_detail;
  result.refusals.assign(found->exploration.refusals.begin(), found->exploration.refusals.end());
  result.statistics = statistics_of(found->exploration);
  result.statistics.reduction = reduction_names[static_cast<std::size_t>(reduction)];
  result.assumptions = program.assumptions;
  if (options.ordered_time) {
    result.assumptions.emplace_back("sleeps and timers take as long as they say, computing takes no time");
    if (found->exploration.complete() && time_stands_still(found->machine, found->exploration)) {
      result.stopped_by = StoppedBy::machine;
      result.stopped_detail = "ordered time stands still while a goroutine polls without waiting";
    }
  }
  return found;
}

/// Ordered time, in which polling goroutines keep others from ever waking up, tells crashes and races only.
void decide(Search& search) {
  const Analysis analysis(search.machine, search.exploration);
  CheckResult& result = search.result;
  const bool stands_still = search.exploration.complete() && result.stopped_by != StoppedBy::nothing;
  find_crashes(analysis, result.findings);
  find_data_races(analysis, result.findings);
  find_outcomes(analysis, result);
  if (stands_still) return;
  find_deadlocks(analysis, result.findings);
  find_partial_deadlocks(analysis, result.findings);
  find_leaks(analysis, result.findings);
  find_livelocks(analysis, result.findings);
  find_busy_loops(analysis, result.findings);
  find_unreachable(analysis, result.findings);
}

/// Places of failures that only a timeout which comes too early leads to.
std::vector<model::CrashPlace> early_timeouts(const model::Program& program, const CheckOptions& options,
                                              const Observations& seen) {
  std::vector<model::CrashPlace> places = timeout_candidates(program, seen);
  if (places.empty() || options.ordered_time || !uses_time(program)) return {};
  CheckOptions ordered = options;
  ordered.ordered_time = true;
  const std::unique_ptr<Search> other = search(program, ordered, {});
  if (other->result.stopped_by != StoppedBy::nothing) return {};
  drop_reached(places, other->exploration.seen);
  return places;
}

bool is_at(const Finding& finding, const std::vector<model::CrashPlace>& places) {
  return std::ranges::find(places, model::CrashPlace{finding.rule, finding.position}) != places.end();
}

/// The findings at `places`, as warnings.
std::vector<Finding> warnings_at(Search& search, const std::vector<model::CrashPlace>& places) {
  const Analysis analysis(search.machine, search.exploration);
  std::vector<Finding> findings;
  find_crashes(analysis, findings);
  std::erase_if(findings, [&](const Finding& f) { return !is_at(f, places); });
  for (Finding& finding : findings) {
    finding.rule = Rule::early_timeout;
    finding.message = "a timeout that comes early: " + finding.message;
    finding.fingerprint = "early-timeout|" + finding.function;
  }
  return findings;
}

std::string assumption(const model::Program& program, Position position) {
  return fmt::format("the timeout at {}:{} is not met", program.files[position.file], position.line);
}

}  // namespace

CheckResult check(const model::Program& program, const CheckOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  std::unique_ptr<Search> found = search(program, options, {});
  std::vector<Finding> warnings;
  const std::vector<model::CrashPlace> early = early_timeouts(program, options, found->exploration.seen);
  if (!early.empty()) {
    warnings = warnings_at(*found, early);
    found.reset();
    found = search(program, options, early);
    for (const model::CrashPlace& place : early) {
      found->result.assumptions.push_back(assumption(program, place.position));
    }
  }
  decide(*found);
  CheckResult result = std::move(found->result);
  // What fails for other reasons as well stays what it is.
  for (Finding& warning : warnings) {
    const auto same = [&](const Finding& f) { return f.rule != Rule::early_timeout && f.position == warning.position; };
    if (std::ranges::none_of(result.findings, same)) result.findings.push_back(std::move(warning));
  }
  std::ranges::stable_sort(result.findings, {}, [](const Finding& f) {
    return std::tuple(f.rule, f.position, std::string_view(f.message));
  });
  number_fingerprints(result.findings);
  result.verdict = verdict_of(result);
  result.statistics.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return result;
}

}  // namespace stalemate::checker
