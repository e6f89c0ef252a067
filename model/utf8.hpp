// UTF-8 as Go decodes it: any invalid byte is one U+FFFD of width 1.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace stalemate::model {

struct Rune {
  std::int32_t value = 0;
  std::uint32_t width = 0;  // 0 at the end of the text
};
inline constexpr std::int32_t rune_error = 0xFFFD;

/// Requires: at <= text.size().
Rune decode_rune(std::string_view text, std::size_t at);
/// Appends the encoding; surrogates and values out of range become U+FFFD.
void append_rune(std::string& text, std::int64_t rune);
std::size_t rune_count(std::string_view text);
/// strconv.IsPrint, exact below U+0100, else all but spaces, controls, surrogates and private use.
bool is_print(std::int32_t rune);

}  // namespace stalemate::model
