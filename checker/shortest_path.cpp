#include "checker/shortest_path.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "model/check.hpp"

namespace stalemate::checker {

namespace {

constexpr std::uint32_t unreached = UINT32_MAX;

// Who took part in a step, by index in its source.
struct Movers {
  std::array<std::uint16_t, 2> index{};
  std::uint32_t count = 0;
};

Movers movers(const EdgeLabel& label) {
  switch (label.transition.kind) {
    case model::TransitionKind::solo: return {{label.transition.g, 0}, 1};
    case model::TransitionKind::rendezvous: return {{label.transition.g, label.transition.partner}, 2};
    case model::TransitionKind::fire: return {{0, 0}, 0};
  }
  return {};
}

// Calls visit(last, cost) for each way to go on after `label`, `last` having moved before.
template <typename Visit>
void advance(const EdgeLabel& label, std::uint16_t last, std::uint32_t cost, const Visit& visit) {
  const Movers moved = movers(label);
  if (moved.count == 0) {
    visit(last == goroutine_gone ? goroutine_gone : label.new_index[last], cost);
    return;
  }
  const bool goes_on = last != goroutine_gone && label.moves(last);
  for (std::uint32_t m = 0; m < moved.count; ++m) visit(label.new_index[moved.index[m]], cost + (goes_on ? 0 : 1));
}

// A node of the search for fewest switches.
struct Entry {
  StateId state = no_state;
  std::uint16_t last = 0;
  std::uint32_t cost = 0;
  std::uint32_t before = UINT32_MAX;  // entry this one was reached from
  std::uint32_t edge = 0;             // by this edge of its state
};

}  // namespace

ShortestPaths::ShortestPaths(const StateGraph& graph) : graph_(graph), distance_(graph.size(), unreached) {
  if (graph.size() == 0) return;
  std::vector<StateId> queue{0};
  distance_[0] = 0;
  for (std::size_t at = 0; at < queue.size(); ++at) {
    const StateId s = queue[at];
    for (const Edge& edge : graph.edges(s)) {
      if (distance_[edge.target] != unreached) continue;
      distance_[edge.target] = distance_[s] + 1;
      queue.push_back(edge.target);
    }
  }
  before_begin_.assign(graph.size() + std::size_t{1}, 0);
  const auto each_shortening = [&](const auto& visit) {
    for (const StateId s : queue) {
      for (const Edge& edge : graph.edges(s)) {
        if (distance_[edge.target] == distance_[s] + 1) visit(s, edge.target);
      }
    }
  };
  each_shortening([&](StateId, StateId t) { ++before_begin_[t + 1]; });
  for (std::size_t i = 1; i < before_begin_.size(); ++i) before_begin_[i] += before_begin_[i - 1];
  before_.resize(before_begin_.back());
  std::vector<std::uint64_t> next(before_begin_.begin(), before_begin_.end() - 1);
  each_shortening([&](StateId s, StateId t) { before_[next[t]++] = s; });
}

Path ShortestPaths::to(const std::vector<StateId>& targets) const {
  CHECK(!targets.empty(), "a path needs a target");
  return search(targets, {});
}

Path ShortestPaths::through(const std::vector<EdgeRef>& last) const {
  CHECK(!last.empty(), "a path needs a last edge");
  std::vector<StateId> sources;
  for (const EdgeRef& edge : last) sources.push_back(edge.source);
  return search(sources, last);
}

Path ShortestPaths::search(const std::vector<StateId>& targets, const std::vector<EdgeRef>& last) const {
  std::uint32_t nearest = unreached;
  for (const StateId t : targets) nearest = std::min(nearest, distance_[t]);
  CHECK(nearest != unreached, "every stored state can be reached");

  // Everything on a shortest path to a nearest target, by distance; ends[i] says whether cone[i] is one.
  std::unordered_map<StateId, std::vector<std::uint32_t>> entries_of;
  std::vector<StateId> cone;
  const auto include = [&](StateId s) {
    if (entries_of.try_emplace(s).second) cone.push_back(s);
  };
  for (const StateId t : targets) {
    if (distance_[t] == nearest) include(t);
  }
  for (std::size_t at = 0; at < cone.size(); ++at) {
    const StateId t = cone[at];
    for (std::uint64_t i = before_begin_[t]; i < before_begin_[t + 1]; ++i) include(before_[i]);
  }
  std::sort(cone.begin(), cone.end(),
            [&](StateId a, StateId b) { return std::pair(distance_[a], a) < std::pair(distance_[b], b); });

  std::vector<Entry> entries{{0, 0, 0, UINT32_MAX, 0}};
  entries_of[0] = {0};
  for (const StateId s : cone) {
    if (distance_[s] == nearest) break;
    const auto edges = graph_.edges(s);
    for (std::uint32_t e = 0; e < edges.size(); ++e) {
      const StateId t = edges[e].target;
      if (distance_[t] != distance_[s] + 1) continue;
      const auto found = entries_of.find(t);
      if (found == entries_of.end()) continue;
      for (const std::uint32_t from : entries_of[s]) {
        const auto [last_before, cost_before] = std::pair(entries[from].last, entries[from].cost);
        advance(graph_.label(edges[e]), last_before, cost_before, [&](std::uint16_t now, std::uint32_t cost) {
          for (const std::uint32_t other : found->second) {
            if (entries[other].last != now) continue;
            if (cost < entries[other].cost) entries[other] = {t, now, cost, from, e};
            return;
          }
          found->second.push_back(static_cast<std::uint32_t>(entries.size()));
          entries.push_back({t, now, cost, from, e});
        });
      }
    }
  }

  std::uint32_t best = UINT32_MAX, best_cost = UINT32_MAX;
  EdgeRef best_edge;
  if (last.empty()) {
    for (const StateId s : cone) {
      if (distance_[s] != nearest) continue;
      for (const std::uint32_t entry : entries_of[s]) {
        if (entries[entry].cost < best_cost) best_cost = entries[best = entry].cost;
      }
    }
  } else {
    for (const EdgeRef& edge : last) {
      if (distance_[edge.source] != nearest) continue;
      for (const std::uint32_t entry : entries_of[edge.source]) {
        advance(graph_.label(graph_.edges(edge.source)[edge.edge]), entries[entry].last, entries[entry].cost,
                [&](std::uint16_t, std::uint32_t cost) {
                  if (cost < best_cost) best_cost = cost, best = entry, best_edge = edge;
                });
      }
    }
  }
  CHECK(best != UINT32_MAX, "a nearest target was reached");
  Path path;
  if (!last.empty()) path.push_back(best_edge);
  for (std::uint32_t at = best; entries[at].before != UINT32_MAX; at = entries[at].before) {
    path.push_back({entries[entries[at].before].state, entries[at].edge});
  }
  std::reverse(path.begin(), path.end());
  return path;
}

std::uint32_t switch_count(const StateGraph& graph, const Path& path) {
  // The cost of each goroutine that may be said to have moved last: one entry, two after a rendezvous.
  std::vector<std::pair<std::uint16_t, std::uint32_t>> now{{0, 0}}, next;
  for (const EdgeRef& step : path) {
    next.clear();
    for (const auto& [last, cost] : now) {
      advance(graph.label(graph.edges(step.source)[step.edge]), last, cost,
              [&](std::uint16_t l, std::uint32_t c) { next.emplace_back(l, c); });
    }
    std::sort(next.begin(), next.end());
    next.erase(std::unique(next.begin(), next.end(), [](auto& a, auto& b) { return a.first == b.first; }), next.end());
    now.swap(next);
  }
  std::uint32_t best = UINT32_MAX;
  for (const auto& [last, cost] : now) best = std::min(best, cost);
  return best;
}

Path shortest_cycle(const StateGraph& graph, StateId start, std::uint32_t g, const EdgeFilter& allowed) {
  struct Node {
    StateId state = no_state;
    std::uint32_t g = 0;
    bool moved = false;
    std::uint32_t before = UINT32_MAX, edge = 0;
  };
  const auto key = [](StateId s, std::uint32_t index, bool moved) {
    return (std::uint64_t{s} << 32) | (std::uint64_t{index} << 1) | (moved ? 1U : 0U);
  };
  std::vector<Node> nodes{{start, g, false, UINT32_MAX, 0}};
  std::unordered_map<std::uint64_t, bool> seen{{key(start, g, false), true}};
  for (std::uint32_t at = 0; at < nodes.size(); ++at) {
    const Node node = nodes[at];
    const auto edges = graph.edges(node.state);
    for (std::uint32_t e = 0; e < edges.size(); ++e) {
      const EdgeLabel& label = graph.label(edges[e]);
      if (label.new_index[node.g] == goroutine_gone || !allowed(label, node.g)) continue;
      const Node next{edges[e].target, label.new_index[node.g], node.moved || label.moves(node.g), at, e};
      if (!seen.try_emplace(key(next.state, next.g, next.moved), true).second) continue;
      nodes.push_back(next);
      if (next.state != start || next.g != g || !next.moved) continue;
      Path path;
      for (auto back = static_cast<std::uint32_t>(nodes.size() - 1); nodes[back].before != UINT32_MAX;
           back = nodes[back].before) {
        path.push_back({nodes[nodes[back].before].state, nodes[back].edge});
      }
      std::reverse(path.begin(), path.end());
      return path;
    }
  }
  return {};
}

}  // namespace stalemate::checker
