#include "model/utf8.hpp"

#include <algorithm>
#include <iterator>

namespace stalemate::model {

Rune decode_rune(std::string_view text, std::size_t at) {
  const std::size_t left = text.size() - at;
  if (left == 0) return {0, 0};
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const auto is_tail = [&](std::size_t i) { return i < left && (byte(i) & 0xC0U) == 0x80U; };
  const unsigned first = byte(0);
  if (first < 0x80) return {static_cast<std::int32_t>(first), 1};
  constexpr Rune invalid{rune_error, 1};
  if (first < 0xC2 || first > 0xF4) return invalid;
  if (!is_tail(1)) return invalid;
  if (first < 0xE0) return {static_cast<std::int32_t>((first & 0x1FU) << 6 | (byte(1) & 0x3FU)), 2};
  if (!is_tail(2)) return invalid;
  if (first < 0xF0) {
    const unsigned value = (first & 0x0FU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU);
    if (value < 0x800 || (value >= 0xD800 && value < 0xE000)) return invalid;
    return {static_cast<std::int32_t>(value), 3};
  }
  if (!is_tail(3)) return invalid;
  const unsigned value = (first & 0x07U) << 18 | (byte(1) & 0x3FU) << 12 | (byte(2) & 0x3FU) << 6 | (byte(3) & 0x3FU);
  if (value < 0x10000 || value > 0x10FFFF) return invalid;
  return {static_cast<std::int32_t>(value), 4};
}

void append_rune(std::string& text, std::int64_t rune) {
  if (rune < 0 || rune > 0x10FFFF || (rune >= 0xD800 && rune < 0xE000)) rune = rune_error;
  const auto value = static_cast<std::uint32_t>(rune);
  const auto put = [&text](std::uint32_t byte) { text += static_cast<char>(byte); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0U | value >> 6);
    put(0x80U | (value & 0x3FU));
  } else if (value < 0x10000) {
    put(0xE0U | value >> 12);
    put(0x80U | (value >> 6 & 0x3FU));
    put(0x80U | (value & 0x3FU));
  } else {
    put(0xF0U | value >> 18);
    put(0x80U | (value >> 12 & 0x3FU));
    put(0x80U | (value >> 6 & 0x3FU));
    put(0x80U | (value & 0x3FU));
  }
}

std::size_t rune_count(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) at += decode_rune(text, at).width;
  return count;
}

bool is_print(std::int32_t rune) {
  if (rune < 0x20) return false;
  if (rune < 0x7F) return true;
  if (rune < 0xA1 || rune == 0xAD) return false;
  if (rune < 0x100) return true;
  struct Range {
    std::int32_t first, last;
  };
  static constexpr Range printable[] = {
#define RANGE(first, last) {first, last},
#include "model/printable.def"
#undef RANGE
  };
  const auto* const after = std::upper_bound(std::begin(printable), std::end(printable), rune,
                                             [](std::int32_t r, const Range& range) { return r < range.first; });
  return after != std::begin(printable) && rune <= (after - 1)->last;
}

}  // namespace stalemate::model
