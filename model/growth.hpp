// Capacities: append grows as Go 1.19's runtime does, rounding bytes up to its allocation size classes, so that cap()
// prints the numbers real programs print. Go: runtime/slice.go growslice, runtime/msize.go roundupsize.
#pragma once

#include <cstdint>

namespace stalemate::model {

/// Bytes an allocation of `size` bytes really takes.
std::uint64_t round_up_size(std::uint64_t size);
/// Capacity after growing from `capacity` to hold `needed` elements of `element_bytes` bytes.
std::uint64_t grown_capacity(std::uint64_t capacity, std::uint64_t needed, std::uint64_t element_bytes);

}  // namespace stalemate::model
