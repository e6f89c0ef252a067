// Components, stuck classes and shortest paths on synthetic graphs, against naive definitions.
#include <doctest/doctest.h>

#include <algorithm>
#include <queue>
#include <set>

#include "checker/bottom_scc.hpp"
#include "checker/shortest_path.hpp"
#include "checker/stuck.hpp"
#include "tests/checker/graph_builder.hpp"

using namespace stalemate::checker;

namespace {

using Node = std::pair<StateId, std::uint32_t>;

bool reaches(const StateGraph& graph, StateId from, StateId to) {
  std::vector<bool> seen(graph.size(), false);
  std::vector<StateId> open{from};
  seen[from] = true;
  while (!open.empty()) {
    const StateId s = open.back();
    open.pop_back();
    if (s == to) return true;
    for (const Edge& edge : graph.edges(s)) {
      if (!seen[edge.target]) seen[edge.target] = true, open.push_back(edge.target);
    }
  }
  return false;
}

// All product nodes that can be reached from `start`.
std::set<Node> product_reach(const StateGraph& graph, Node start) {
  std::set<Node> seen{start};
  std::vector<Node> open{start};
  while (!open.empty()) {
    const auto [s, g] = open.back();
    open.pop_back();
    for (const Edge& edge : graph.edges(s)) {
      const std::uint16_t to = graph.label(edge).new_index[g];
      if (to != goroutine_gone && seen.insert({edge.target, to}).second) open.emplace_back(edge.target, to);
    }
  }
  return seen;
}

bool naive_stuck(const StateGraph& graph, Node start) {
  for (const auto& [s, g] : product_reach(graph, start)) {
    for (const Edge& edge : graph.edges(s)) {
      if (graph.label(edge).moves(g)) return false;
    }
  }
  return true;
}

bool naive_endless(const StateGraph& graph, Node start) {
  for (const auto& [s, g] : product_reach(graph, start)) {
    for (const Edge& edge : graph.edges(s)) {
      if (graph.label(edge).new_index[g] == goroutine_gone) return false;
    }
  }
  return true;
}

}  // namespace

TEST_CASE("bottom components of a small graph") {
  // 0 -> 1 <-> 2, 1 -> 3, 3 -> 3, 0 -> 4
  const StateGraph graph = build_graph({1, 1, 1, 1, 1}, {{0, 1, solo(0, 1)},
                                                         {1, 2, solo(0, 1)},
                                                         {2, 1, solo(0, 1)},
                                                         {1, 3, solo(0, 1)},
                                                         {3, 3, solo(0, 1)},
                                                         {0, 4, solo(0, 1)}});
  const Components components = strong_components_of(graph);
  CHECK(components.count == 4);
  CHECK(components.of_state[1] == components.of_state[2]);
  CHECK(components.has_cycle[components.of_state[1]]);
  CHECK(components.has_cycle[components.of_state[3]]);
  CHECK_FALSE(components.has_cycle[components.of_state[4]]);
  const BottomComponents bottoms(graph, components);
  REQUIRE(bottoms.count() == 2);
  CHECK(bottoms.states(0).front() == 3);
  CHECK(bottoms.states(1).front() == 4);
}

TEST_CASE("a chain and a ring of a million states do not overflow the stack") {
  constexpr StateId n = 1'000'000;
  for (const bool ring : {false, true}) {
    StateGraph graph;
    for (StateId s = 0; s < n; ++s) graph.add_state(no_state, 0, 1, {});
    for (StateId s = 0; s < n; ++s) {
      graph.begin_edges(s);
      if (s + 1 < n || ring) graph.add_edge((s + 1) % n, solo(0, 1));
      graph.end_edges(false);
    }
    CHECK(strong_components_of(graph).count == (ring ? 1 : n));
  }
}

TEST_CASE("components of random graphs are mutual reachability") {
  Dice random(1);
  for (int round = 0; round < 300; ++round) {
    const std::vector<std::uint32_t> counts(1 + random() % 8, 1);
    const StateGraph graph = build_graph(counts, random_edges(random, counts, random() % 14));
    const Components components = strong_components_of(graph);
    for (StateId a = 0; a < graph.size(); ++a) {
      bool bottom = true;
      for (StateId b = 0; b < graph.size(); ++b) {
        const bool there = reaches(graph, a, b), back = reaches(graph, b, a);
        CHECK((components.of_state[a] == components.of_state[b]) == (there && back));
        bottom &= !there || back;
      }
      CHECK(components.is_bottom[components.of_state[a]] == bottom);
    }
  }
}

TEST_CASE("stuck and endless classes equal the naive definitions on product nodes") {
  Dice random(2);
  int stuck_count = 0, moving_count = 0, ending_count = 0;
  for (int round = 0; round < 5000; ++round) {
    std::vector<std::uint32_t> counts(1 + random() % 5);
    const std::uint32_t most = random() % 4;
    for (auto& count : counts) count = random() % 3 == 0 ? random() % (most + 1) : most;
    const StateGraph graph = build_graph(counts, random_edges(random, counts, random() % 12));
    const Components components = strong_components_of(graph);
    const BottomComponents bottoms(graph, components);
    for (std::uint32_t b = 0; b < bottoms.count(); ++b) {
      const StuckClasses classes(graph, bottoms.states(b));
      for (const StateId s : bottoms.states(b)) {
        for (std::uint32_t g = 0; g < graph.goroutine_count(s); ++g) {
          const bool stuck = naive_stuck(graph, {s, g}), endless = naive_endless(graph, {s, g});
          CHECK(classes.is_stuck(s, g) == stuck);
          CHECK(classes.is_endless(s, g) == endless);
          ++(stuck ? stuck_count : moving_count);
          ending_count += endless ? 0 : 1;
        }
      }
    }
  }
  // The generator makes all kinds.
  CHECK(stuck_count > 1000);
  CHECK(moving_count > 1000);
  CHECK(ending_count > 100);
}

TEST_CASE("a goroutine that changes places on every turn is followed") {
  // One state; the edge swaps goroutines 1 and 2 and is executed by goroutine 0.
  EdgeLabel swap = solo(0, 3);
  swap.new_index = {0, 2, 1};
  const StateGraph still = build_graph({3}, {{0, 0, swap}});
  const std::vector<StateId> component{0};
  const StuckClasses classes(still, component);
  CHECK_FALSE(classes.is_stuck(0, 0));
  CHECK(classes.is_stuck(0, 1));
  CHECK(classes.is_stuck(0, 2));
  // With an edge executed by goroutine 1 neither of the two is stuck.
  const StateGraph moving = build_graph({3}, {{0, 0, swap}, {0, 0, solo(1, 3)}});
  const StuckClasses both(moving, component);
  CHECK_FALSE(both.is_stuck(0, 1));
  CHECK_FALSE(both.is_stuck(0, 2));
}

TEST_CASE("shortest paths have fewest steps, then fewest switches") {
  Dice random(3);
  for (int round = 0; round < 2000; ++round) {
    const std::uint32_t goroutines = 1 + random() % 3;
    const std::vector<std::uint32_t> counts(2 + random() % 6, goroutines);
    std::vector<TestEdge> edges;
    for (StateId s = 0; s + 1 < counts.size(); ++s) {
      edges.push_back({s, s + 1, solo(static_cast<std::uint16_t>(random() % goroutines), goroutines)});
    }
    for (std::uint32_t e = random() % 14; e > 0; --e) {
      TestEdge edge{static_cast<StateId>(random() % counts.size()), static_cast<StateId>(random() % counts.size()),
                    solo(static_cast<std::uint16_t>(random() % goroutines), goroutines)};
      if (random() % 4 == 0) edge.label = fire(goroutines);
      if (goroutines > 1 && random() % 3 == 0) {
        edge.label.transition.kind = stalemate::model::TransitionKind::rendezvous;
        edge.label.transition.g = 0;
        edge.label.transition.partner = 1;
      }
      std::shuffle(edge.label.new_index.begin(), edge.label.new_index.end(), random);
      edges.push_back(edge);
    }
    const StateGraph graph = build_graph(counts, edges);
    const ShortestPaths paths(graph);
    const StateId target = static_cast<StateId>(random() % counts.size());
    const Path best = paths.to({target});
    REQUIRE(best.size() == paths.distance(target));
    // All paths of that length, by brute force.
    std::uint32_t fewest = UINT32_MAX;
    std::vector<Path> open{{}};
    for (std::size_t length = 0; length < best.size(); ++length) {
      std::vector<Path> next;
      for (const Path& path : open) {
        const StateId at = path.empty() ? 0 : graph.edges(path.back().source)[path.back().edge].target;
        for (std::uint32_t e = 0; e < graph.edges(at).size(); ++e) {
          next.push_back(path);
          next.back().push_back({at, e});
        }
      }
      open = std::move(next);
    }
    for (const Path& path : open) {
      const StateId at = path.empty() ? 0 : graph.edges(path.back().source)[path.back().edge].target;
      if (at == target) fewest = std::min(fewest, switch_count(graph, path));
    }
    CHECK(switch_count(graph, best) == fewest);
  }
}

TEST_CASE("a shortest cycle moves the goroutine it follows") {
  // 0 -> 0 by goroutine 0; 0 -> 1 -> 0 by goroutine 1.
  const StateGraph graph = build_graph({2, 2}, {{0, 0, solo(0, 2)}, {0, 1, solo(1, 2)}, {1, 0, solo(1, 2)}});
  const auto any = [](const EdgeLabel&, std::uint32_t) { return true; };
  CHECK(shortest_cycle(graph, 0, 0, any).size() == 1);
  CHECK(shortest_cycle(graph, 0, 1, any).size() == 2);
  CHECK(shortest_cycle(graph, 0, 1, [](const EdgeLabel& label, std::uint32_t g) { return !label.moves(g); }).empty());
}
