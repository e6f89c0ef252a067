// The little of Unicode a Go lexer needs: UTF-8 (RFC 3629) and the two character classes that may occur in identifiers
// (Go spec, "Letters and digits": letters are category L*, digits category Nd, and `_` is a letter).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace stalemate::frontend {

/// One decoded character. `valid` is false for bytes that are no UTF-8; then `length` is 1 and `code` is U+FFFD.
struct Decoded {
  char32_t code = 0;
  std::uint32_t length = 0;  // bytes
  bool valid = false;
};

/// Decodes the character at the start of `text`. Surrogates, overlong forms and codes above U+10FFFF are invalid.
/// Requires: `text` is not empty.
Decoded decode_utf8(std::string_view text);

/// Appends the UTF-8 form of `code`. Requires: `code` is a Unicode scalar value.
void append_utf8(std::string& out, char32_t code);

/// Category L*, or `_`.
bool is_letter(char32_t code);
/// Category Nd.
bool is_digit(char32_t code);

/// `U+0040 '@'`; control characters are given by number alone.
std::string describe_character(char32_t code);

}  // namespace stalemate::frontend
