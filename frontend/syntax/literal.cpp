#include "frontend/syntax/literal.hpp"

#include <algorithm>

#include "frontend/syntax/unicode.hpp"

namespace stalemate::frontend {
namespace {

/// One element of a literal: a whole character, or a single byte given as \ooo or \xhh.
struct Element {
  char32_t value = 0;
  bool is_byte = false;
};

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 16;
}

/// Reads `count` digits in `base` off the front of `rest`.
std::optional<char32_t> read_digits(std::string_view& rest, std::size_t count, int base) {
  if (rest.size() < count) return std::nullopt;
  std::uint32_t value = 0;
  for (const char c : rest.substr(0, count)) {
    const int digit = hex_value(c);
    if (digit >= base) return std::nullopt;
    value = value * static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(digit);
  }
  rest.remove_prefix(count);
  return static_cast<char32_t>(value);
}

std::optional<Element> read_numeric(std::string_view& rest, std::size_t count, int base, char32_t max, bool is_byte) {
  const std::optional<char32_t> value = read_digits(rest, count, base);
  if (!value || *value > max || (!is_byte && *value >= 0xD800 && *value <= 0xDFFF)) return std::nullopt;
  return Element{*value, is_byte};
}

/// Reads one element off the front of `rest`, which is not empty. Of the two quotes only `quote` may be escaped.
std::optional<Element> read_element(std::string_view& rest, char quote) {
  if (rest.front() == quote || rest.front() == '\n') return std::nullopt;
  if (rest.front() != '\\') {
    const Decoded c = decode_utf8(rest);
    rest.remove_prefix(c.length);
    if (!c.valid) return std::nullopt;
    return Element{c.code, false};
  }
  if (rest.size() < 2) return std::nullopt;
  const char escape = rest[1];
  if (escape >= '0' && escape <= '7') {
    rest.remove_prefix(1);
    return read_numeric(rest, 3, 8, 0xFF, true);
  }
  rest.remove_prefix(2);
  switch (escape) {
    case 'a': return Element{'\a', false};
    case 'b': return Element{'\b', false};
    case 'f': return Element{'\f', false};
    case 'n': return Element{'\n', false};
    case 'r': return Element{'\r', false};
    case 't': return Element{'\t', false};
    case 'v': return Element{'\v', false};
    case '\\': return Element{'\\', false};
    case 'x': return read_numeric(rest, 2, 16, 0xFF, true);
    case 'u': return read_numeric(rest, 4, 16, 0xFFFF, false);
    case 'U': return read_numeric(rest, 8, 16, 0x10FFFF, false);
    default: break;
  }
  if (escape != quote) return std::nullopt;
  return Element{static_cast<char32_t>(quote), false};
}

}  // namespace

std::optional<std::string> unquote_string(std::string_view literal) {
  if (literal.size() < 2 || literal.front() != literal.back()) return std::nullopt;
  const char quote = literal.front();
  std::string_view rest = literal.substr(1, literal.size() - 2);
  std::string text;
  if (quote == '`') {
    if (rest.find('`') != std::string_view::npos) return std::nullopt;
    std::copy_if(rest.begin(), rest.end(), std::back_inserter(text), [](char c) { return c != '\r'; });
    return text;
  }
  if (quote != '"') return std::nullopt;
  while (!rest.empty()) {
    const std::optional<Element> element = read_element(rest, quote);
    if (!element) return std::nullopt;
    if (element->is_byte) {
      text.push_back(static_cast<char>(static_cast<unsigned char>(element->value)));
    } else {
      append_utf8(text, element->value);
    }
  }
  return text;
}

std::optional<char32_t> unquote_rune(std::string_view literal) {
  if (literal.size() < 3 || literal.front() != '\'' || literal.back() != '\'') return std::nullopt;
  std::string_view rest = literal.substr(1, literal.size() - 2);
  const std::optional<Element> element = read_element(rest, '\'');
  if (!element || !rest.empty()) return std::nullopt;
  return element->value;
}

}  // namespace stalemate::frontend
