#include "tools/certify/components.hpp"

#include <algorithm>

namespace stalemate::certify {

std::vector<std::vector<StateNumber>> components_of(const Graph& graph, const EdgeFilter& counts) {
  constexpr std::uint32_t unseen = 0, done = UINT32_MAX;
  struct Visit {
    StateNumber state;
    std::size_t next_edge;
  };
  std::vector<std::vector<StateNumber>> components;
  // By state: when it was first seen, counted from 1, and the earliest state still open that is known to be reachable.
  std::vector<std::uint32_t> seen(graph.size(), unseen), lowest(graph.size());
  std::vector<StateNumber> open;  // seen, component not known
  std::vector<Visit> path;
  std::uint32_t time = 0;
  const auto enter = [&](StateNumber state) {
    seen[state] = lowest[state] = ++time;
    open.push_back(state);
    path.push_back({state, 0});
  };
  const auto leave = [&] {
    const StateNumber state = path.back().state;
    path.pop_back();
    if (!path.empty()) lowest[path.back().state] = std::min(lowest[path.back().state], lowest[state]);
    if (lowest[state] != seen[state]) return;
    const auto first = std::find(open.rbegin(), open.rend(), state).base() - 1;
    components.emplace_back(first, open.end());
    for (const StateNumber member : components.back()) lowest[member] = done;
    open.erase(first, open.end());
  };
  for (StateNumber root = 0; root < graph.size(); ++root) {
    if (seen[root] != unseen) continue;
    enter(root);
    while (!path.empty()) {
      Visit& visit = path.back();
      const auto edges = graph.edges(visit.state);
      if (visit.next_edge == edges.size()) {
        leave();
        continue;
      }
      const Edge& edge = edges[visit.next_edge++];
      if (!counts(graph.label(edge))) continue;
      if (seen[edge.target] == unseen) {
        enter(edge.target);
      } else if (lowest[edge.target] != done) {
        lowest[visit.state] = std::min(lowest[visit.state], seen[edge.target]);
      }
    }
  }
  return components;
}

}  // namespace stalemate::certify
