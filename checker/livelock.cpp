// Livelock: a bottom component with a cycle in which main has not returned, nobody is stuck, and every step is a poll,
// a sleep, or takes or releases a lock. It goes on for ever even under fair scheduling, since no edge leads out of a
// bottom component, and nothing is done in it, since communication and counters are progress. A server that answers
// requests for ever is none, nor is a main that does something from time to time, or takes turns with others under
// locks, in a loop without a way out.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "checker/analysis.hpp"
#include "checker/lasso.hpp"
#include "checker/place.hpp"

namespace stalemate::checker {

namespace {

bool any_edge(const EdgeLabel&, std::uint32_t) { return true; }

// The goroutine a livelock is told from: main, or after its Goexit the first that lives for ever.
std::uint32_t leader(const End& end, const model::State& state) {
  const std::uint32_t main = main_index(state);
  if (main != model::no_index) return main;
  const auto it = std::ranges::find(end.endless, true);
  return it == end.endless.end() ? model::no_index : static_cast<std::uint32_t>(it - end.endless.begin());
}

Place livelock_place(const Analysis& analysis, const End& end, std::uint32_t g) {
  return loop_place(analysis, end.state, g, shortest_cycle(analysis.graph, end.state, g, any_edge));
}

}  // namespace

void find_livelocks(const Analysis& analysis, std::vector<Finding>& findings) {
  std::map<Place, std::map<StateId, const End*>> groups;
  for (const End& end : analysis.ends) {
    if (end.main_returned || !end.anyone_moves || end.makes_progress || end.anyone_stuck() || end.is_daemon) continue;
    const std::uint32_t g = leader(end, analysis.decode(end.state));
    // Goroutines that only start each other and end: nobody stays to be told about.
    if (g == model::no_index) continue;
    groups[livelock_place(analysis, end, g)][end.state] = &end;
  }
  for (const auto& [place, ends] : groups) {
    std::vector<StateId> targets;
    for (const auto& [state, end] : ends) targets.push_back(state);
    const Path path = analysis.paths.to(targets);
    const End& end = *ends.at(target_of(analysis.graph, path));
    const std::uint32_t first = leader(end, analysis.decode(end.state));
    std::vector<bool> leads(end.stuck.size(), false);
    leads[first] = true;

    Finding finding;
    finding.rule = Rule::livelock;
    fill_blocked(analysis, end, path, leads, true, finding);
    fill_loop_witness(analysis, lasso(analysis, path, first, any_edge), finding);
    const std::size_t n = end.stuck.size();
    finding.message = n == 1 ? std::string("livelock: the only goroutine runs forever without progress")
                             : fmt::format("livelock: all {} goroutines run forever without progress", n);
    finding.position = place.position;
    finding.function = place.function;
    finding.fingerprint = "livelock|" + fingerprint(place);
    findings.push_back(std::move(finding));
  }
}

}  // namespace stalemate::checker
