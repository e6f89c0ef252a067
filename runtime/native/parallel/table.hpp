// A table that grows while others read it: elements never move.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>

namespace stalemate::runtime::native::parallel {

/// Holds up to ChunkCount chunks of 2^ChunkBits elements each.
template <class Element, std::uint32_t ChunkBits, std::uint32_t ChunkCount>
class Table {
 public:
  static constexpr std::uint32_t chunk_size = 1U << ChunkBits;
  static constexpr std::uint32_t size_max = chunk_size * ChunkCount;

  /// Makes room for elements 0 … `count` - 1; one thread at a time. Requires: count <= size_max.
  void grow(std::uint32_t count) {
    for (; size_ < count; size_ += chunk_size) {
      chunks_[size_ >> ChunkBits] = std::make_unique<Element[]>(chunk_size);
      first_[size_ >> ChunkBits].store(chunks_[size_ >> ChunkBits].get(), std::memory_order_release);
    }
  }
  Element& operator[](std::uint32_t index) {
    return first_[index >> ChunkBits].load(std::memory_order_acquire)[index & (chunk_size - 1)];
  }

 private:
  std::array<std::unique_ptr<Element[]>, ChunkCount> chunks_;
  std::array<std::atomic<Element*>, ChunkCount> first_{};
  std::uint32_t size_ = 0;
};

}  // namespace stalemate::runtime::native::parallel
