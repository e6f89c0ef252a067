// What code may still do, per program counter: acts (kinds of visible operations) on spots (words of memory, channels,
// maps, as far as ValueFlow tells them apart), and the package variables it names. Computed once for a program,
// backwards over the control-flow graphs and the call graph of EffectTable; the static half of the stubborn sets'
// may-sets (may_set.hpp). Invariant: the row at a program counter includes that of every instruction that can follow it
// in the same goroutine, in callees, in deferred calls, and in goroutines and timers started from there.
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

#include "model/act.hpp"
#include "model/effect.hpp"
#include "model/pinned_act.hpp"
#include "model/value_flow.hpp"

namespace stalemate::model {

/// Sets of small numbers.
using BitRow = std::vector<std::uint64_t>;
inline bool has_bit(const BitRow& row, std::size_t bit) { return ((row[bit / 64] >> (bit % 64)) & 1U) != 0; }
inline void set_bit(BitRow& row, std::size_t bit) { row[bit / 64] |= std::uint64_t{1} << (bit % 64); }
inline void set_bits(const std::vector<std::uint32_t>& bits, BitRow& row) {
  for (const std::uint32_t bit : bits) set_bit(row, bit);
}
inline void join(BitRow& row, const BitRow& other) {
  for (std::size_t i = 0; i < row.size(); ++i) row[i] |= other[i];
}
inline bool intersect(const BitRow& x, const BitRow& y) {
  for (std::size_t i = 0; i < x.size(); ++i) {
    if ((x[i] & y[i]) != 0) return true;
  }
  return false;
}

/// Number of a word, channel or map that some instruction works on; no_spot: none does; any_spot: the analysis does not
/// know the object, all may.
using Spot = std::uint32_t;
inline constexpr Spot no_spot = no_index, any_spot = no_index - 1;

/// Spots of all objects made alike, and what references to them are called.
struct ObjectSpots {
  std::uint32_t number = 0;  // in order of first sight, from 0
  bool is_data = false;
  std::uint32_t target = no_index;
  std::vector<Spot> words;  // of data objects, by offset; as many as the longest has that had been asked about
  Spot whole = no_spot;     // of others
  Spot at(std::uint32_t offset) const { return is_data ? words[offset] : whole; }
};

struct ObjectKeyHash {
  std::size_t operator()(const ObjectKey& key) const {
    return (std::size_t{key.type} << 32 | key.site) * 31 + static_cast<std::size_t>(key.kind);
  }
};

class MayTable {
 public:
  MayTable(const Program& program, const Layouts& layouts, const Liveness& liveness, const EffectTable& effects);
  ~MayTable();
  MayTable(const MayTable&) = delete;
  MayTable& operator=(const MayTable&) = delete;

  /// What may happen from the instruction at `pc` on, in this frame and below it.
  const BitRow& from(FunctionIndex function, std::uint32_t pc) const { return rows(function).from[pc]; }
  const BitRow& from_entry(FunctionIndex function) const { return entry_[function]; }

  static constexpr std::size_t pins_max = 64;
  /// Calls `visit(pinned act)` for those that may follow in this frame.
  template <class Visit>
  void for_each_pinned(FunctionIndex function, std::uint32_t pc, Visit&& visit) const {
    if (pins_[function].empty()) return;
    for (std::uint64_t left = rows(function).pins[pc]; left != 0; left &= left - 1) {
      visit(pins_[function][static_cast<std::size_t>(__builtin_ctzll(left))]);
    }
  }
  /// `from`, without the acts that for_each_pinned names.
  const BitRow& from_unpinned(FunctionIndex function, std::uint32_t pc) const {
    return pins_[function].empty() ? from(function, pc) : rows(function).unpinned[pc];
  }

  // Bits of a row: acts on spots, package variables, targets that references are taken to, whether objects are made.
  /// Whether a row holds `act` on `spot`.
  bool has(const BitRow& row, Act act, Spot spot) const {
    if (spot >= any_spot) return spot == any_spot;
    const std::uint32_t bit = bits_[spot * act_count + static_cast<std::size_t>(act)];
    return bit != no_index && has_bit(row, bit);
  }
  /// Whether some instruction of the program does `act` on `spot`.
  bool has_anywhere(Act act, Spot spot) const {
    if (spot >= any_spot) return spot == any_spot;
    return bits_[spot * act_count + static_cast<std::size_t>(act)] != no_index;
  }
  void add(BitRow& row, Act act, Spot spot) const {
    if (spot >= any_spot) return;
    const std::uint32_t bit = bits_[spot * act_count + static_cast<std::size_t>(act)];
    if (bit != no_index) set_bit(row, bit);
  }
  std::uint32_t global_bit(std::uint32_t global) const { return act_bits_ + global; }
  /// Whether code may come to hold a reference to a target, out of any object, also one that is made later.
  bool takes(const BitRow& row, std::uint32_t target) const {
    const auto known = take_bits_.find(target);
    return known != take_bits_.end() && has_bit(row, known->second);
  }
  /// Whether code may make an object that holds references.
  bool makes(const BitRow& row) const { return has_bit(row, make_bit()); }
  std::size_t row_words() const { return make_bit() / 64 + 1; }
  /// All bits of an act.
  const BitRow& mask(Act act) const { return masks_[static_cast<std::size_t>(act)]; }

  /// For at least all words of `object`, which is not object 1: the longest known of its kind. They stay what they are.
  const ObjectSpots& spots_of(const HeapObject& object) const;
  Spot global_spot(std::uint32_t offset) const {
    return offset < global_spots_.size() ? global_spots_[offset] : no_spot;
  }
  /// What references at a spot may point to, sorted: classes of memory, and functions for closures.
  const std::vector<std::uint32_t>& targets(Spot spot) const { return targets_[spot]; }
  /// What such targets call a closure, or a package variable (other objects: ObjectSpots::target). no_index: not known,
  /// it may be anything.
  static std::uint32_t target_of_closure(FunctionIndex function) { return function_target | function; }
  std::uint32_t target_of_global(std::uint32_t global) const { return global_targets_[global]; }
  /// Which package variable the word at `offset` of object 1 belongs to.
  std::uint32_t global_at(std::uint32_t offset) const { return global_of_offset_[offset]; }
  std::size_t spot_count() const { return bits_.size() / act_count; }

 private:
  static constexpr std::uint32_t function_target = 0x8000'0000U;  // | FunctionIndex

  class Builder;
  friend class MayRows;

  /// Of a function, by pc: what from, from_unpinned and for_each_pinned tell.
  struct FunctionRows {
    std::vector<BitRow> from, unpinned;
    std::vector<std::uint64_t> pins;  // bits of pins_
  };
  const FunctionRows& rows(FunctionIndex function) const {
    const FunctionRows* known = rows_[function].load(std::memory_order_acquire);
    return known != nullptr ? *known : solve_rows(function);
  }
  const FunctionRows& solve_rows(FunctionIndex function) const;

  std::size_t make_bit() const { return act_bits_ + global_count_ + take_bits_.size(); }

  std::vector<BitRow> entry_, masks_;
  std::vector<std::vector<PinnedAct>> pins_;  // by function
  std::vector<std::uint32_t> bits_;           // by spot and act
  std::vector<Spot> global_spots_;
  std::vector<std::vector<std::uint32_t>> targets_;  // by spot
  std::vector<std::uint32_t> global_targets_;
  std::unordered_map<std::uint32_t, std::uint32_t> take_bits_;  // by target
  std::vector<std::uint32_t> global_of_offset_;
  std::uint32_t act_bits_ = 0, global_count_ = 0;
  std::unique_ptr<Builder> builder_;
  mutable std::mutex mutex_;  // of what follows, and of builder_ once the table is made
  mutable std::vector<std::atomic<const FunctionRows*>> rows_;  // by function; null: not worked out yet
  mutable std::deque<FunctionRows> solved_;
  // How long objects are is known only when one is met; then a longer version comes beside the others.
  mutable std::unordered_map<ObjectKey, std::vector<std::unique_ptr<const ObjectSpots>>, ObjectKeyHash> object_spots_;
};

}  // namespace stalemate::model
