// Go's integer and float arithmetic on words: exact wrap-around, shifts and conversions as the spec (and amd64) has
// them.
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>

#include "model/word.hpp"

namespace stalemate::model {

inline unsigned width_of(IntKind kind) { return 8U << (static_cast<unsigned>(kind) % 4); }
inline bool is_signed(IntKind kind) { return kind <= IntKind::i64; }

/// Truncates to the kind's width, then extends to a word.
inline Word wrap(IntKind kind, Word w) {
  switch (kind) {
    case IntKind::i8: return static_cast<Word>(static_cast<std::int8_t>(w));
    case IntKind::i16: return static_cast<Word>(static_cast<std::int16_t>(w));
    case IntKind::i32: return static_cast<Word>(static_cast<std::int32_t>(w));
    case IntKind::u8: return static_cast<std::uint8_t>(w);
    case IntKind::u16: return static_cast<std::uint16_t>(w);
    case IntKind::u32: return static_cast<std::uint32_t>(w);
    case IntKind::i64:
    case IntKind::u64: return w;
  }
  return w;
}

/// Requires: y != 0.
inline Word int_div(IntKind kind, Word x, Word y) {
  if (!is_signed(kind)) return x / y;
  if (y == ~Word{0}) return wrap(kind, Word{0} - x);  // also MIN / -1
  return wrap(kind, static_cast<Word>(static_cast<std::int64_t>(x) / static_cast<std::int64_t>(y)));
}

/// Requires: y != 0.
inline Word int_rem(IntKind kind, Word x, Word y) {
  if (!is_signed(kind)) return x % y;
  if (y == ~Word{0}) return 0;
  return static_cast<Word>(static_cast<std::int64_t>(x) % static_cast<std::int64_t>(y));
}

/// Requires: the count is not negative (as a signed count); it is taken as unsigned.
inline Word int_shl(IntKind kind, Word x, Word count) { return count >= width_of(kind) ? 0 : wrap(kind, x << count); }

inline Word int_shr(IntKind kind, Word x, Word count) {
  if (!is_signed(kind)) return count >= width_of(kind) ? 0 : x >> count;
  const Word limited = count > 63 ? 63 : count;
  return static_cast<Word>(static_cast<std::int64_t>(x) >> limited);
}

inline bool int_lt(IntKind kind, Word x, Word y) {
  return is_signed(kind) ? static_cast<std::int64_t>(x) < static_cast<std::int64_t>(y) : x < y;
}

inline double to_double(Word w, unsigned width) {
  return width == 32 ? static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(w)))
                     : std::bit_cast<double>(w);
}
inline Word from_double(double value, unsigned width) {
  return width == 32 ? std::bit_cast<std::uint32_t>(static_cast<float>(value)) : std::bit_cast<Word>(value);
}

/// One rounding each: float32 operations computed in double and rounded once are exact for + - * / (Figueroa 1995).
inline Word int_to_float(IntKind from, Word w, unsigned width) {
  if (width == 32) {
    const float value = is_signed(from) ? static_cast<float>(static_cast<std::int64_t>(w)) : static_cast<float>(w);
    return std::bit_cast<std::uint32_t>(value);
  }
  return std::bit_cast<Word>(is_signed(from) ? static_cast<double>(static_cast<std::int64_t>(w))
                                             : static_cast<double>(w));
}

/// What amd64 does: cvttsd2sq gives the smallest int64 when out of range, and Go truncates that to narrower kinds;
/// uint64 above 2^63 goes through a subtraction, uint32 through int64.
inline Word float_to_int(IntKind to, double value) {
  constexpr double two63 = 9223372036854775808.0;
  const auto truncate = [](double v) {
    return v >= -two63 && v < two63 ? static_cast<Word>(static_cast<std::int64_t>(v)) : Word{1} << 63;
  };
  // Signed narrow kinds use cvttsd2sl, whose out-of-range result is the smallest int32.
  if (to == IntKind::i32 || to == IntKind::i16 || to == IntKind::i8 || to == IntKind::u8 || to == IntKind::u16) {
    const bool fits = value > -2147483649.0 && value < 2147483648.0;
    return wrap(to, fits ? static_cast<Word>(static_cast<std::int64_t>(value)) : Word{0xFFFF'FFFF'8000'0000U});
  }
  if (to == IntKind::u64 && !(value < two63)) return truncate(value - two63) | Word{1} << 63;
  return wrap(to, truncate(value));
}

}  // namespace stalemate::model
