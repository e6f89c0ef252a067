// Which words of a frame may change places: a goroutine that selects over several channels, each with a case of its
// own, often does the same whichever of them delivers. Then the channels are *members* of a class, of which only the
// collection matters, like the elements of a scalarset (C. N. Ip and D. Dill, "Better Verification through Symmetry",
// FMSD 1996) - found here, not declared. Candidates are words that cases of a select take their channels from; that
// they may be exchanged is proved by walking the code in lockstep (lockstep.hpp). At every instruction where a
// goroutine may stand a member has a tuple of words, for example a channel and a copy of it. Invariants: (1) tuples of
// a class have equal lengths, their words like kinds, and by the analysis of value flow they point to the same memory;
// (2) a class has the same members, in the same order, at all instructions; (3) tuples do not overlap.
#pragma once

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "model/lockstep.hpp"
#include "model/relevance.hpp"
#include "model/state.hpp"

namespace stalemate::model {

/// Where members of a frame's classes have come from, as Frame::arrangement: since the frame was entered or the state
/// was decoded, whatever came later. Members are numbered over all classes of a function.
class Arrangement {
 public:
  static constexpr std::uint32_t members_max = 16;

  explicit Arrangement(std::uint64_t code) : code_(code) {}
  std::uint64_t code() const { return code_; }
  /// The member whose words were where those of `member` are now.
  std::uint32_t origin(std::uint32_t member) const { return ((code_ >> (4 * member)) & 15U) ^ member; }
  void set_origin(std::uint32_t member, std::uint32_t origin) {
    code_ &= ~(std::uint64_t{15} << (4 * member));
    code_ |= static_cast<std::uint64_t>(origin ^ member) << (4 * member);
  }
  /// What takes the words back.
  Arrangement inverse() const;

 private:
  std::uint64_t code_;
};

/// A class at one instruction.
struct SlotClass {
  std::uint32_t first = 0;                        // number of its first member
  std::vector<std::vector<std::uint32_t>> words;  // by member
  std::vector<std::vector<std::uint16_t>> cases;  // by member: those of the select that stands here, if one does
  // Words that hold the same, as far as the proof needs it: where they do not, nothing is known.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> copies;

  bool holds(const Word* frame) const;
  bool has(std::uint32_t word) const;
  /// The words of member i become those of member order[i].
  void permute(Word* frame, const std::vector<std::uint32_t>& order) const;
  /// What `before` has become by that.
  Arrangement arranged(Arrangement before, const std::vector<std::uint32_t>& order) const;
};

struct Slots {
  std::vector<SlotClass> classes;
  std::vector<bool> is_slot;  // by frame word

  /// What case number `choice` is called after the words have been taken from elsewhere as `arrangement` says.
  std::uint16_t renamed(std::uint16_t choice, Arrangement arrangement) const;
};

class SlotSymmetry {
 public:
  SlotSymmetry(const Program& program, const Liveness& liveness, const Relevance& relevance, LockstepFault fault);
  bool empty() const { return empty_; }
  /// Null: nothing can be exchanged there.
  const Slots* at(FunctionIndex function, std::uint32_t pc) const {
    if (by_function_[function].empty() || by_function_[function][pc] == 0) return nullptr;
    return &slots_[by_function_[function][pc]];
  }
  const Slots* at(const Goroutine& g, std::uint32_t frame) const;

 private:
  class Finder;

  std::vector<std::vector<std::uint32_t>> by_function_;  // by pc: index of slots_; empty: no class
  std::vector<Slots> slots_;                             // [0] unused
  bool empty_ = true;
};

/// Takes all words back to where they have come from (Frame::arrangement).
void undo_arrangements(const SlotSymmetry& symmetry, State& state);
/// What a case is called of the select goroutine `g` stands at, after the arrangement of its words; `choice` itself if
/// they have not been arranged.
std::uint16_t arranged_choice(const SlotSymmetry& symmetry, const Goroutine& g, std::uint16_t choice);
/// The reverse: what it was called before.
std::uint16_t original_choice(const SlotSymmetry& symmetry, const Goroutine& g, std::uint16_t choice);

}  // namespace stalemate::model
