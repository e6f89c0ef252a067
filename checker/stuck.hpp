// Which goroutines of a bottom component can never move again, and which can never finish. Decided on product nodes
// (state, goroutine index); an edge of the graph leads from (s, i) to (t, j) when it maps index i of s to j of t.
// Definitions: (s, i) is stuck if no product path from it begins an edge in which the goroutine takes part; it is
// endless if no path from it contains a step in which the goroutine ends. Why classes suffice: both sets are closed
// under product edges, and an edge maps them one to one (two goroutines never become one). So along an edge s -> t of a
// component the number of stuck goroutines does not fall; as s can be reached from t again, it is the same everywhere,
// and each edge maps the stuck ones of s onto those of t. Hence a node is stuck iff no node connected with it by
// product edges, followed in either direction, moves; likewise for endless. Union-find decides both in one pass over
// the edges, without storing the product.
#pragma once

#include <span>
#include <vector>

#include "checker/state_graph.hpp"

namespace stalemate::checker {

class StuckClasses {
 public:
  /// Requires: `component` is sorted, and no edge leaves it but those that end the run.
  StuckClasses(const StateGraph& graph, std::span<const StateId> component);
  bool is_stuck(StateId s, std::uint32_t g) const { return !moves_[class_of(s, g)]; }
  bool is_endless(StateId s, std::uint32_t g) const { return !ends_[class_of(s, g)]; }

 private:
  std::size_t node(StateId s, std::uint32_t g) const;
  std::uint32_t class_of(StateId s, std::uint32_t g) const;
  std::uint32_t root(std::uint32_t node) const;

  std::span<const StateId> component_;
  std::vector<std::uint32_t> first_node_;      // by position in component_
  mutable std::vector<std::uint32_t> parent_;  // by node: union-find with path halving
  std::vector<bool> moves_, ends_;             // by class (its root node)
};

}  // namespace stalemate::checker
