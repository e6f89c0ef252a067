#include "frontend/syntax/unicode.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iterator>

namespace stalemate::frontend {
namespace {

struct Range {
  char32_t first, last;
};

// Beyond ASCII, adjacent ranges merged, sorted; from the Unicode character database, version 14.
constexpr Range letters[] = {
#include "frontend/syntax/unicode_letters.def"
};
constexpr Range digits[] = {
#include "frontend/syntax/unicode_digits.def"
};

template <std::size_t N>
bool contains(const Range (&ranges)[N], char32_t code) {
  const auto* it = std::upper_bound(std::begin(ranges), std::end(ranges), code,
                                    [](char32_t c, const Range& range) { return c < range.first; });
  return it != std::begin(ranges) && code <= std::prev(it)->last;
}

}  // namespace

Decoded decode_utf8(std::string_view text) {
  constexpr Decoded invalid{0xFFFD, 1, false};
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
  const std::uint32_t first = byte(0);
  if (first < 0x80) return {static_cast<char32_t>(first), 1, true};
  if (first < 0xC2 || first > 0xF4) return invalid;
  const std::uint32_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (text.size() < length) return invalid;
  std::uint32_t code = first & (0x7Fu >> length);
  for (std::uint32_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return invalid;
    code = code << 6 | (byte(i) & 0x3F);
  }
  constexpr std::array<std::uint32_t, 5> smallest = {0, 0, 0x80, 0x800, 0x10000};
  if (code < smallest[length] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return invalid;
  return {static_cast<char32_t>(code), length, true};
}

void append_utf8(std::string& out, char32_t code) {
  const auto put = [&](std::uint32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  const auto value = static_cast<std::uint32_t>(code);
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0 | value >> 6);
    put(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    put(0xE0 | value >> 12);
    put(0x80 | (value >> 6 & 0x3F));
    put(0x80 | (value & 0x3F));
  } else {
    put(0xF0 | value >> 18);
    put(0x80 | (value >> 12 & 0x3F));
    put(0x80 | (value >> 6 & 0x3F));
    put(0x80 | (value & 0x3F));
  }
}

bool is_letter(char32_t code) {
  if (code < 0x80) return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || code == '_';
  return contains(letters, code);
}

bool is_digit(char32_t code) {
  if (code < 0x80) return code >= '0' && code <= '9';
  return contains(digits, code);
}

std::string describe_character(char32_t code) {
  char number[16];
  std::snprintf(number, sizeof number, "U+%04X", static_cast<unsigned>(code));
  std::string text = number;
  const bool is_surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (code < 0x20 || (code >= 0x7F && code <= 0xA0) || code == 0xFEFF || is_surrogate || code > 0x10FFFF) return text;
  text += " '";
  append_utf8(text, code);
  return text + "'";
}

}  // namespace stalemate::frontend
