// Constants as messages print them.
#include <array>
#include <cstdio>

#include "frontend/syntax/unicode.hpp"
#include "frontend/types/constant_ops.hpp"

namespace stalemate::frontend {
namespace {

constexpr std::size_t string_length_max = 72;

std::string quoted(const std::string& text) {
  static constexpr const char* hex = "0123456789abcdef";
  std::string out = "\"";
  std::size_t at = 0;
  while (at < text.size()) {
    const Decoded decoded = decode_utf8(std::string_view(text).substr(at));
    const auto byte = static_cast<unsigned char>(text[at]);
    if (!decoded.valid || byte < 0x20 || byte == 0x7f) {
      switch (text[at]) {
        case '\a': out += "\\a"; break;
        case '\b': out += "\\b"; break;
        case '\f': out += "\\f"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        case '\v': out += "\\v"; break;
        default: out += {'\\', 'x', hex[byte >> 4U], hex[byte & 15U]}; break;
      }
    } else {
      if (text[at] == '"' || text[at] == '\\') out += '\\';
      out += text.substr(at, decoded.length);
    }
    at += decoded.length;
  }
  return out + "\"";
}

std::string shortened(std::string text) {
  if (text.size() <= string_length_max) return text;
  std::size_t keep = string_length_max - 3;
  while (keep > 0 && (static_cast<unsigned char>(text[keep]) & 0xC0U) == 0x80U) --keep;
  return text.substr(0, keep) + "...";
}

/// Six significant digits, as the `%.6g` of the nearest double; numbers no double can hold by mantissa and exponent.
std::string float_text(const BigRational& value) {
  if (denominator(value) == 1 && bit_length(numerator(value)) <= 64) {
    const BigInt number = numerator(value);
    if (abs(number) < 1'000'000) return number.str();
  }
  std::array<char, 64> buffer{};
  const std::optional<ConstantValue> rounded = represent(value, BasicKind::float64);
  if (rounded && (std::get<BigRational>(*rounded) != 0 || value == 0)) {
    const double number = static_cast<double>(std::get<BigRational>(*rounded));
    std::snprintf(buffer.data(), buffer.size(), "%.6g", number);
    return buffer.data();
  }
  // Scale by a power of ten near the value's, found from its binary exponent.
  const auto bits =
      static_cast<double>(bit_length(numerator(value))) - static_cast<double>(bit_length(denominator(value)));
  const int exponent = static_cast<int>(bits * 0.30103);
  const BigInt scale = boost::multiprecision::pow(BigInt(10), static_cast<unsigned>(std::abs(exponent)));
  const BigRational mantissa = exponent > 0 ? BigRational(value / scale) : BigRational(value * scale);
  std::snprintf(buffer.data(), buffer.size(), "%.6ge%+d", static_cast<double>(mantissa), exponent);
  return buffer.data();
}

}  // namespace

std::string constant_text(const ConstantValue& value) {
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
  if (const auto* text = std::get_if<std::string>(&value)) {
    return shortened(quoted(text->substr(0, 2 * string_length_max)));
  }
  if (const auto* number = std::get_if<BigInt>(&value)) return number->str();
  if (const auto* number = std::get_if<BigRational>(&value)) return float_text(*number);
  if (const auto* number = std::get_if<BigComplex>(&value)) {
    return "(" + float_text(number->real) + " + " + float_text(number->imaginary) + "i)";
  }
  return "unknown";
}

}  // namespace stalemate::frontend
