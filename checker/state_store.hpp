// The visited-state table: a set of byte strings (encoded canonical states) with dense ids in order of insertion. Bytes
// live in an arena of large blocks; the index is open addressing with linear probing over 64 bits of a 128-bit XXH3
// fingerprint. A string can be forgotten: it stays in the set, and whoever knows how to work it out again (StateRecall)
// does so when an equal fingerprint turns up. So two states are equal iff their bytes are equal, and no state is ever
// lost to a collision, unless the store is told to trust fingerprints (StoreMode::hash; hash compaction: Wolper &
// Leroy, CAV 1993). Invariants: (1) ids are 0 … size()-1; (2) each string is in the set once; (3) the index is at most
// 3/4 full; (4) bytes(id) stays valid until the string is forgotten.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "checker/growing_array.hpp"

namespace stalemate::checker {

using StateId = std::uint32_t;
inline constexpr StateId no_state = 0xFFFF'FFFFU;

enum class StoreMode : std::uint8_t {
  all,    // every state is kept whole
  exact,  // states of chains are forgotten and worked out again where that is needed
  hash,   // equal fingerprints are taken for equal states
};
/// Names on the command line, by value.
inline constexpr const char* store_mode_names[] = {"all", "exact", "hash"};

struct Fingerprint {
  std::uint64_t low = 0, high = 0;
};

/// Knows forgotten strings.
class ForgottenBytes {
 public:
  virtual ~ForgottenBytes() = default;
  /// Valid until the next call.
  virtual std::span<const std::uint8_t> recall(StateId id) = 0;
};

class StateStore {
 public:
  StateStore() : StateStore(StoreMode::all) {}
  explicit StateStore(StoreMode mode);
  StateStore(StateStore&&) noexcept = default;
  StateStore& operator=(StateStore&&) noexcept = default;

  struct Insertion {
    StateId id = no_state;
    bool fresh = false;
  };
  static Fingerprint fingerprint(std::span<const std::uint8_t> bytes);
  /// Finds `bytes` or stores a copy of them. Requires: fewer than 2^32 - 1 states are stored; `forgotten`, if any are
  /// and fingerprints are not trusted.
  Insertion insert(std::span<const std::uint8_t> bytes, const Fingerprint& print, ForgottenBytes* forgotten = nullptr);
  Insertion insert(std::span<const std::uint8_t> bytes) { return insert(bytes, fingerprint(bytes)); }
  /// Asks for what `insert` will look at, which is seldom in a cache: first its slot, then where the state in it is,
  /// then that state's bytes. Each is to be called when what the one before has asked for may have come.
  void prefetch_slot(const Fingerprint& print) const;
  void prefetch_place(const Fingerprint& print) const;
  void prefetch_bytes(const Fingerprint& print) const;
  /// The id of `bytes`, or no_state. Requires: nothing is forgotten.
  StateId find(std::span<const std::uint8_t> bytes) const;
  /// Requires: is_kept(id).
  std::span<const std::uint8_t> bytes(StateId id) const;
  StoreMode mode() const { return mode_; }
  StateId size() const { return static_cast<StateId>(places_.size()); }

  bool is_kept(StateId id) const { return places_[id].block != forgotten_block; }
  StateId kept_count() const { return size() - forgotten_count_; }
  /// Frees the bytes; `distance`: the steps it takes to work them out again. Requires: is_kept(id).
  void forget(StateId id, std::uint32_t distance);
  /// Of a forgotten state; 0 for others.
  std::uint32_t distance(StateId id) const { return is_kept(id) ? 0 : places_[id].offset; }
  /// Keeps the bytes of a forgotten state from now on.
  void keep(StateId id, std::span<const std::uint8_t> bytes);
  /// Whether the state with this id has these bytes, as far as the store knows by itself.
  bool may_be(StateId id, std::span<const std::uint8_t> bytes) const;

  /// What the table holds, in bytes, unused capacity included.
  std::uint64_t memory_bytes() const;
  /// Aborts if an invariant is broken.
  void check_invariants(ForgottenBytes* forgotten = nullptr) const;

 private:
  static constexpr std::uint32_t forgotten_block = UINT32_MAX;
  struct Place {
    std::uint32_t block = 0;   // or forgotten_block
    std::uint32_t offset = 0;  // of the length, a variable-length number; the bytes follow it. Forgotten: the distance
  };
  struct Slot {
    std::uint32_t low = 0, tag = 0;  // halves of Fingerprint::low
    StateId id = no_state;           // no_state: empty
  };
  struct Block {
    std::unique_ptr<std::uint8_t[]> data;
    std::uint32_t size = 0, used = 0;
  };

  std::size_t probe(const Fingerprint& print, std::span<const std::uint8_t> bytes, ForgottenBytes* forgotten) const;
  bool same(StateId id, const Fingerprint& print, std::span<const std::uint8_t> bytes, ForgottenBytes* forgotten) const;
  StateId first_like(const Fingerprint& print) const;
  Place allocate(std::uint32_t size);
  Place append(std::span<const std::uint8_t> bytes);
  void grow();

  StoreMode mode_;
  std::vector<Block> blocks_;
  GrowingArray<Place> places_;
  std::vector<Slot> slots_;               // size is a power of two
  std::vector<std::uint64_t> high_;       // StoreMode::hash: of fingerprints, by id
  std::vector<std::vector<Place>> free_;  // places of forgotten strings, by size in units
  StateId forgotten_count_ = 0;
  std::uint64_t arena_bytes_ = 0, free_count_ = 0;
};

}  // namespace stalemate::checker
