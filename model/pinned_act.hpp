// Acts on what a word of the frame refers to: a parameter or a captured variable that is never assigned to, or the
// address of an element, field or variable that was just computed from such words. In a state it is known exactly what
// that is, where the flow of values tells spots only; so goroutines that each work on their own element of an array, or
// their own channel, do not conflict.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "model/act.hpp"
#include "model/program.hpp"

namespace stalemate::model {

struct PinnedAct {
  std::int32_t word = 0;
  Act act = Act::send;
  // An element, or an element of an element: words that hold the numbers, and how many words each counts by; -1: none.
  // They are followed like `word`: a number that was moved may be found only where it was moved to.
  std::array<std::int32_t, 2> index = {-1, -1};
  std::array<std::uint32_t, 2> scale = {};
  std::uint32_t offset = 0, count = 0;  // words from there on; count 0: all of a channel
  friend bool operator==(const PinnedAct&, const PinnedAct&) = default;
};

/// One instruction of the computation of an address, and how an act is pinned before and after it.
struct PinStep {
  std::uint32_t pc = 0;
  PinnedAct first, then;
};

/// How the address in `act.word` at `pc` was computed from words that stay as they are, by the straight code before it:
/// last step first, none if `act.word` is such a word itself. Nothing if the code does not say so.
std::optional<std::vector<PinStep>> pin_steps(const Program& program, const Function& function,
                                              const std::vector<bool>& is_target, const std::vector<bool>& is_constant,
                                              std::uint32_t pc, const PinnedAct& act);

}  // namespace stalemate::model
