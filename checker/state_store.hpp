// The visited-state table: an exact set of byte strings (encoded canonical states) with dense ids in order of
// insertion. Bytes live in an arena of large blocks and never move; the index is open addressing with linear probing
// over (hash tag, id) pairs, keyed by XXH3. Two states are equal iff their bytes are equal: hashes only speed up the
// search, so no state is ever lost to a collision (unlike hash compaction, which drops states silently: Wolper & Leroy,
// CAV 1993). Invariants: (1) ids are 0 … size()-1; (2) each stored string is stored once; (3) the index is at most 3/4
// full; (4) bytes(id) stays valid until the store is destroyed.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace stalemate::checker {

using StateId = std::uint32_t;
inline constexpr StateId no_state = 0xFFFF'FFFFU;

class StateStore {
 public:
  StateStore();
  StateStore(StateStore&&) noexcept = default;
  StateStore& operator=(StateStore&&) noexcept = default;

  struct Insertion {
    StateId id = no_state;
    bool fresh = false;
  };
  /// Finds `bytes` or stores a copy of them. Requires: fewer than 2^32 - 1 states are stored.
  Insertion insert(std::span<const std::uint8_t> bytes);
  /// The id of `bytes`, or no_state.
  StateId find(std::span<const std::uint8_t> bytes) const;
  std::span<const std::uint8_t> bytes(StateId id) const;
  StateId size() const { return static_cast<StateId>(places_.size()); }
  /// What the table holds, in bytes, unused capacity included.
  std::uint64_t memory_bytes() const;
  /// Aborts if an invariant is broken.
  void check_invariants() const;

 private:
  struct Place {
    std::uint32_t block = 0;
    std::uint32_t offset = 0;  // of the length, a variable-length number; the bytes follow it
  };
  struct Slot {
    std::uint32_t tag = 0;
    StateId id = no_state;  // no_state: empty
  };
  struct Block {
    std::unique_ptr<std::uint8_t[]> data;
    std::uint32_t size = 0, used = 0;
  };

  std::size_t probe(std::uint64_t hash, std::span<const std::uint8_t> bytes) const;
  Place append(std::span<const std::uint8_t> bytes);
  void grow();

  std::vector<Block> blocks_;
  std::vector<Place> places_;
  std::vector<Slot> slots_;  // size is a power of two
  std::uint64_t arena_bytes_ = 0;
};

}  // namespace stalemate::checker
