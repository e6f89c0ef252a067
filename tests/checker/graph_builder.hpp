// Synthetic state graphs for tests, without a program behind them.
#pragma once

#include <algorithm>
#include <random>
#include <vector>

#include "checker/state_graph.hpp"

namespace stalemate::checker {

/// A generator of 32-bit numbers (std::mt19937 yields wider ones).
class Dice {
 public:
  using result_type = std::uint32_t;
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return UINT32_MAX; }
  result_type operator()() { return static_cast<result_type>(engine_()); }

 private:
  std::mt19937 engine_;
};

struct TestEdge {
  StateId from = 0, to = 0;
  EdgeLabel label;
};

/// A step of goroutine `g` alone that keeps all `count` goroutines at their indices.
inline EdgeLabel solo(std::uint16_t g, std::uint32_t count, model::StepClass step_class = model::StepClass::progress) {
  EdgeLabel label;
  label.transition.g = g;
  label.step_class = step_class;
  for (std::uint32_t i = 0; i < count; ++i) label.new_index.push_back(static_cast<std::uint16_t>(i));
  return label;
}

/// A timer that fires: nobody moves.
inline EdgeLabel fire(std::uint32_t count) {
  EdgeLabel label = solo(0, count);
  label.transition.kind = model::TransitionKind::fire;
  return label;
}

inline StateGraph build_graph(const std::vector<std::uint32_t>& goroutine_counts, const std::vector<TestEdge>& edges) {
  StateGraph graph;
  for (const std::uint32_t count : goroutine_counts) graph.add_state(no_state, 0, count, {});
  for (StateId s = 0; s < graph.size(); ++s) {
    graph.begin_edges(s);
    for (const TestEdge& edge : edges) {
      if (edge.from == s) graph.add_edge(edge.to, edge.label);
    }
    graph.end_edges(false);
  }
  return graph;
}

/// A random graph whose edges map goroutines one to one; state 0 reaches state 1, 2, … in a chain. Goroutines move, end
/// and are started at random.
inline std::vector<TestEdge> random_edges(Dice& random, const std::vector<std::uint32_t>& counts,
                                          std::uint32_t edge_count) {
  std::vector<TestEdge> edges;
  const auto n = static_cast<std::uint32_t>(counts.size());
  for (std::uint32_t i = 0; i + 1 < n + edge_count; ++i) {
    TestEdge edge;
    edge.from = i + 1 < n ? i : random() % n;
    edge.to = i + 1 < n ? i + 1 : random() % n;
    const std::uint32_t from_count = counts[edge.from], to_count = counts[edge.to];
    std::vector<std::uint16_t> places;
    for (std::uint32_t p = 0; p < to_count; ++p) places.push_back(static_cast<std::uint16_t>(p));
    if (random() % 2 == 0) std::shuffle(places.begin(), places.end(), random);
    edge.label.transition.kind = model::TransitionKind::fire;
    if (from_count > 0 && random() % 4 != 0) {
      edge.label.transition.kind = model::TransitionKind::solo;
      edge.label.transition.g = static_cast<std::uint16_t>(random() % from_count);
    }
    const bool solo = edge.label.transition.kind == model::TransitionKind::solo;
    // Only who moves may end; without a move, or when it cannot fit, the edge is left out.
    const std::uint32_t survivors = from_count - (solo && random() % 4 == 0 ? 1 : 0);
    if (survivors > to_count) continue;
    std::size_t next = 0;
    for (std::uint32_t g = 0; g < from_count; ++g) {
      const bool ends = survivors < from_count && g == edge.label.transition.g;
      edge.label.new_index.push_back(ends ? goroutine_gone : places[next++]);
    }
    edges.push_back(edge);
  }
  return edges;
}

}  // namespace stalemate::checker
