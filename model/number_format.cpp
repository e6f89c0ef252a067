#include "model/number_format.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "model/utf8.hpp"

namespace stalemate::model {
namespace {

/// 0.d1d2d3… × 10^point, without trailing zeros.
struct Decimal {
  std::string digits;
  int point = 0;
};

/// From "d.ddde±xx".
Decimal from_scientific(std::string_view text) {
  Decimal result;
  const std::size_t e = text.find('e');
  for (const char c : text.substr(0, e)) {
    if (c != '.') result.digits += c;
  }
  result.point = std::atoi(std::string(text.substr(e + 1)).c_str()) + 1;
  while (!result.digits.empty() && result.digits.back() == '0') result.digits.pop_back();
  if (result.digits.empty()) result.point = 0;
  return result;
}

Decimal shortest(double value, unsigned width) {
  std::array<char, 64> buffer;
  const auto end =
      width == 32 ? std::to_chars(buffer.data(), buffer.data() + buffer.size(), static_cast<float>(value),
                                  std::chars_format::scientific)
                  : std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific);
  return from_scientific({buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data())});
}

std::string print_c(const char* format, int precision, double value) {
  const int size = std::snprintf(nullptr, 0, format, precision, value);
  std::string text(static_cast<std::size_t>(size) + 1, '\0');
  std::snprintf(text.data(), text.size(), format, precision, value);
  text.resize(static_cast<std::size_t>(size));
  return text;
}

/// d.ddde±dd with `precision` digits after the point.
std::string scientific(const Decimal& decimal, int precision, char e) {
  std::string text(1, decimal.digits.empty() ? '0' : decimal.digits[0]);
  if (precision > 0) {
    text += '.';
    for (int i = 1; i <= precision; ++i) {
      text += static_cast<std::size_t>(i) < decimal.digits.size() ? decimal.digits[static_cast<std::size_t>(i)] : '0';
    }
  }
  int exponent = decimal.digits.empty() ? 0 : decimal.point - 1;
  text += e;
  text += exponent < 0 ? '-' : '+';
  exponent = std::abs(exponent);
  if (exponent < 10) text += '0';
  return text + std::to_string(exponent);
}

std::string fixed(const Decimal& decimal, int precision) {
  std::string text;
  const auto digit = [&](int i) {
    return i >= 0 && static_cast<std::size_t>(i) < decimal.digits.size() ? decimal.digits[static_cast<std::size_t>(i)]
                                                                         : '0';
  };
  if (decimal.point <= 0) text += '0';
  for (int i = 0; i < decimal.point; ++i) text += digit(i);
  if (precision > 0) {
    text += '.';
    for (int i = 0; i < precision; ++i) text += digit(decimal.point + i);
  }
  return text;
}

/// 0x1.8p+01: the leading digit is 1 whatever the value, of subnormal ones too; halves are rounded to even. C leaves
/// the leading digit open. Go: strconv.fmtX.
std::string hexadecimal(double value, char verb, int precision) {
  constexpr int fraction_digits = 15, fraction_bits = 4 * fraction_digits;
  int exponent = 0;
  auto mantissa = static_cast<std::uint64_t>(std::ldexp(std::frexp(value, &exponent), fraction_bits + 1));
  exponent = value == 0 ? 0 : exponent - 1;
  if (precision >= 0 && precision < fraction_digits) {
    const int dropped = fraction_bits - 4 * precision;
    const std::uint64_t unit = std::uint64_t{1} << dropped, rest = mantissa & (unit - 1);
    mantissa -= rest;
    if (rest > unit / 2 || (rest == unit / 2 && (mantissa & unit) != 0)) mantissa += unit;
    if (mantissa >> (fraction_bits + 1) != 0) {
      mantissa /= 2;
      ++exponent;
    }
  }
  const char* const digits = verb == 'x' ? "0123456789abcdef" : "0123456789ABCDEF";
  std::string fraction;
  for (std::uint64_t rest = mantissa << 4;
       precision < 0 ? rest != 0 : fraction.size() < static_cast<unsigned>(precision); rest <<= 4) {
    fraction += digits[rest >> fraction_bits & 0xFU];
  }
  std::string text = {'0', verb, static_cast<char>('0' + (mantissa >> fraction_bits))};
  if (!fraction.empty()) text += "." + fraction;
  text += verb == 'x' ? 'p' : 'P';
  text += exponent < 0 ? '-' : '+';
  const std::string number = std::to_string(std::abs(exponent));
  return text + (number.size() < 2 ? "0" : "") + number;
}

std::string binary_exponent(double value, unsigned width) {
  if (width == 32) {
    const auto bits = std::bit_cast<std::uint32_t>(static_cast<float>(value));
    const std::uint32_t raw = bits >> 23 & 0xFFU, fraction = bits & 0x7FFFFFU;
    const int exponent = (raw == 0 ? 1 : static_cast<int>(raw)) - 127 - 23;
    return std::to_string(raw == 0 ? fraction : fraction | 1U << 23) + "p" + (exponent >= 0 ? "+" : "") +
           std::to_string(exponent);
  }
  const auto bits = std::bit_cast<std::uint64_t>(value);
  const std::uint64_t raw = bits >> 52 & 0x7FFU, fraction = bits & ((std::uint64_t{1} << 52) - 1);
  const int exponent = (raw == 0 ? 1 : static_cast<int>(raw)) - 1023 - 52;
  return std::to_string(raw == 0 ? fraction : fraction | std::uint64_t{1} << 52) + "p" + (exponent >= 0 ? "+" : "") +
         std::to_string(exponent);
}

std::string unsigned_float(double value, char verb, int precision, unsigned width) {
  const bool is_shortest = precision < 0;
  switch (verb) {
    case 'b': return binary_exponent(value, width);
    case 'x':
    case 'X': return hexadecimal(value, verb, precision);
    case 'e':
    case 'E': {
      const Decimal decimal = is_shortest ? shortest(value, width) : from_scientific(print_c("%.*e", precision, value));
      if (is_shortest) precision = std::max(static_cast<int>(decimal.digits.size()) - 1, 0);
      return scientific(decimal, precision, verb);
    }
    case 'f':
    case 'F': {
      if (!is_shortest) return print_c("%.*f", precision, value);
      const Decimal decimal = shortest(value, width);
      return fixed(decimal, std::max(static_cast<int>(decimal.digits.size()) - decimal.point, 0));
    }
    default: {
      if (precision == 0) precision = 1;
      const Decimal decimal =
          is_shortest ? shortest(value, width) : from_scientific(print_c("%.*e", precision - 1, value));
      const int count = static_cast<int>(decimal.digits.size());
      int limit = precision;
      if (limit > count && count >= decimal.point) limit = count;
      // The exponent form is chosen as if the shortest text had 6 digits.
      if (is_shortest) limit = 6;
      const int exponent = decimal.point - 1;
      if (exponent < -4 || exponent >= limit) {
        const int digits = is_shortest || precision > count ? count : precision;
        return scientific(decimal, std::max(digits - 1, 0), verb == 'G' ? 'E' : 'e');
      }
      return fixed(decimal, std::max(count - decimal.point, 0));
    }
  }
}

void append_escaped(std::string& out, std::int32_t rune, char quote, bool ascii_only) {
  constexpr char hex[] = "0123456789abcdef";
  const auto append_hex = [&](const char* prefix, int digits) {
    out += prefix;
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) out += hex[rune >> shift & 0xF];
  };
  if (rune == quote || rune == '\\') {
    out += '\\';
    out += static_cast<char>(rune);
    return;
  }
  if (rune < 0x80 ? is_print(rune) : !ascii_only && is_print(rune)) return append_rune(out, rune);
  switch (rune) {
    case '\a': out += "\\a"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    case '\v': out += "\\v"; return;
    default: break;
  }
  if (rune < ' ' || rune == 0x7F) return append_hex("\\x", 2);
  if (rune < 0x10000) return append_hex("\\u", 4);
  append_hex("\\U", 8);
}

constexpr int syntax_error = 1, range_error = 2, base_error = 3, width_error = 4;

int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'z') return c - 'a' + 10;
  if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
  return 99;
}

/// Underscores are fine in base 0 between digits and after a prefix. Go: strconv.underscoreOK.
bool underscores_fine(std::string_view text) {
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) text.remove_prefix(1);
  char last = '^';
  std::size_t i = 0;
  bool is_hex = false;
  if (text.size() >= 2 && text[0] == '0' && std::string_view("bBoOxX").find(text[1]) != std::string_view::npos) {
    i = 2;
    last = '0';
    is_hex = text[1] == 'x' || text[1] == 'X';
  }
  for (; i < text.size(); ++i) {
    if (digit_value(text[i]) < (is_hex ? 16 : 10)) {
      last = '0';
    } else if (text[i] == '_') {
      if (last != '0') return false;
      last = '_';
    } else {
      if (last == '_') return false;
      last = '!';
    }
  }
  return last != '_';
}

}  // namespace

std::string format_uint(std::uint64_t value, unsigned base) {
  std::array<char, 65> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, static_cast<int>(base));
  return {buffer.data(), end.ptr};
}

std::string format_int(std::int64_t value, unsigned base) {
  const auto bits = static_cast<std::uint64_t>(value);
  return value < 0 ? "-" + format_uint(0 - bits, base) : format_uint(bits, base);
}

std::string format_float(double value, char verb, int precision, unsigned width) {
  if (width == 32) value = static_cast<float>(value);
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value < 0 ? "-Inf" : "+Inf";
  std::string text = unsigned_float(std::fabs(value), verb, precision, width);
  return std::signbit(value) ? "-" + text : text;
}

std::string quote(std::string_view text, bool ascii_only) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const Rune rune = decode_rune(text, at);
    if (rune.value == rune_error && rune.width == 1) {
      constexpr char hex[] = "0123456789abcdef";
      const auto byte = static_cast<unsigned char>(text[at]);
      out += "\\x";
      out += hex[byte >> 4];
      out += hex[byte & 0xFU];
    } else {
      append_escaped(out, rune.value, '"', ascii_only);
    }
    at += rune.width;
  }
  return out + "\"";
}

std::string quote_rune(std::int64_t rune, bool ascii_only) {
  std::string out = "'";
  const bool is_valid = rune >= 0 && rune <= 0x10FFFF && (rune < 0xD800 || rune > 0xDFFF);
  append_escaped(out, is_valid ? static_cast<std::int32_t>(rune) : rune_error, '\'', ascii_only);
  return out + "'";
}

bool can_backquote(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Rune rune = decode_rune(text, at);
    at += rune.width;
    if (rune.width > 1) {
      if (rune.value == 0xFEFF) return false;
      continue;
    }
    if (rune.value == rune_error) return false;
    if ((rune.value < ' ' && rune.value != '\t') || rune.value == '`' || rune.value == 0x7F) return false;
  }
  return true;
}

Parsed parse_uint(std::string_view text, std::int64_t base, std::int64_t width) {
  if (text.empty()) return {0, syntax_error};
  const bool base_prefix = base == 0;
  const std::string_view whole = text;
  if (base == 0) {
    base = 10;
    if (text[0] == '0') {
      const char letter = text.size() >= 3 ? static_cast<char>(text[1] | 0x20) : '\0';
      if (letter == 'b' || letter == 'o' || letter == 'x') {
        base = letter == 'b' ? 2 : letter == 'o' ? 8 : 16;
        text.remove_prefix(2);
      } else {
        base = 8;
        text.remove_prefix(1);
      }
    }
  } else if (base < 2 || base > 36) {
    return {0, base_error};
  }
  if (width == 0) width = 64;
  if (width < 0 || width > 64) return {0, width_error};
  const std::uint64_t max = width == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << width) - 1;
  bool has_underscores = false;
  std::uint64_t value = 0;
  const auto radix = static_cast<std::uint64_t>(base);
  for (const char c : text) {
    if (c == '_' && base_prefix) {
      has_underscores = true;
      continue;
    }
    const int digit = digit_value(c);
    if (digit >= base) return {0, syntax_error};
    if (value > (~std::uint64_t{0}) / radix) return {max, range_error};
    const std::uint64_t next = value * radix + static_cast<std::uint64_t>(digit);
    if (next < value * radix || next > max) return {max, range_error};
    value = next;
  }
  if (has_underscores && !underscores_fine(whole)) return {0, syntax_error};
  return {value, 0};
}

Parsed parse_int(std::string_view text, std::int64_t base, std::int64_t width) {
  if (text.empty()) return {0, syntax_error};
  const bool is_negative = text[0] == '-';
  if (text[0] == '+' || text[0] == '-') text.remove_prefix(1);
  const Parsed magnitude = parse_uint(text, base, width);
  if (magnitude.code != 0 && magnitude.code != range_error) return magnitude;
  const std::uint64_t cut = std::uint64_t{1} << ((width == 0 ? 64 : width) - 1);
  if (!is_negative && magnitude.bits >= cut) return {cut - 1, range_error};
  if (is_negative && magnitude.bits > cut) return {0 - cut, range_error};
  return {is_negative ? 0 - magnitude.bits : magnitude.bits, 0};
}

Parsed parse_float(const std::string& text, std::int64_t width) {
  std::string lower;
  bool has_underscores = false, has_digit = false;
  for (const char c : text) {
    if (c == '_') {
      has_underscores = true;
      continue;
    }
    has_digit |= c >= '0' && c <= '9';
    lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c;
  }
  std::string_view body = lower;
  if (!body.empty() && (body[0] == '+' || body[0] == '-')) body.remove_prefix(1);
  const bool is_hex = body.substr(0, 2) == "0x";
  const bool is_name = body == "inf" || body == "infinity" || lower == "nan";
  constexpr std::string_view decimal = "0123456789.e+-", hexadecimal = "0123456789abcdefx.p+-";
  const bool has_bad_letter = body.find_first_not_of(is_hex ? hexadecimal : decimal) != std::string_view::npos;
  const bool is_incomplete = !has_digit || (is_hex && body.find('p') == std::string_view::npos);
  const bool is_spoiled = has_underscores && !underscores_fine(text);
  if (is_spoiled || (!is_name && (has_bad_letter || is_incomplete))) return {0, syntax_error};
  char* end = nullptr;
  const double value =
      width == 32 ? static_cast<double>(std::strtof(lower.c_str(), &end)) : std::strtod(lower.c_str(), &end);
  if (end != lower.c_str() + lower.size()) return {0, syntax_error};
  return {std::bit_cast<std::uint64_t>(value), std::isinf(value) && !is_name ? range_error : 0};
}

void add_trailing_zeros(std::string& number, char verb, int precision) {
  int digits = 0;
  if (verb == 'g' || verb == 'G' || verb == 'x' || verb == 'X') digits = precision == -1 ? 6 : precision;
  const bool is_hex = verb == 'x' || verb == 'X';
  const std::size_t cut = number.find_first_of(is_hex ? "pP" : "eEpP", 1);
  std::string tail;
  if (cut != std::string::npos) {
    tail = number.substr(cut);
    number.resize(cut);
  }
  bool has_point = false, saw_nonzero = false;
  for (std::size_t i = 1; i < number.size(); ++i) {
    if (number[i] == '.') {
      has_point = true;
      continue;
    }
    saw_nonzero |= number[i] != '0';
    if (saw_nonzero) --digits;
  }
  if (!has_point) {
    if (number.size() == 2 && number[1] == '0') --digits;
    number += '.';
  }
  if (digits > 0) number.append(static_cast<std::size_t>(digits), '0');
  number += tail;
}

}  // namespace stalemate::model
