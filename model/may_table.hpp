// What code may still do, per program counter: acts (kinds of visible operations, told apart by channel element type
// where they are about channels) and package variables it names. Computed once for a program, backwards over the
// control-flow graphs and the call graph of EffectTable; the static half of the stubborn sets' may-sets (may_set.hpp).
// Invariant: the set at a program counter includes that of every instruction that can follow it in the same goroutine,
// in callees, in deferred calls, and in goroutines and timers started from there.
#pragma once

#include <cstdint>
#include <vector>

#include "model/effect.hpp"

namespace stalemate::model {

/// Kinds of operations, as far as another goroutine can tell them apart.
enum class Act : std::uint8_t {
  // channels, one per element type
  send,
  receive,
  close,
  watch_send,     // a select with default has a send case: it observes room, receivers, closing
  watch_receive,  // likewise a receive case
  length,
  // locks
  mutex_lock,
  mutex_try_lock,
  mutex_unlock,
  rw_announce,
  rw_acquire,
  rw_unlock,
  rw_read_lock,
  rw_read_unlock,
  rw_try,
  wait_group_add,   // by a positive or an unknown number
  wait_group_done,  // by a negative or an unknown number
  wait_group_wait,
  // memory; *_refs: of words that may hold references
  read,
  write,
  read_refs,
  write_refs,
  // timers
  timer,        // starts or stops one
  timer_start,  // may send on its channel later
};
inline constexpr std::size_t act_count = static_cast<std::size_t>(Act::timer_start) + 1;
inline constexpr bool is_channel_act(Act act) { return act <= Act::length; }

/// Sets of small numbers as rows of 64-bit words.
using BitRow = std::vector<std::uint64_t>;
inline bool has_bit(const BitRow& row, std::size_t bit) { return ((row[bit / 64] >> (bit % 64)) & 1U) != 0; }
inline void set_bit(BitRow& row, std::size_t bit) { row[bit / 64] |= std::uint64_t{1} << (bit % 64); }

class MayTable {
 public:
  MayTable(const Program& program, const EffectTable& effects);

  /// What may happen from the instruction at `pc` on, in this frame and below it.
  const BitRow& from(FunctionIndex function, std::uint32_t pc) const { return from_[start_[function] + pc]; }
  const BitRow& from_entry(FunctionIndex function) const { return entry_[function]; }

  // Bits of a row: acts, then package variables.
  /// Number of an act; for channel acts of channels with elements of `element`. no_index: nowhere in the program.
  std::uint32_t act_bit(Act act, TypeIndex element = 0) const;
  std::uint32_t global_bit(std::uint32_t global) const { return act_bits_ + global; }
  std::uint32_t act_bits() const { return act_bits_; }
  std::uint32_t bit_count() const { return act_bits_ + global_count_; }
  std::size_t row_words() const { return (bit_count() + 63) / 64; }
  /// Which package variable the word at `offset` of object 1 belongs to.
  std::uint32_t global_at(std::uint32_t offset) const { return global_of_offset_[offset]; }
  /// The element type that stands for all types of channels with the elements of channel type `channel`.
  TypeIndex element_of(TypeIndex channel) const;
  bool anywhere(Act act) const { return present_[static_cast<std::size_t>(act)]; }

 private:
  void number(const Program& program);
  void own_acts(const Program& program, const EffectTable& effects, FunctionIndex function, std::uint32_t pc,
                BitRow& row) const;
  void solve(const Program& program, const EffectTable& effects);

  const Program& program_;
  std::vector<BitRow> from_, entry_;
  std::vector<std::uint32_t> start_;
  std::vector<std::uint32_t> plain_bits_;    // by act, for those that are not about channels
  std::vector<std::uint32_t> channel_bits_;  // by element type: the first of its channel acts
  std::vector<std::uint32_t> global_of_offset_;
  std::vector<bool> present_;
  std::uint32_t act_bits_ = 0, global_count_ = 0;
};

}  // namespace stalemate::model
