// A std::vector for millions of plain records: it grows by realloc, which moves pages instead of copying them, so that
// large arrays are neither copied nor, for a moment, held twice.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <new>
#include <type_traits>
#include <utility>

namespace stalemate::checker {

template <typename T>
class GrowingArray {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  GrowingArray() = default;
  ~GrowingArray() { std::free(data_); }
  GrowingArray(const GrowingArray&) = delete;
  GrowingArray& operator=(const GrowingArray&) = delete;
  GrowingArray(GrowingArray&& other) noexcept
      : data_(std::exchange(other.data_, nullptr)),
        size_(std::exchange(other.size_, 0)),
        capacity_(std::exchange(other.capacity_, 0)) {}
  GrowingArray& operator=(GrowingArray&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
    return *this;
  }

  void push_back(T value) {
    if (size_ == capacity_) grow();
    new (data_ + size_++) T(value);
  }
  T& operator[](std::uint64_t at) { return data_[at]; }
  const T& operator[](std::uint64_t at) const { return data_[at]; }
  const T* data() const { return data_; }
  std::uint64_t size() const { return size_; }
  std::uint64_t memory_bytes() const { return capacity_ * sizeof(T); }

 private:
  void grow() {
    constexpr std::uint64_t first = 64;
    const std::uint64_t capacity = capacity_ == 0 ? first : capacity_ * 2;
    void* const data = std::realloc(data_, capacity * sizeof(T));
    if (data == nullptr) throw std::bad_alloc();
    data_ = static_cast<T*>(data);
    capacity_ = capacity;
  }

  T* data_ = nullptr;
  std::uint64_t size_ = 0, capacity_ = 0;
};

}  // namespace stalemate::checker
