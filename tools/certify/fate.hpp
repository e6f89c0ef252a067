// What can still become of each goroutine in a bottom component (one that no edge leaves): whether it can ever move
// again, and whether it can ever end. Decided on pairs (state, goroutine), joined as the edges say which goroutine of
// the target is which of the source, backwards from the pairs in which it moves or ends at once.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "tools/certify/graph.hpp"

namespace stalemate::certify {

class Fates {
 public:
  /// Requires: no edge leaves `component`.
  Fates(const Graph& graph, const std::vector<StateNumber>& component);
  bool can_move(StateNumber state, std::uint32_t g) const { return can_move_[pair_of(state, g)]; }
  bool can_end(StateNumber state, std::uint32_t g) const { return can_end_[pair_of(state, g)]; }

 private:
  std::size_t pair_of(StateNumber state, std::uint32_t g) const { return first_pair_.at(state) + g; }

  std::unordered_map<StateNumber, std::size_t> first_pair_;
  std::vector<bool> can_move_, can_end_;  // by pair
};

}  // namespace stalemate::certify
