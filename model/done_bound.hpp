// How often code may still call WaitGroup.Done, at most: counted along the longest path from a program counter on, in
// callees, deferred calls and goroutines started from there. As long as a counter is at least as high as the number of
// calls others may make, an Add commutes with all of them (checker/conflict.def). Computed once for a program; calls on
// all WaitGroups are counted together. Invariant: numbers are exact below `many` and never too low.
#pragma once

#include <cstdint>
#include <vector>

#include "model/effect.hpp"

namespace stalemate::model {

class DoneBound {
 public:
  static constexpr std::uint32_t many = 64;  // so many or more, or not known

  DoneBound(const Program& program, const EffectTable& effects);
  /// Calls goroutine `g` and those it may start can make.
  std::uint32_t of(const State& state, const Goroutine& g) const;

 private:
  std::uint32_t own(FunctionIndex function, std::uint32_t pc) const;
  bool solve(FunctionIndex function);

  const Program& program_;
  const EffectTable& effects_;
  std::vector<std::vector<std::uint8_t>> done_, from_;  // by function and pc: calls there, and from there on
  std::vector<std::uint32_t> entry_;                    // by function
};

}  // namespace stalemate::model
