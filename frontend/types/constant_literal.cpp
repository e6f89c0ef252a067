// Values of literals (Go spec, "Integer literals", "Floating-point literals", "Imaginary literals", …).
#include <algorithm>

#include "frontend/syntax/literal.hpp"
#include "frontend/types/constant_ops.hpp"

namespace stalemate::frontend {
namespace {

/// Decimal or binary exponents beyond this are refused: their powers would not fit the limits of constants.
constexpr std::int64_t exponent_max = 19'000;

int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// The digits as one number. Chunks of digits keep the number of long multiplications small.
BigInt parse_digits(std::string_view digits, std::uint32_t base) {
  constexpr std::uint64_t chunk_max = std::uint64_t{1} << 56U;
  BigInt result = 0;
  std::uint64_t chunk = 0;
  std::uint64_t scale = 1;
  for (const char c : digits) {
    const int digit = digit_value(c);
    if (digit < 0) continue;
    chunk = chunk * base + static_cast<std::uint64_t>(digit);
    scale *= base;
    if (scale >= chunk_max) {
      result = result * scale + chunk;
      chunk = 0;
      scale = 1;
    }
  }
  return result * scale + chunk;
}

std::string without_underscores(std::string_view text) {
  std::string result(text);
  std::erase(result, '_');
  return result;
}

BigInt power(std::uint32_t base, std::int64_t exponent) {
  return boost::multiprecision::pow(BigInt(base), static_cast<unsigned>(exponent));
}

/// `decimal_zero`: a leading 0 does not make the literal octal (imaginary literals).
BigInt parse_integer(std::string_view text, bool decimal_zero) {
  if (text.size() > 1 && text[0] == '0') {
    switch (text[1]) {
      case 'x':
      case 'X': return parse_digits(text.substr(2), 16);
      case 'b':
      case 'B': return parse_digits(text.substr(2), 2);
      case 'o':
      case 'O': return parse_digits(text.substr(2), 8);
      default: return parse_digits(text, decimal_zero ? 10 : 8);
    }
  }
  return parse_digits(text, 10);
}

std::optional<BigRational> parse_float(std::string_view text) {
  const bool is_hex = text.size() > 1 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X');
  if (is_hex) text.remove_prefix(2);
  const std::size_t exponent_at = text.find_first_of(is_hex ? "pP" : "eE");
  std::string_view mantissa = text.substr(0, exponent_at);
  std::int64_t exponent = 0;
  if (exponent_at != std::string_view::npos) {
    std::string_view digits = text.substr(exponent_at + 1);
    const bool negative = !digits.empty() && digits[0] == '-';
    for (const char c : digits) {
      if (c < '0' || c > '9') continue;
      exponent = std::min<std::int64_t>(exponent * 10 + (c - '0'), 10 * exponent_max);
    }
    if (negative) exponent = -exponent;
  }
  std::string digits(mantissa);
  if (const std::size_t point = digits.find('.'); point != std::string::npos) {
    const auto fraction = static_cast<std::int64_t>(digits.size() - point - 1);
    exponent -= is_hex ? 4 * fraction : fraction;
    digits.erase(point, 1);
  }
  const BigInt number = parse_digits(digits, is_hex ? 16 : 10);
  if (number == 0) return BigRational(0);
  if (exponent > 3 * exponent_max) return std::nullopt;
  // Too small to be told from zero, but it is not zero, and so no integer.
  const BigRational tiny(1, power(2, 3 * exponent_max));
  if (exponent < -3 * exponent_max) return tiny;
  const std::uint32_t base = is_hex ? 2 : 10;
  const auto size = static_cast<std::int64_t>(digits.size());
  if (exponent + size > exponent_max * (is_hex ? 3 : 1)) return std::nullopt;
  if (exponent + size < -exponent_max * (is_hex ? 3 : 1)) return tiny;
  if (exponent >= 0) return BigRational(number * power(base, exponent));
  return BigRational(number, power(base, -exponent));
}

bool looks_like_float(std::string_view text) {
  if (text.size() > 1 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X')) {
    return text.find_first_of(".pP") != std::string_view::npos;
  }
  return text.find_first_of(".eE") != std::string_view::npos;
}

}  // namespace

ConstantValue literal_value(Tok kind, std::string_view text) {
  switch (kind) {
    case Tok::int_lit: return parse_integer(without_underscores(text), false);
    case Tok::float_lit: {
      const std::optional<BigRational> value = parse_float(without_underscores(text));
      return value ? ConstantValue(*value) : ConstantValue();
    }
    case Tok::imag_lit: {
      std::string digits = without_underscores(text);
      if (!digits.empty()) digits.pop_back();  // the `i`
      if (!looks_like_float(digits)) return BigComplex{0, BigRational(parse_integer(digits, true))};
      const std::optional<BigRational> value = parse_float(digits);
      return value ? ConstantValue(BigComplex{0, *value}) : ConstantValue();
    }
    case Tok::char_lit: {
      const std::optional<char32_t> code = unquote_rune(text);
      return code ? ConstantValue(BigInt(static_cast<std::uint32_t>(*code))) : ConstantValue();
    }
    case Tok::string_lit: {
      std::optional<std::string> value = unquote_string(text);
      return value ? ConstantValue(std::move(*value)) : ConstantValue();
    }
    default: return {};
  }
}

}  // namespace stalemate::frontend
