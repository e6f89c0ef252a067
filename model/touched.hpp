// What a step touches. Most steps move one goroutine and change a word of one object, so whoever knows the state before
// need not copy, canonicalise or encode the rest. A step is *quiet* if everything canonicalise depends on is as it was:
// the goroutines there are, the references each of them and each object holds, what is shared. Then no object gets
// another number and none is dropped; only what was touched may hold dead or irrelevant words.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/state.hpp"

namespace stalemate::model {

class Machine;

class Touched {
 public:
  /// Begins a step from `state`, which is canonical. `may_be_quiet`: false if nothing needs to be kept track of.
  void begin(const State& state, bool may_be_quiet);
  /// To be called before a goroutine is changed. Requires: it exists since before the step.
  void goroutine(const Machine& machine, const State& state, std::uint32_t slot) {
    if (!everything_ && (slot >= goroutine_steps_.size() || goroutine_steps_[slot] != step_)) {
      add_goroutine(machine, state, slot);
    }
  }
  /// To be called before an object is changed.
  void object(const Machine& machine, const State& state, std::uint32_t index) {
    if (!everything_ && (index >= object_steps_.size() || object_steps_[index] != step_)) {
      add_object(machine, state, index);
    }
  }
  /// The step is not quiet.
  void all() { everything_ = true; }
  /// If the step is quiet, brings what was touched into canonical form; if not, all was touched from now on.
  bool settle(const Machine& machine, State& state);
  /// At the end of a quiet step.
  void sort();

  /// Whether any part of the state may have changed; if not, only these have, in ascending
  /// order.
  bool everything() const { return everything_; }
  std::span<const std::uint32_t> goroutines() const { return goroutines_; }
  std::span<const std::uint32_t> objects() const { return objects_; }
  /// Makes `next`, the state after the step, equal to the state before it again. Requires: not everything().
  void restore(State& next, const State& before) const;

 private:
  void add_goroutine(const Machine& machine, const State& state, std::uint32_t slot);
  void add_object(const Machine& machine, const State& state, std::uint32_t index);

  bool everything_ = true;
  std::uint32_t step_ = 0;  // number of the step, so that nothing has to be cleared
  std::uint32_t object_count_ = 0, goroutine_count_ = 0;
  std::vector<std::uint32_t> goroutine_steps_, object_steps_;  // by which step each was touched last
  std::vector<std::uint32_t> goroutines_, objects_;
  // References they held before, ascending by touch, and where those of each end.
  std::vector<Word> goroutine_refs_, object_refs_, now_;
  std::vector<std::uint32_t> goroutine_ends_, object_ends_;
};

}  // namespace stalemate::model
