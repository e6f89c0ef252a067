#include "checker/state_store.hpp"

#include <xxhash.h>

#include <algorithm>
#include <cstring>

#include "model/check.hpp"

namespace stalemate::checker {

namespace {

constexpr std::size_t slot_count_initial = 1U << 10;
constexpr std::uint32_t block_bytes_first = 1U << 16, block_bytes_max = 1U << 24;
constexpr std::uint32_t unit = 8;  // places have sizes of so many bytes, so that those of forgotten strings fit others

std::size_t length_size(std::size_t length) {
  std::size_t n = 1;
  for (; length >= 0x80; length >>= 7) ++n;
  return n;
}

void write_length(std::uint8_t* at, std::size_t length) {
  for (; length >= 0x80; length >>= 7) *at++ = static_cast<std::uint8_t>(length | 0x80);
  *at = static_cast<std::uint8_t>(length);
}

std::uint32_t place_size(std::size_t length) {
  const std::size_t size = (length_size(length) + length + unit - 1) / unit * unit;
  CHECK(size <= UINT32_MAX, "a state of 4 GiB");
  return static_cast<std::uint32_t>(size);
}

std::uint32_t tag_of(const Fingerprint& print) { return static_cast<std::uint32_t>(print.low >> 32); }
std::uint32_t low_of(const Fingerprint& print) { return static_cast<std::uint32_t>(print.low); }

bool equal(std::span<const std::uint8_t> x, std::span<const std::uint8_t> y) {
  return x.size() == y.size() && (x.empty() || std::memcmp(x.data(), y.data(), x.size()) == 0);
}

}  // namespace

StateStore::StateStore(StoreMode mode) : mode_(mode), slots_(slot_count_initial) {}

Fingerprint StateStore::fingerprint(std::span<const std::uint8_t> bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return {hash.low64, hash.high64};
}

std::span<const std::uint8_t> StateStore::bytes(StateId id) const {
  const Place place = places_[id];
  CHECK(place.block != forgotten_block, "these bytes are forgotten");
  const std::uint8_t* at = blocks_[place.block].data.get() + place.offset;
  std::size_t length = 0;
  unsigned shift = 0;
  for (; (*at & 0x80) != 0; ++at, shift += 7) length |= static_cast<std::size_t>(*at & 0x7F) << shift;
  length |= static_cast<std::size_t>(*at++) << shift;
  return {at, length};
}

bool StateStore::same(StateId id, const Fingerprint& print, std::span<const std::uint8_t> wanted,
                      ForgottenBytes* forgotten) const {
  if (mode_ == StoreMode::hash) return high_[id] == print.high;
  if (is_kept(id)) return equal(bytes(id), wanted);
  CHECK(forgotten != nullptr, "somebody knows what was forgotten");
  return equal(forgotten->recall(id), wanted);
}

// The slot that holds `wanted`, or the empty slot where they belong.
std::size_t StateStore::probe(const Fingerprint& print, std::span<const std::uint8_t> wanted,
                              ForgottenBytes* forgotten) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = low_of(print) & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.id == no_state) return at;
    if (slot.tag != tag_of(print) || slot.low != low_of(print)) continue;
    if (same(slot.id, print, wanted, forgotten)) return at;
  }
}

/// The first state in the index that has this fingerprint, as far as slots tell.
StateId StateStore::first_like(const Fingerprint& print) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = low_of(print) & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.id == no_state || (slot.tag == tag_of(print) && slot.low == low_of(print))) return slot.id;
  }
}

void StateStore::prefetch_slot(const Fingerprint& print) const {
  __builtin_prefetch(&slots_[low_of(print) & (slots_.size() - 1)]);
}

void StateStore::prefetch_place(const Fingerprint& print) const {
  const StateId id = first_like(print);
  if (id != no_state) __builtin_prefetch(&places_[id]);
}

void StateStore::prefetch_bytes(const Fingerprint& print) const {
  constexpr std::size_t line = 64, lines = 4;
  const StateId id = first_like(print);
  if (id == no_state || !is_kept(id)) return;
  const std::uint8_t* const at = blocks_[places_[id].block].data.get() + places_[id].offset;
  for (std::size_t i = 0; i < lines; ++i) __builtin_prefetch(at + i * line);
}

StateStore::Place StateStore::allocate(std::uint32_t size) {
  if (size / unit < free_.size() && !free_[size / unit].empty()) {
    const Place place = free_[size / unit].back();
    free_[size / unit].pop_back();
    --free_count_;
    return place;
  }
  if (blocks_.empty() || blocks_.back().size - blocks_.back().used < size) {
    const std::uint32_t last = blocks_.empty() ? block_bytes_first / 2 : blocks_.back().size;
    const std::uint32_t block_size = std::max(size, std::min(block_bytes_max, last * 2));
    blocks_.push_back({std::make_unique_for_overwrite<std::uint8_t[]>(block_size), block_size, 0});
    arena_bytes_ += block_size;
  }
  Block& block = blocks_.back();
  const Place place{static_cast<std::uint32_t>(blocks_.size() - 1), block.used};
  block.used += size;
  return place;
}

StateStore::Place StateStore::append(std::span<const std::uint8_t> wanted) {
  const Place place = allocate(place_size(wanted.size()));
  std::uint8_t* at = blocks_[place.block].data.get() + place.offset;
  write_length(at, wanted.size());
  if (!wanted.empty()) std::memcpy(at + length_size(wanted.size()), wanted.data(), wanted.size());
  return place;
}

void StateStore::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.id == no_state) continue;
    std::size_t at = slot.low & mask;
    while (slots_[at].id != no_state) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

StateStore::Insertion StateStore::insert(std::span<const std::uint8_t> wanted, const Fingerprint& print,
                                         ForgottenBytes* forgotten) {
  if ((places_.size() + 1) * 4 > slots_.size() * 3) grow();
  Slot& slot = slots_[probe(print, wanted, forgotten)];
  if (slot.id != no_state) return {slot.id, false};
  CHECK(places_.size() < no_state, "more states than a 32-bit id can name");
  slot = {low_of(print), tag_of(print), size()};
  places_.push_back(append(wanted));
  if (mode_ == StoreMode::hash) high_.push_back(print.high);
  return {slot.id, true};
}

StateId StateStore::find(std::span<const std::uint8_t> wanted) const {
  return slots_[probe(fingerprint(wanted), wanted, nullptr)].id;
}

void StateStore::forget(StateId id, std::uint32_t distance) {
  const std::uint32_t size_in_units = place_size(bytes(id).size()) / unit;
  if (free_.size() <= size_in_units) free_.resize(size_in_units + 1);
  free_[size_in_units].push_back(places_[id]);
  ++free_count_;
  places_[id] = {forgotten_block, distance};
  ++forgotten_count_;
}

void StateStore::keep(StateId id, std::span<const std::uint8_t> wanted) {
  CHECK(!is_kept(id), "only what is forgotten can be kept again");
  places_[id] = append(wanted);
  --forgotten_count_;
}

bool StateStore::may_be(StateId id, std::span<const std::uint8_t> wanted) const {
  if (is_kept(id)) return equal(bytes(id), wanted);
  const Fingerprint print = fingerprint(wanted);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = low_of(print) & mask; slots_[at].id != no_state; at = (at + 1) & mask) {
    if (slots_[at].id == id) return slots_[at].tag == tag_of(print) && slots_[at].low == low_of(print);
  }
  return false;
}

std::uint64_t StateStore::memory_bytes() const {
  return arena_bytes_ + blocks_.capacity() * sizeof(Block) + places_.memory_bytes() + slots_.capacity() * sizeof(Slot) +
         high_.capacity() * sizeof(std::uint64_t) + free_.capacity() * sizeof(std::vector<Place>) +
         free_count_ * sizeof(Place);
}

void StateStore::check_invariants(ForgottenBytes* forgotten) const {
  CHECK(places_.size() * 4 <= slots_.size() * 3, "invariant 3: the index is too full");
  std::size_t used = 0;
  for (const Slot& slot : slots_) {
    if (slot.id == no_state) continue;
    ++used;
    CHECK(slot.id < size(), "invariant 1: an id out of range");
    const auto found = is_kept(slot.id) ? bytes(slot.id) : forgotten->recall(slot.id);
    const std::vector<std::uint8_t> copy(found.begin(), found.end());
    CHECK(slots_[probe(fingerprint(copy), copy, forgotten)].id == slot.id,
          "invariant 2: a string is stored twice or cannot be found");
  }
  CHECK(used == places_.size(), "invariant 1: not every id is in the index");
}

}  // namespace stalemate::checker
