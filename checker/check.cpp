#include "checker/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>
#include <tuple>

#include "checker/analysis.hpp"
#include "checker/brute_force.hpp"
#include "checker/early_timeout.hpp"
#include "checker/lock_order.hpp"
#include "checker/optimal_dpor.hpp"
#include "checker/place.hpp"
#include "checker/random_walk.hpp"
#include "checker/stored_search.hpp"
#include "checker/stubborn_search.hpp"
#include "model/counters.hpp"

namespace stalemate::checker {

namespace {

/// Of each way of looking for shallow bugs; a tenth of the time allowed if that is less.
constexpr std::chrono::milliseconds scout_timeout{3000};
/// Of a search that begins with brute force, as `small_states_max` is: few large states take as long as many small
/// ones.
constexpr std::uint64_t small_memory_max = 32U << 20U;
/// Entries of a map up to which all orders in which it can be ranged over are executed.
constexpr std::uint32_t map_orders_max = 8;
/// Of a reduced search before scouting.
constexpr std::uint64_t medium_states_max = 50'000;
constexpr std::uint64_t states_max_after_bug = 300'000;
constexpr std::chrono::milliseconds timeout_after_bug{20'000};

Statistics statistics_of(const Exploration& exploration) {
  Statistics result;
  result.states = exploration.store.size();
  result.stored = exploration.store.kept_count();
  result.transitions = exploration.transition_count;
  result.depth = exploration.depth;
  result.executions = exploration.execution_count;
  result.redundant_executions = exploration.redundant_count;
  result.memory_bytes = exploration.store.memory_bytes() + exploration.graph.memory_bytes();
  for (StateId s = 0; s < exploration.graph.size(); ++s) {
    const bool expanded = exploration.graph.flags(s).expanded;
    if (expanded && !exploration.graph.flags(s).truncated && exploration.graph.edges(s).empty()) ++result.final_states;
  }
  return result;
}

void sort_findings(std::vector<Finding>& findings) {
  std::ranges::stable_sort(
      findings, {}, [](const Finding& f) { return std::tuple(f.rule, f.position, std::string_view(f.message)); });
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
  std::vector<Finding> scouted;  // found before the exploration; for when it is not complete
};

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

void add_if_new(std::vector<Finding>& findings, Finding finding) {
  const auto same = [&](const Finding& other) { return other.fingerprint == finding.fingerprint; };
  if (std::ranges::none_of(findings, same)) findings.push_back(std::move(finding));
}

/// What an incomplete search may have missed and scouting has found.
void add_scouted(Search& search) {
  if (search.exploration.complete()) return;
  std::vector<Finding>& findings = search.result.findings;
  for (Finding& finding : search.scouted) add_if_new(findings, std::move(finding));
}

/// Errors that `exploration`, which is not complete, shows for certain.
std::vector<Finding> certain_errors(const model::Machine& machine, Exploration exploration) {
  Search search{machine, std::move(exploration), {}, {}};
  search.result.stopped_by = search.exploration.stopped_by;
  decide(search);
  std::erase_if(search.result.findings, [](const Finding& finding) { return !finding.is_error(); });
  return std::move(search.result.findings);
}

}  // namespace

CheckResult judge(const model::Machine& machine, Exploration exploration) {
  Search search{machine, std::move(exploration), {}, {}};
  CheckResult& result = search.result;
  result.stopped_by = search.exploration.stopped_by;
  result.stopped_detail = search.exploration.stopped_detail;
  result.statistics = statistics_of(search.exploration);
  result.assumptions = machine.program().assumptions;
  decide(search);
  sort_findings(result.findings);
  number_fingerprints(result.findings);
  result.verdict = verdict_of(result);
  return std::move(search.result);
}

namespace {

std::chrono::milliseconds scout_time(const CheckOptions& options) {
  return std::min(options.timeout.value_or(scout_timeout * 10) / 10, scout_timeout);
}

/// Looks for shallow bugs before a search that may take long or never end: breadth first, then by lot.
std::vector<Finding> scout(model::Machine& machine, const CheckOptions& options) {
  CheckOptions small = options;
  small.states_max = std::min(options.states_max, options.small_states_max);
  small.memory_max = std::min(options.memory_max, small_memory_max);
  small.timeout = scout_time(options);
  small.order = SearchOrder::bfs;
  std::vector<Finding> found = certain_errors(machine, brute_force(machine, small));
  for (Finding& finding : certain_errors(machine, random_walks(machine, small))) add_if_new(found, std::move(finding));
  return found;
}

/// Whether a reduced search that takes no longer than scouting is complete: then nothing is left to be scouted for.
bool is_soon_complete(Search& search, const CheckOptions& options) {
  CheckOptions medium = options;
  medium.states_max = std::min(options.states_max, medium_states_max);
  medium.timeout = scout_time(options);
  search.exploration = stubborn_search(search.machine, medium);
  if (search.exploration.complete()) return true;
  search.exploration = {};
  return false;
}

// `reduction` is in: what is asked for, out: what was done.
void explore(Search& search, const CheckOptions& options, Reduction& reduction) {
  model::Machine& machine = search.machine;
  CheckOptions large = options;
  if (reduction == Reduction::automatic) {
    CheckOptions small = options;
    small.states_max = std::min(options.states_max, options.small_states_max);
    small.memory_max = std::min(options.memory_max, small_memory_max);
    reduction = Reduction::none;
    machine.set_symmetry(options.symmetry.value_or(false));
    search.exploration = brute_force(machine, small);
    const StoppedBy why = search.exploration.stopped_by;
    const bool is_too_small = (why == StoppedBy::states && options.states_max > options.small_states_max) ||
                              (why == StoppedBy::memory && options.memory_max > small_memory_max);
    if (!is_too_small) return;
    search.exploration = {};
    reduction = Reduction::stubborn;
    machine.set_symmetry(options.symmetry.value_or(true));
    if (!options.ordered_time && is_soon_complete(search, options)) return;
    machine.set_symmetry(options.symmetry.value_or(false));
    search.scouted = scout(machine, options);
    // With a bug in hand nobody waits long for the next one.
    if (!search.scouted.empty()) {
      large.states_max = std::min(large.states_max, states_max_after_bug);
      large.timeout = std::min(options.timeout.value_or(timeout_after_bug), timeout_after_bug);
    }
  }
  // Under ordered time everything that waits depends on everything, and sorted goroutines have no paths of creation.
  if (options.ordered_time) {
    if (reduction == Reduction::dpor || reduction == Reduction::sleep) reduction = Reduction::none;
    if (reduction == Reduction::stubborn_sleep) reduction = Reduction::stubborn;
  }
  const bool is_unreduced = reduction == Reduction::none || reduction == Reduction::sleep;
  machine.set_symmetry(reduction != Reduction::dpor && options.symmetry.value_or(!is_unreduced));
  switch (reduction) {
    case Reduction::sleep: search.exploration = full_search(machine, large, Sleep::on); return;
    case Reduction::stubborn: search.exploration = stubborn_search(machine, large); return;
    case Reduction::stubborn_sleep: search.exploration = stubborn_search(machine, large, Sleep::on); return;
    case Reduction::dpor: search.exploration = optimal_dpor(machine, large); return;
    default: search.exploration = full_search(machine, large); return;
  }
}

/// Of n states, n(n-1)/2 pairs could have the same 128 bits by accident.
std::string hash_assumption(std::uint64_t states) {
  const double miss = std::ldexp(static_cast<double>(states) * static_cast<double>(states), -129);
  return fmt::format("no two states have the same 128-bit hash (a state was missed with probability {:.0e} at most)",
                     miss);
}

std::unique_ptr<Search> search(const model::Program& program, const CheckOptions& options,
                               std::vector<model::CrashPlace> assumed_away) {
  model::MachineLimits limits;
  limits.goroutines_max = options.goroutines_max;
  limits.slicing = options.slicing;
  limits.ordered_time = options.ordered_time;
  limits.map_orders_max = map_orders_max;
  limits.assumed_away = std::move(assumed_away);
  auto found = std::make_unique<Search>(Search{model::Machine(program, limits), {}, {}, {}});
  Reduction reduction = options.reduction;
  explore(*found, options, reduction);
  CheckResult& result = found->result;
  result.stopped_by = found->exploration.stopped_by;
  result.stopped_detail = found->exploration.stopped_detail;
  result.refusals.assign(found->exploration.refusals.begin(), found->exploration.refusals.end());
  result.statistics = statistics_of(found->exploration);
  result.statistics.reduction = reduction_names[static_cast<std::size_t>(reduction)];
  result.assumptions = program.assumptions;
  if (found->machine.left_out_map_orders()) {
    result.assumptions.push_back(
        fmt::format("orders in which maps of more than {} entries can be ranged over are a sample", map_orders_max));
  }
  if (found->machine.slices() && found->machine.relevance().counts_narrow()) {
    result.assumptions.emplace_back(model::narrow_assumption);
  }
  if (found->exploration.store.mode() == StoreMode::hash) {
    result.assumptions.push_back(hash_assumption(found->exploration.store.size()));
  }
  if (options.ordered_time) {
    result.assumptions.emplace_back("sleeps and timers take as long as they say, computing takes no time");
    if (found->exploration.complete() && time_stands_still(found->machine, found->exploration)) {
      result.stopped_by = StoppedBy::machine;
      result.stopped_detail = "ordered time stands still while a goroutine polls without waiting";
    }
  }
  return found;
}

/// Failures that only a timeout which comes too early leads to.
struct EarlyTimeouts {
  std::vector<model::CrashPlace> places;      // of those found so far
  std::vector<model::CrashPlace> in_order;    // of all that a search under ordered time has met
  StoppedBy stopped_by = StoppedBy::nothing;  // that search: whether a run in order comes to `places` is not known then
  std::string stopped_detail;

  /// Of a failure found later: executions in which no timeout comes early know nothing of `places`, so they are the
  /// same after these were assumed away.
  bool holds(const model::Program& program, const Finding& finding) const {
    return is_timeout_candidate(program, {finding.rule, finding.position}) && !is_at(finding, in_order);
  }
};

EarlyTimeouts early_timeouts(const model::Program& program, const CheckOptions& options, const Search& found) {
  EarlyTimeouts early;
  early.places = timeout_candidates(program, found.exploration.seen);
  for (const Finding& finding : found.scouted) {
    const model::CrashPlace place{finding.rule, finding.position};
    if (is_timeout_candidate(program, place) && !is_at(finding, early.places)) early.places.push_back(place);
  }
  if (early.places.empty()) return early;
  if (options.ordered_time || !uses_time(program)) return {};
  CheckOptions ordered = options;
  ordered.ordered_time = true;
  const std::unique_ptr<Search> other = search(program, ordered, {});
  early.stopped_by = other->result.stopped_by;
  early.stopped_detail = other->result.stopped_detail;
  // Where time stands still its order tells nothing.
  if (early.stopped_by == StoppedBy::interrupt || early.stopped_by == StoppedBy::machine) return {};
  for (const Finding& finding : other->scouted) early.in_order.push_back({finding.rule, finding.position});
  for (const CrashGroup& group : other->exploration.seen.crashes())
    early.in_order.push_back({group.rule, group.position});
  // After main's return too: it is one step with the local code before it, during which others still run.
  std::erase_if(early.places, [&](const model::CrashPlace& place) {
    return std::ranges::find(early.in_order, place) != early.in_order.end();
  });
  return early;
}

void make_warning(Finding& finding) {
  finding.rule = Rule::early_timeout;
  finding.message = "a timeout that comes early: " + finding.message;
  finding.fingerprint = "early-timeout|" + finding.function;
}

/// The findings at `places`, as warnings.
std::vector<Finding> warnings_at(Search& search, const std::vector<model::CrashPlace>& places) {
  const Analysis analysis(search.machine, search.exploration);
  std::vector<Finding> findings;
  find_crashes(analysis, findings);
  for (const Finding& finding : search.scouted) add_if_new(findings, finding);
  std::erase_if(findings, [&](const Finding& f) { return !is_at(f, places); });
  for (Finding& finding : findings) make_warning(finding);
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
  const EarlyTimeouts early = early_timeouts(program, options, *found);
  if (!early.places.empty()) {
    warnings = warnings_at(*found, early.places);
    found.reset();
    found = search(program, options, early.places);
    for (const model::CrashPlace& place : early.places) {
      found->result.assumptions.push_back(assumption(program, place.position));
    }
  }
  decide(*found);
  add_scouted(*found);
  if (!early.places.empty()) {
    for (Finding& finding : found->result.findings) {
      if (early.holds(program, finding)) make_warning(finding);
    }
  }
  predict_lock_orders(found->machine, options, found->result.findings);
  CheckResult result = std::move(found->result);
  if (result.stopped_by == StoppedBy::nothing && early.stopped_by != StoppedBy::nothing) {
    result.stopped_by = early.stopped_by;
    result.stopped_detail = early.stopped_detail + " under ordered time";
  }
  // What fails for other reasons as well stays what it is.
  for (Finding& warning : warnings) {
    const auto same = [&](const Finding& f) { return f.rule != Rule::early_timeout && f.position == warning.position; };
    if (std::ranges::none_of(result.findings, same)) result.findings.push_back(std::move(warning));
  }
  sort_findings(result.findings);
  number_fingerprints(result.findings);
  result.verdict = verdict_of(result);
  result.statistics.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  if (options.on_complete && result.stopped_by == StoppedBy::nothing) {
    options.on_complete(found->machine, found->exploration, result);
  }
  return result;
}

}  // namespace stalemate::checker
