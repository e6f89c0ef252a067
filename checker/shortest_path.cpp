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

}  // namespace

const std::vector<std::uint32_t>& ShortestPaths::distances() const {
  if (!distance_.empty() || graph_.size() == 0) return distance_;
  distance_.assign(graph_.size(), unreached);
  std::vector<StateId> queue{0};
  distance_[0] = 0;
  for (std::size_t at = 0; at < queue.size(); ++at) {
    const StateId s = queue[at];
    for (const Edge& edge : graph_.edges(s)) {
      if (distance_[edge.target] != unreached) continue;
      distance_[edge.target] = distance_[s] + 1;
      queue.push_back(edge.target);
    }
  }
  return distance_;
}

void ShortestPaths::look_back(std::uint32_t distance) const {
  if (distance <= looked_back_ && !before_begin_.empty()) return;
  looked_back_ = distance;
  before_begin_.assign(graph_.size() + std::size_t{1}, 0);
  const auto each_shortening = [&](const auto& visit) {
    for (StateId s = 0; s < graph_.size(); ++s) {
      if (distance_[s] >= distance) continue;
      for (const Edge& edge : graph_.edges(s)) {
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
  for (const StateId t : targets) nearest = std::min(nearest, distances()[t]);
  CHECK(nearest != unreached, "every stored state can be reached");
  look_back(nearest);

  // For everything on a shortest path to a nearest target: the fewest switches from there on, by who moved last (the
  // last entry: somebody who is gone).
  std::unordered_map<StateId, std::vector<std::uint32_t>> to_go;
  std::vector<StateId> cone;
  const auto include = [&](StateId s) {
    if (to_go.try_emplace(s, graph_.goroutine_count(s) + 1, unreached).second) cone.push_back(s);
  };
  for (const StateId t : targets) {
    if (distance_[t] == nearest) include(t);
  }
  for (std::size_t at = 0; at < cone.size(); ++at) {
    const StateId t = cone[at];
    for (std::uint64_t i = before_begin_[t]; i < before_begin_[t + 1]; ++i) include(before_[i]);
  }
  const auto cost_at = [&](StateId s, std::uint16_t who) -> std::uint32_t& {
    std::vector<std::uint32_t>& costs = to_go.at(s);
    return who == goroutine_gone ? costs.back() : costs[who];
  };
  // Calls visit(edge, who moved last then, whole cost) for every way to go on from s.
  const auto each_way = [&](StateId s, std::uint16_t who, const auto& visit) {
    const auto edges = graph_.edges(s);
    for (std::uint32_t e = 0; e < edges.size(); ++e) {
      const EdgeLabel& label = graph_.label(edges[e]);
      if (distance_[s] == nearest) {
        if (std::ranges::find(last, EdgeRef{s, e}) == last.end()) continue;
        advance(label, who, 0, [&](std::uint16_t now, std::uint32_t cost) { visit(e, now, cost); });
      } else if (distance_[edges[e].target] == distance_[s] + 1 && to_go.contains(edges[e].target)) {
        advance(label, who, 0,
                [&](std::uint16_t now, std::uint32_t cost) { visit(e, now, cost + cost_at(edges[e].target, now)); });
      }
    }
  };
  // The cone was filled from its end, level by level.
  for (const StateId s : cone) {
    const std::uint32_t count = graph_.goroutine_count(s);
    for (std::uint32_t i = 0; i <= count; ++i) {
      const auto who = i == count ? goroutine_gone : static_cast<std::uint16_t>(i);
      std::uint32_t best = distance_[s] == nearest && last.empty() ? 0 : unreached;
      if (best != 0)
        each_way(s, who, [&](std::uint32_t, std::uint16_t, std::uint32_t cost) { best = std::min(best, cost); });
      cost_at(s, who) = best;
    }
  }

  // From the start, always the first edge that keeps to the best cost: the result does not depend on state numbers.
  Path path;
  StateId at = 0;
  std::uint16_t who = graph_.goroutine_count(0) == 0 ? goroutine_gone : std::uint16_t{0};
  for (std::size_t length = nearest + (last.empty() ? 0 : 1); path.size() < length;) {
    bool found = false;
    const std::uint32_t best = cost_at(at, who);
    std::uint32_t edge = 0;
    std::uint16_t next = 0;
    each_way(at, who, [&](std::uint32_t e, std::uint16_t now, std::uint32_t cost) {
      if (!found && cost == best) found = true, edge = e, next = now;
    });
    CHECK(found, "a nearest target is reached");
    path.push_back({at, edge});
    at = graph_.edges(at)[edge].target;
    who = next;
  }
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
