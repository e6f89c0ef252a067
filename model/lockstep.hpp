// Whether two words of a frame may change places without anybody noticing. The code of the function is walked twice in
// lockstep: on the left the frame is as it is, on the right the two words are exchanged, and a select on the left takes
// the case that reads from the channel the right one reads from. What words hold is told by *value numbers*, as in
// global value numbering (B. Alpern, M. Wegman, F. Zadeck, "Detecting Equality of Variables in Programs", POPL 1988),
// common to both sides: words with one number hold the same value. Where paths meet, numbers are split until they are
// true on all of them. Invariants: (1) an instruction whose operands have the same numbers on both sides does the same
// on both and leaves results with the same numbers; everything else is given up; (2) where the sides stand at different
// instructions, these are silent: local, never panic, show no position; (3) no such part has a cycle, so that both
// sides begin and end steps together. Then {(left frame, right frame)} of all pairs is a bisimulation that changes only
// the numbers of select cases.
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "model/liveness.hpp"
#include "model/operands.hpp"
#include "model/program.hpp"

namespace stalemate::model {

/// Planted faults, for tests only.
enum class LockstepFault : std::uint8_t {
  none,
  ignores_operands,   // values with different numbers are taken for equal
  ignores_positions,  // whatever stands at different instructions is taken for silent
};

class Lockstep {
 public:
  /// Of live words, on either side; dead ones have no_index.
  struct Numbers {
    std::vector<std::uint32_t> left, right;
  };

  Lockstep(const Program& program, const Liveness& liveness, FunctionIndex function, LockstepFault fault);
  /// Whether frames at `pc` behave alike if words `x` and `y` are exchanged.
  bool run(std::uint32_t pc, std::uint32_t x, std::uint32_t y);

  // After a run that said so:
  /// Calls `visit(pc, numbers)` wherever both sides stand at once.
  template <class Visit>
  void for_each_meeting(Visit&& visit) const {
    for (const auto& [at, numbers] : numbers_) {
      if (at.first == at.second) visit(at.first, numbers);
    }
  }
  /// Of a select both sides may stand at: the right case that is taken for each left one.
  const std::vector<std::uint16_t>& partners(std::uint32_t pc) const { return partners_.at(pc); }

 private:
  using Place = std::pair<std::uint32_t, std::uint32_t>;  // left pc, right pc

  bool advance(Place at);
  bool advance_select(std::uint32_t pc, const Numbers& in);
  bool uses_agree(const Numbers& in) const;
  bool agree(std::uint32_t left, std::uint32_t right) const {
    return fault_ == LockstepFault::ignores_operands || (left == right && left != no_index);
  }
  void define(Numbers& numbers, WordRange left, WordRange right);
  void flow(const Numbers& numbers, Place to);

  const Program& program_;
  const Liveness& liveness_;
  const FunctionIndex index_;
  const Function& function_;
  const LockstepFault fault_;
  std::map<Place, Numbers> numbers_;
  std::map<std::uint32_t, std::vector<std::uint16_t>> partners_;
  std::vector<Place> work_;
  std::uint32_t next_ = 0;  // number not used yet
  Operands left_, right_;
};

}  // namespace stalemate::model
