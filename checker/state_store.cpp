#include "checker/state_store.hpp"

#include <xxhash.h>

#include <algorithm>
#include <cstring>

#include "model/check.hpp"

namespace stalemate::checker {

namespace {

constexpr std::size_t slot_count_initial = 1U << 10;
constexpr std::uint32_t block_bytes_first = 1U << 16, block_bytes_max = 1U << 24;
constexpr std::size_t length_bytes_max = 5;

std::uint64_t hash_of(std::span<const std::uint8_t> bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

// The slot comes from the low half of the hash, the tag is the high half, so that they fail independently.
std::uint32_t tag_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }

std::size_t write_length(std::uint8_t* at, std::size_t length) {
  std::size_t n = 0;
  for (; length >= 0x80; length >>= 7) at[n++] = static_cast<std::uint8_t>(length | 0x80);
  at[n++] = static_cast<std::uint8_t>(length);
  return n;
}

}  // namespace

StateStore::StateStore() : slots_(slot_count_initial) {}

std::span<const std::uint8_t> StateStore::bytes(StateId id) const {
  const Place place = places_[id];
  const std::uint8_t* at = blocks_[place.block].data.get() + place.offset;
  std::size_t length = 0;
  unsigned shift = 0;
  for (; (*at & 0x80) != 0; ++at, shift += 7) length |= static_cast<std::size_t>(*at & 0x7F) << shift;
  length |= static_cast<std::size_t>(*at++) << shift;
  return {at, length};
}

// The slot that holds `bytes`, or the empty slot where they belong.
std::size_t StateStore::probe(std::uint64_t hash, std::span<const std::uint8_t> wanted) const {
  const std::size_t mask = slots_.size() - 1;
  const std::uint32_t tag = tag_of(hash);
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.id == no_state) return at;
    if (slot.tag != tag) continue;
    const auto stored = bytes(slot.id);
    if (std::ranges::equal(stored, wanted)) return at;
  }
}

StateStore::Place StateStore::append(std::span<const std::uint8_t> wanted) {
  const std::size_t needed = wanted.size() + length_bytes_max;
  CHECK(needed <= UINT32_MAX, "a state of 4 GiB");
  if (blocks_.empty() || blocks_.back().size - blocks_.back().used < needed) {
    const std::uint32_t last = blocks_.empty() ? block_bytes_first / 2 : blocks_.back().size;
    const auto size = std::max(static_cast<std::uint32_t>(needed), std::min(block_bytes_max, last * 2));
    blocks_.push_back({std::make_unique_for_overwrite<std::uint8_t[]>(size), size, 0});
    arena_bytes_ += size;
  }
  Block& block = blocks_.back();
  const Place place{static_cast<std::uint32_t>(blocks_.size() - 1), block.used};
  std::uint8_t* at = block.data.get() + block.used;
  const std::size_t length_bytes = write_length(at, wanted.size());
  if (!wanted.empty()) std::memcpy(at + length_bytes, wanted.data(), wanted.size());
  block.used += static_cast<std::uint32_t>(length_bytes + wanted.size());
  return place;
}

// Hashes are computed again instead of being stored: each state is rehashed about once in total, 8 bytes a state are
// saved.
void StateStore::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.id == no_state) continue;
    std::size_t at = hash_of(bytes(slot.id)) & mask;
    while (slots_[at].id != no_state) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

StateStore::Insertion StateStore::insert(std::span<const std::uint8_t> wanted) {
  if ((places_.size() + 1) * 4 > slots_.size() * 3) grow();
  const std::uint64_t hash = hash_of(wanted);
  Slot& slot = slots_[probe(hash, wanted)];
  if (slot.id != no_state) return {slot.id, false};
  CHECK(places_.size() < no_state, "more states than a 32-bit id can name");
  slot = {tag_of(hash), size()};
  places_.push_back(append(wanted));
  return {slot.id, true};
}

StateId StateStore::find(std::span<const std::uint8_t> wanted) const {
  return slots_[probe(hash_of(wanted), wanted)].id;
}

std::uint64_t StateStore::memory_bytes() const {
  return arena_bytes_ + blocks_.capacity() * sizeof(Block) + places_.capacity() * sizeof(Place) +
         slots_.capacity() * sizeof(Slot);
}

void StateStore::check_invariants() const {
  CHECK(places_.size() * 4 <= slots_.size() * 3, "invariant 3: the index is too full");
  std::size_t used = 0;
  for (const Slot& slot : slots_) {
    if (slot.id == no_state) continue;
    ++used;
    CHECK(slot.id < size(), "invariant 1: an id out of range");
    CHECK(find(bytes(slot.id)) == slot.id, "invariant 2: a string is stored twice or cannot be found");
  }
  CHECK(used == places_.size(), "invariant 1: not every id is in the index");
}

}  // namespace stalemate::checker
