// Goroutine leaks: main has returned and a goroutine is alive in every continuation, stuck or running for ever. One
// finding for each place; several goroutines left at one place are counted in its message.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "checker/analysis.hpp"
#include "checker/lasso.hpp"
#include "checker/place.hpp"

namespace stalemate::checker {

namespace {

struct LeakKey {
  Place place;
  bool runs = false;  // loops with no way out, as against stuck
  friend auto operator<=>(const LeakKey&, const LeakKey&) = default;
};
// For each goroutine of an end its leak, if it is one.
using Leaks = std::map<std::uint32_t, LeakKey>;

bool any_edge(const EdgeLabel&, std::uint32_t) { return true; }

Leaks leaks_of(const Analysis& analysis, const End& end) {
  Leaks leaks;
  const model::State state = analysis.decode(end.state);
  for (std::uint32_t g = 0; g < state.goroutine_count; ++g) {
    if (is_hidden(analysis.machine, state, g)) continue;
    if (end.stuck[g]) {
      leaks[g] = {place_of(analysis.machine, state, g), false};
    } else if (end.endless[g]) {
      const Path cycle = shortest_cycle(analysis.graph, end.state, g, any_edge);
      leaks[g] = {loop_place(analysis, end.state, g, cycle), true};
    }
  }
  return leaks;
}

std::string leak_message(const LeakKey& key, std::size_t count) {
  const std::string who = fmt::format("goroutine leak: {} goroutine{}", count, count == 1 ? "" : "s");
  if (key.runs) return fmt::format("{} {} forever after main returned", who, count == 1 ? "runs" : "run");
  return fmt::format("{} blocked forever after main returned: {}", who, to_string(key.place));
}

}  // namespace

void find_leaks(const Analysis& analysis, std::vector<Finding>& findings) {
  std::map<LeakKey, std::map<StateId, const End*>> groups;
  for (const End& end : analysis.ends) {
    if (!end.main_returned || end.stuck.empty()) continue;
    for (const auto& [g, key] : leaks_of(analysis, end)) groups[key][end.state] = &end;
  }
  for (const auto& [key, ends] : groups) {
    std::vector<StateId> targets;
    for (const auto& [state, end] : ends) targets.push_back(state);
    const Path path = analysis.paths.to(targets);
    const End& end = *ends.at(target_of(analysis.graph, path));
    std::vector<bool> leads(end.stuck.size(), false);
    for (const auto& [g, other] : leaks_of(analysis, end)) leads[g] = other == key;

    Finding finding;
    finding.rule = Rule::leak;
    fill_blocked(analysis, end, path, leads, true, finding);
    if (key.runs) {
      const auto runner = static_cast<std::uint32_t>(std::ranges::find(leads, true) - leads.begin());
      fill_loop_witness(analysis, lasso(analysis, path, runner, any_edge), finding);
    }
    finding.message = leak_message(key, static_cast<std::size_t>(std::ranges::count(leads, true)));
    finding.position = key.place.position;
    finding.function = key.place.function;
    finding.fingerprint = fmt::format("leak|{}{}", fingerprint(key.place), key.runs ? "|running" : "");
    findings.push_back(std::move(finding));
  }
}

}  // namespace stalemate::checker
