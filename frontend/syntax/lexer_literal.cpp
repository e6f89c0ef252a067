// Numbers, strings and runes. Malformed ones are reported with gc's words and then skipped as a whole, so that the
// parser goes on as if they were right.
#include "frontend/syntax/lexer.hpp"
#include "frontend/syntax/unicode.hpp"

namespace stalemate::frontend {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
bool is_decimal(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_decimal(c) || (lower(c) >= 'a' && lower(c) <= 'f'); }

std::string base_name(std::uint32_t base) {
  switch (base) {
    case 2: return "binary";
    case 8: return "octal";
    case 10: return "decimal";
    default: return "hexadecimal";
  }
}

std::string quoted(char32_t c) {
  switch (c) {
    case '\'': return "'\\''";
    case '\\': return "'\\\\'";
    case '\n': return "'\\n'";
    case '\r': return "'\\r'";
    case '\t': return "'\\t'";
    default: break;
  }
  if (c < 0x20 || c == 0x7F) return describe_character(c);
  std::string text = "'";
  append_utf8(text, c);
  return text + "'";
}

}  // namespace

/// int_lit, float_lit and imaginary_lit of the Go spec. Requires: the cursor is at a digit, or at a `.` before one.
Tok Lexer::number() {
  const std::uint32_t begin = at_;
  std::uint32_t base = 10;
  char prefix = '\0';
  if (peek() == '0') {
    switch (lower(peek(1))) {
      case 'x': base = 16, prefix = 'x'; break;
      case 'o': base = 8, prefix = 'o'; break;
      case 'b': base = 2, prefix = 'b'; break;
      default: base = 8, prefix = '0'; break;
    }
    at_ += prefix == '0' ? 1 : 2;
  }
  bool has_digits = prefix == '0';
  const auto skip_digits = [&] {
    // Decimal digits are accepted for every base here; check_digits() complains about those too large.
    while (peek() == '_' || (base == 16 ? is_hex(peek()) : is_decimal(peek()))) {
      if (peek() != '_') has_digits = true;
      ++at_;
    }
  };
  Tok kind = Tok::int_lit;
  skip_digits();
  if (peek() == '.') {
    kind = Tok::float_lit;
    if (prefix == 'o' || prefix == 'b') error(at_, "invalid radix point in " + base_name(base) + " literal");
    ++at_;
    skip_digits();
  }
  if (!has_digits && !malformed_) error(at_, base_name(base) + " literal has no digits");
  const char e = lower(peek());
  if (e == 'e' || e == 'p') {
    kind = Tok::float_lit;
    exponent(prefix);
  } else if (prefix == 'x' && kind == Tok::float_lit) {
    error(at_, "hexadecimal mantissa requires a 'p' exponent");
  }
  if (peek() == 'i') {
    kind = Tok::imag_lit;
    ++at_;
  }
  // For backward compatibility an imaginary literal of decimal digits is decimal despite a leading 0, as floats are.
  if (kind != Tok::int_lit && prefix == '0') base = 10;
  if (!malformed_) check_digits(text_.substr(begin, at_ - begin), base, begin);
  return kind;
}

void Lexer::exponent(char prefix) {
  const char e = peek();
  if (!malformed_) {
    if (lower(e) == 'e' && prefix != '\0' && prefix != '0') {
      error(at_, std::string("'") + e + "' exponent requires decimal mantissa");
    } else if (lower(e) == 'p' && prefix != 'x') {
      error(at_, std::string("'") + e + "' exponent requires hexadecimal mantissa");
    }
  }
  ++at_;
  if (peek() == '+' || peek() == '-') ++at_;
  bool has_digits = false;
  while (is_decimal(peek()) || peek() == '_') {
    if (peek() != '_') has_digits = true;
    ++at_;
  }
  if (!has_digits && !malformed_) error(at_, "exponent has no digits");
}

/// Complains about digits beyond the base and about `_` that does not stand between two digits (or a base prefix and a
/// digit).
void Lexer::check_digits(std::string_view literal, std::uint32_t base, std::uint32_t begin) {
  const bool has_prefix = literal.size() > 1 && literal[0] == '0' && !is_decimal(literal[1]) && literal[1] != '_' &&
                          lower(literal[1]) != 'e' && literal[1] != '.' && literal[1] != 'i';
  bool in_exponent = false;
  // What came before: a digit (or a prefix, which allows a separator too), a separator, or anything else.
  enum { digit, separator, other } before = other;
  for (std::uint32_t i = has_prefix ? 2 : 0; i <= literal.size(); ++i) {
    const char c = i < literal.size() ? literal[i] : '\0';
    if (i == (has_prefix ? 2u : 0u) && has_prefix) before = digit;
    if (c == '_') {
      if (before != digit) return error(begin + i, "'_' must separate successive digits");
      before = separator;
    } else if (is_decimal(c) || (base == 16 && !in_exponent && is_hex(c))) {
      if (!in_exponent && base < 10 && static_cast<std::uint32_t>(c - '0') >= base)
        return error(begin + i,
                     "invalid digit " + quoted(static_cast<char32_t>(c)) + " in " + base_name(base) + " literal");
      before = digit;
    } else {
      if (before == separator) return error(begin + i - 1, "'_' must separate successive digits");
      if (c == 'p' || c == 'P' || c == 'e' || c == 'E') in_exponent = true;
      before = other;
    }
  }
}

void Lexer::interpreted_string() {
  const std::uint32_t begin = at_++;
  while (at_ < size_) {
    const char c = text_[at_];
    if (c == '"') {
      ++at_;
      return;
    }
    if (c == '\n') return error(at_, "newline in string");
    if (c == '\\') {
      ++at_;
      escape('"');
    } else if (static_cast<unsigned char>(c) < 0x80 && c != '\0') {
      ++at_;
    } else {
      skip_character();
    }
  }
  error(begin, "string not terminated");
}

void Lexer::raw_string() {
  const std::uint32_t begin = at_++;
  while (at_ < size_) {
    const char c = text_[at_];
    if (c == '`') {
      ++at_;
      return;
    }
    if (static_cast<unsigned char>(c) < 0x80 && c != '\0') {
      ++at_;
    } else {
      skip_character();
    }
  }
  error(begin, "string not terminated");
}

void Lexer::rune_literal() {
  const std::uint32_t begin = at_++;
  for (std::uint32_t count = 0; at_ < size_; ++count) {
    const char c = text_[at_];
    if (c == '\'') {
      if (count == 0 && !malformed_) error(at_, "empty rune literal or unescaped '");
      if (count > 1 && !malformed_) error(begin, "more than one character in rune literal");
      ++at_;
      return;
    }
    if (c == '\n') {
      if (!malformed_) error(at_, "newline in rune literal");
      return;
    }
    if (c == '\\') {
      ++at_;
      escape('\'');
    } else {
      skip_character();
    }
  }
  if (!malformed_) error(begin, "rune literal not terminated");
}

/// Steps over what follows a backslash. Returns whether it is a valid escape.
bool Lexer::escape(char quote) {
  const char c = peek();
  switch (c) {
    case 'a':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
    case 'v':
    case '\\': ++at_; return true;
    case 'x': ++at_; return numeric_escape(2, 16, 0xFF);
    case 'u': ++at_; return numeric_escape(4, 16, 0x10FFFF);
    case 'U': ++at_; return numeric_escape(8, 16, 0x10FFFF);
    default: break;
  }
  if (c == quote) {
    ++at_;
    return true;
  }
  if (c >= '0' && c <= '7') return numeric_escape(3, 8, 0xFF);
  if (!at_end()) error(at_, "unknown escape");
  return false;
}

bool Lexer::numeric_escape(std::uint32_t digit_count, std::uint32_t base, std::uint32_t max) {
  std::uint32_t value = 0;
  for (std::uint32_t i = 0; i < digit_count; ++i, ++at_) {
    if (at_end()) return false;
    const char c = peek();
    const bool is_digit_of_base = base == 16 ? is_hex(c) : c >= '0' && c <= '7';
    if (!is_digit_of_base) {
      error(at_,
            "invalid character " + quoted(decode_utf8(text_.substr(at_)).code) + " in " + base_name(base) + " escape");
      return false;
    }
    const int digit = is_decimal(c) ? c - '0' : lower(c) - 'a' + 10;
    value = value * base + static_cast<std::uint32_t>(digit);
  }
  if (value > max && base == 8) {
    error(at_, "octal escape value " + std::to_string(value) + " > 255");
    return false;
  }
  if (value > max || (digit_count > 2 && value >= 0xD800 && value <= 0xDFFF && base == 16)) {
    error(at_, "escape is invalid Unicode code point " + describe_character(value));
    return false;
  }
  return true;
}

}  // namespace stalemate::frontend
