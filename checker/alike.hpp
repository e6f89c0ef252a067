// Goroutines of one state that nothing tells apart: they stand at the same place with the same words, references
// included, so that the state stays the same when two of them change places. What one of them may do now leads to the
// same state, up to symmetry, as what another one may do, and their stubborn sets are of the same size.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "model/state.hpp"

namespace stalemate::checker {

class Alike {
 public:
  void assign(const model::State& state);
  /// The first goroutine like `g`; of agents that are no goroutines, themselves.
  std::uint32_t first(std::uint32_t g) const { return g < first_.size() ? first_[g] : g; }
  bool has_any() const { return has_any_; }

 private:
  std::vector<std::uint32_t> first_;
  std::unordered_map<std::uint64_t, std::uint32_t> seen_;
  bool has_any_ = false;
};

}  // namespace stalemate::checker
