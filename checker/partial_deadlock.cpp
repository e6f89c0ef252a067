// Partial deadlock: a bottom component in which main has not returned, somebody is stuck and somebody moves. When main
// is among the stuck ones that is one finding, at main; otherwise each place goroutines are stuck at is one. Who stands
// at `select {}` while others go on is where it was told to stay.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "checker/analysis.hpp"
#include "checker/place.hpp"

namespace stalemate::checker {

namespace {

std::string partial_deadlock_message(const Finding& finding, const Place& place, std::size_t count) {
  const std::string where =
      place.is_blocked_write ? fmt::format("blocked write: {}", place.operation) : place.operation;
  const std::string object = place.object.empty() ? "" : " on " + place.object;
  const std::string& who = finding.blocked.front().function;
  return count == 1 ? fmt::format("partial deadlock: {} is blocked forever ({}{}) while others run", who, where, object)
                    : fmt::format("partial deadlock: {} goroutines of {} are blocked forever ({}{}) while others run",
                                  count, who, where, object);
}

}  // namespace

void find_partial_deadlocks(const Analysis& analysis, std::vector<Finding>& findings) {
  std::map<Place, std::map<StateId, const End*>> groups;
  // Where a bound has stopped the search it is certain that main is stuck, but not that the others go on: if they end,
  // this is the deadlock that was found at the same place.
  const auto is_known = [&](const Place& place) {
    return !analysis.exploration.complete() && std::ranges::any_of(findings, [&](const Finding& finding) {
      return finding.rule == Rule::deadlock && finding.position == place.position && finding.function == place.function;
    });
  };
  for (const End& end : analysis.ends) {
    if (end.main_returned || !end.anyone_moves || !end.anyone_stuck()) continue;
    const model::State state = analysis.decode(end.state);
    const std::uint32_t main = leading_goroutine(analysis.machine, state);
    if (main != model::no_index && end.stuck[main] && !is_parked(analysis.machine, state, main)) {
      const Place place = place_of(analysis.machine, state, main);
      if (!is_known(place)) groups[place][end.state] = &end;
      continue;
    }
    for (std::uint32_t g = 0; g < state.goroutine_count; ++g) {
      if (!end.stuck[g] || is_hidden(analysis.machine, state, g) || is_parked(analysis.machine, state, g)) continue;
      groups[place_of(analysis.machine, state, g)][end.state] = &end;
    }
  }
  for (const auto& [place, ends] : groups) {
    std::vector<StateId> targets;
    for (const auto& [state, end] : ends) targets.push_back(state);
    const Path path = analysis.paths.to(targets);
    const End& end = *ends.at(target_of(analysis.graph, path));
    const model::State state = analysis.decode(end.state);
    std::vector<bool> leads(end.stuck.size(), false);
    for (std::uint32_t g = 0; g < state.goroutine_count; ++g) {
      leads[g] = end.stuck[g] && place_of(analysis.machine, state, g) == place;
    }
    Finding finding;
    finding.rule = Rule::partial_deadlock;
    fill_blocked(analysis, end, path, leads, false, finding);
    finding.message =
        partial_deadlock_message(finding, place, static_cast<std::size_t>(std::ranges::count(leads, true)));
    finding.position = place.position;
    finding.function = place.function;
    finding.fingerprint = "partial-deadlock|" + fingerprint(place);
    findings.push_back(std::move(finding));
  }
}

}  // namespace stalemate::checker
