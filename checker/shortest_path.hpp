// Shortest paths in the stored graph: fewest steps first, then fewest context switches among those. A step of goroutine
// x is a switch when x took no part in the step before; after a rendezvous either side may go on without one; a timer
// that fires is none. Distances come from one breadth-first search; switches from a search over (state, goroutine that
// moved last), restricted to states that lie on some shortest path to the targets. Among equals the first edges are
// taken, so that the same path results however the search numbered the states.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "checker/state_graph.hpp"

namespace stalemate::checker {

/// An edge by its place: the k-th of its source.
struct EdgeRef {
  StateId source = no_state;
  std::uint32_t edge = 0;
  friend bool operator==(const EdgeRef&, const EdgeRef&) = default;
};
/// Consecutive edges from state 0 on.
using Path = std::vector<EdgeRef>;

class ShortestPaths {
 public:
  explicit ShortestPaths(const StateGraph& graph) : graph_(graph) {}
  /// Steps from state 0.
  std::uint32_t distance(StateId s) const { return distances()[s]; }
  /// The shortest path to the nearest of `targets`; among equals fewest switches, then smallest target, then first
  /// edges. Requires: at least one target.
  Path to(const std::vector<StateId>& targets) const;
  /// The same, ending with one of `last` edges.
  Path through(const std::vector<EdgeRef>& last) const;

 private:
  Path search(const std::vector<StateId>& targets, const std::vector<EdgeRef>& last) const;

  const std::vector<std::uint32_t>& distances() const;
  /// Fills `before_` for targets up to this distance.
  void look_back(std::uint32_t distance) const;

  // All but the graph is worked out when somebody asks: most programs have no finding to show a path to.
  const StateGraph& graph_;
  mutable std::vector<std::uint32_t> distance_;
  // Sources of edges that shorten the distance by one, grouped by target.
  mutable std::uint32_t looked_back_ = 0;
  mutable std::vector<std::uint64_t> before_begin_;
  mutable std::vector<StateId> before_;
};

/// Number of context switches in a path, by the definition above.
std::uint32_t switch_count(const StateGraph& graph, const Path& path);

/// Whether an edge may be part of a cycle; `g` is the index the followed goroutine has in its source.
using EdgeFilter = std::function<bool(const EdgeLabel& label, std::uint32_t g)>;
/// A shortest cycle that leads goroutine `g` of `start` back to index `g` of `start` and moves it at least once, along
/// allowed edges. Empty if there is none.
Path shortest_cycle(const StateGraph& graph, StateId start, std::uint32_t g, const EdgeFilter& allowed);

}  // namespace stalemate::checker
