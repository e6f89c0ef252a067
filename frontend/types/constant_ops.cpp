#include "frontend/types/constant_ops.hpp"

#include <limits>

#include "frontend/syntax/unicode.hpp"

namespace stalemate::frontend {
namespace {

constexpr std::uint32_t exact_bits_max = 4096;
constexpr std::uint32_t mantissa_bits = 512;
constexpr std::int64_t exponent_bits_max = 65536;

const BigInt& int_of(const ConstantValue& value) { return std::get<BigInt>(value); }
const BigRational& rational_of(const ConstantValue& value) { return std::get<BigRational>(value); }

/// A rational rounded to the limits of constants; absent if its exponent is too large.
std::optional<BigRational> limited(const BigRational& value) {
  const BigInt top = numerator(value);
  const BigInt bottom = denominator(value);
  const auto top_bits = static_cast<std::int64_t>(bit_length(top));
  const auto bottom_bits = static_cast<std::int64_t>(bit_length(bottom));
  if (top_bits <= exact_bits_max && bottom_bits <= exact_bits_max) return value;
  const std::int64_t exponent = top_bits - bottom_bits;
  if (exponent > exponent_bits_max) return std::nullopt;
  // Never rounded to zero: what is not zero is no integer either.
  if (exponent < -exponent_bits_max) {
    return BigRational(top < 0 ? -1 : 1, BigInt(1) << static_cast<unsigned>(exponent_bits_max));
  }
  // value ≈ quotient · 2^unit with `mantissa_bits` bits of quotient; truncation is as good as rounding here.
  const std::int64_t unit = exponent - mantissa_bits;
  const BigInt quotient = unit >= 0 ? BigInt(top / (bottom << static_cast<unsigned>(unit)))
                                    : BigInt((top << static_cast<unsigned>(-unit)) / bottom);
  if (unit >= 0) return BigRational(quotient << static_cast<unsigned>(unit));
  return BigRational(quotient, BigInt(1) << static_cast<unsigned>(-unit));
}

/// The nearest value of a binary floating-point format, ties to even; absent if it is beyond the largest one.
std::optional<BigRational> round_to_format(const BigRational& value, std::int64_t precision, std::int64_t unit_min,
                                           std::int64_t exponent_max) {
  const BigInt top = abs(numerator(value));
  const BigInt bottom = denominator(value);
  if (top == 0) return BigRational(0);
  std::int64_t exponent = static_cast<std::int64_t>(bit_length(top)) - static_cast<std::int64_t>(bit_length(bottom));
  if (exponent > exponent_max + 1) return std::nullopt;
  // Far below the smallest denormal: avoids huge shifts.
  if (exponent < unit_min - 2) return BigRational(0);
  const auto scaled = [](const BigInt& number, std::int64_t by) {
    return by > 0 ? BigInt(number << static_cast<unsigned>(by)) : number;
  };
  if (scaled(top, -exponent) < scaled(bottom, exponent)) --exponent;  // now 2^exponent <= |value| < 2^(exponent+1)
  const std::int64_t unit = std::max(exponent - (precision - 1), unit_min);
  const BigInt dividend = scaled(top, -unit);
  const BigInt divisor = scaled(bottom, unit);
  BigInt quotient;
  BigInt remainder;
  divide_qr(dividend, divisor, quotient, remainder);
  const BigInt twice = remainder * 2;
  if (twice > divisor || (twice == divisor && bit_test(quotient, 0))) ++quotient;
  if (static_cast<std::int64_t>(bit_length(quotient)) + unit > exponent_max + 1) return std::nullopt;
  if (numerator(value) < 0) quotient = -quotient;
  if (unit >= 0) return BigRational(scaled(quotient, unit));
  return BigRational(quotient, BigInt(1) << static_cast<unsigned>(-unit));
}

std::optional<BigRational> round_to_kind(const BigRational& value, BasicKind kind) {
  switch (kind) {
    case BasicKind::float32:
    case BasicKind::complex64: return round_to_format(value, 24, -149, 127);
    case BasicKind::float64:
    case BasicKind::complex128: return round_to_format(value, 53, -1074, 1023);
    default: return value;
  }
}

bool is_integer_kind(BasicKind kind) {
  return (kind >= BasicKind::int_ && kind <= BasicKind::uintptr) || kind == BasicKind::untyped_int ||
         kind == BasicKind::untyped_rune;
}
bool is_float_kind(BasicKind kind) {
  return kind == BasicKind::float32 || kind == BasicKind::float64 || kind == BasicKind::untyped_float;
}
bool is_complex_kind(BasicKind kind) {
  return kind == BasicKind::complex64 || kind == BasicKind::complex128 || kind == BasicKind::untyped_complex;
}

BigComplex complex_of(const ConstantValue& value) {
  if (const auto* number = std::get_if<BigInt>(&value)) return {BigRational(*number), 0};
  if (const auto* number = std::get_if<BigRational>(&value)) return {*number, 0};
  return std::get<BigComplex>(value);
}

ConstantValue limited_or_none(const BigRational& value) {
  const std::optional<BigRational> result = limited(value);
  return result ? ConstantValue(*result) : ConstantValue();
}

ConstantValue integer_binary(Tok op, const BigInt& a, const BigInt& b) {
  switch (op) {
    case Tok::add: return BigInt(a + b);
    case Tok::sub: return BigInt(a - b);
    case Tok::mul: return BigInt(a * b);
    case Tok::quo: return BigInt(a / b);
    case Tok::rem: return BigInt(a % b);
    // Boost refuses bitwise operations on negative numbers of its signed-magnitude form, so the sign is taken apart:
    // ^x = -x-1 turns a negative operand into a non-negative one.
    case Tok::and_:
    case Tok::or_:
    case Tok::xor_:
    case Tok::and_not: {
      const auto flip = [](const BigInt& x) { return BigInt(-x - 1); };
      const bool not_b = op == Tok::and_not;
      const BigInt c = not_b ? flip(b) : b;
      const bool a_negative = a < 0;
      const bool c_negative = c < 0;
      const BigInt x = a_negative ? flip(a) : a;
      const BigInt y = c_negative ? flip(c) : c;
      // In terms of the non-negative x and y; `x & ^y` is written x ^ (x & y).
      if (op == Tok::xor_) return a_negative == c_negative ? BigInt(x ^ y) : flip(x ^ y);
      if (op == Tok::or_) {
        if (!a_negative && !c_negative) return BigInt(x | y);
        if (a_negative && c_negative) return flip(x & y);
        return a_negative ? flip(x ^ (x & y)) : flip(y ^ (x & y));
      }
      if (!a_negative && !c_negative) return BigInt(x & y);
      if (a_negative && c_negative) return flip(x | y);
      return a_negative ? BigInt(y ^ (x & y)) : BigInt(x ^ (x & y));
    }
    default: return {};
  }
}

ConstantValue complex_binary(Tok op, const BigComplex& a, const BigComplex& b) {
  std::optional<BigRational> real;
  std::optional<BigRational> imaginary;
  switch (op) {
    case Tok::add: real = limited(a.real + b.real), imaginary = limited(a.imaginary + b.imaginary); break;
    case Tok::sub: real = limited(a.real - b.real), imaginary = limited(a.imaginary - b.imaginary); break;
    case Tok::mul:
      real = limited(a.real * b.real - a.imaginary * b.imaginary);
      imaginary = limited(a.real * b.imaginary + a.imaginary * b.real);
      break;
    case Tok::quo: {
      const BigRational norm = b.real * b.real + b.imaginary * b.imaginary;
      real = limited((a.real * b.real + a.imaginary * b.imaginary) / norm);
      imaginary = limited((a.imaginary * b.real - a.real * b.imaginary) / norm);
      break;
    }
    default: break;
  }
  if (!real || !imaginary) return {};
  return BigComplex{*real, *imaginary};
}

template <class T>
bool ordered(Tok op, const T& a, const T& b) {
  switch (op) {
    case Tok::eql: return a == b;
    case Tok::neq: return a != b;
    case Tok::lss: return a < b;
    case Tok::leq: return a <= b;
    case Tok::gtr: return a > b;
    default: return a >= b;
  }
}

}  // namespace

std::uint32_t integer_bits(BasicKind kind) {
  switch (kind) {
    case BasicKind::int8:
    case BasicKind::uint8: return 8;
    case BasicKind::int16:
    case BasicKind::uint16: return 16;
    case BasicKind::int32:
    case BasicKind::uint32: return 32;
    case BasicKind::int_:
    case BasicKind::int64:
    case BasicKind::uint:
    case BasicKind::uint64:
    case BasicKind::uintptr: return 64;
    default: return 0;
  }
}

bool is_unsigned_kind(BasicKind kind) { return kind >= BasicKind::uint && kind <= BasicKind::uintptr; }

std::uint32_t bit_length(const BigInt& value) {
  return value == 0 ? 0 : static_cast<std::uint32_t>(msb(abs(value))) + 1;
}

int constant_sign(const ConstantValue& value) {
  if (const auto* number = std::get_if<BigInt>(&value)) return number->sign();
  if (const auto* number = std::get_if<BigRational>(&value)) return numerator(*number).sign();
  if (const auto* number = std::get_if<BigComplex>(&value)) {
    return number->real == 0 && number->imaginary == 0 ? 0 : 1;
  }
  return 1;
}

std::optional<std::int64_t> to_int64(const ConstantValue& value) {
  const ConstantValue number = to_kind(value, BasicKind::untyped_int);
  if (!is_constant(number)) return std::nullopt;
  const BigInt& integer = int_of(number);
  if (integer < std::numeric_limits<std::int64_t>::min() || integer > std::numeric_limits<std::int64_t>::max()) {
    return std::nullopt;
  }
  return static_cast<std::int64_t>(integer);
}

std::optional<std::uint64_t> to_uint64(const ConstantValue& value) {
  const ConstantValue number = to_kind(value, BasicKind::untyped_int);
  if (!is_constant(number)) return std::nullopt;
  const BigInt& integer = int_of(number);
  if (integer < 0 || integer > std::numeric_limits<std::uint64_t>::max()) return std::nullopt;
  return static_cast<std::uint64_t>(integer);
}

ConstantValue to_kind(const ConstantValue& value, BasicKind kind) {
  if (std::holds_alternative<bool>(value)) {
    return kind == BasicKind::bool_ || kind == BasicKind::untyped_bool ? value : ConstantValue();
  }
  if (std::holds_alternative<std::string>(value)) {
    return kind == BasicKind::string_ || kind == BasicKind::untyped_string ? value : ConstantValue();
  }
  if (!is_constant(value)) return {};
  if (is_complex_kind(kind)) return complex_of(value);
  if (is_float_kind(kind)) {
    if (const auto* number = std::get_if<BigInt>(&value)) return BigRational(*number);
    if (const auto* number = std::get_if<BigComplex>(&value)) {
      return number->imaginary == 0 ? ConstantValue(number->real) : ConstantValue();
    }
    return value;
  }
  if (!is_integer_kind(kind)) return {};
  if (std::holds_alternative<BigInt>(value)) return value;
  const ConstantValue real = to_kind(value, BasicKind::untyped_float);
  if (!is_constant(real) || denominator(rational_of(real)) != 1) return {};
  return BigInt(numerator(rational_of(real)));
}

std::optional<ConstantValue> represent(const ConstantValue& value, BasicKind kind) {
  ConstantValue converted = to_kind(value, kind);
  if (!is_constant(converted)) return std::nullopt;
  if (const std::uint32_t bits = integer_bits(kind); bits != 0) {
    const BigInt& number = int_of(converted);
    const bool fits = is_unsigned_kind(kind) ? number >= 0 && bit_length(number) <= bits
                                             // -2^(n-1) is the one value of magnitude 2^(n-1) that fits.
                                             : bit_length(number < 0 ? BigInt(number + 1) : number) <= bits - 1;
    if (!fits) return std::nullopt;
    return converted;
  }
  if (const auto* number = std::get_if<BigRational>(&converted)) {
    const std::optional<BigRational> rounded = round_to_kind(*number, kind);
    if (!rounded) return std::nullopt;
    return *rounded;
  }
  if (const auto* number = std::get_if<BigComplex>(&converted)) {
    const std::optional<BigRational> real = round_to_kind(number->real, kind);
    const std::optional<BigRational> imaginary = round_to_kind(number->imaginary, kind);
    if (!real || !imaginary) return std::nullopt;
    return BigComplex{*real, *imaginary};
  }
  return converted;
}

ConstantValue constant_unary(Tok op, const ConstantValue& value, BasicKind kind) {
  switch (op) {
    case Tok::add: return value;
    case Tok::sub:
      if (const auto* number = std::get_if<BigInt>(&value)) return BigInt(-*number);
      if (const auto* number = std::get_if<BigRational>(&value)) return BigRational(-*number);
      if (const auto* number = std::get_if<BigComplex>(&value)) return BigComplex{-number->real, -number->imaginary};
      return {};
    case Tok::xor_:
      if (const auto* number = std::get_if<BigInt>(&value)) {
        if (!is_unsigned_kind(kind)) return BigInt(-*number - 1);
        return BigInt((BigInt(1) << integer_bits(kind)) - 1 - *number);
      }
      return {};
    case Tok::not_:
      if (const auto* truth = std::get_if<bool>(&value)) return !*truth;
      return {};
    default: return {};
  }
}

ConstantValue constant_binary(Tok op, const ConstantValue& a, const ConstantValue& b) {
  if (a.index() != b.index()) return {};
  if (const auto* truth = std::get_if<bool>(&a)) {
    return op == Tok::land ? (*truth && std::get<bool>(b)) : (*truth || std::get<bool>(b));
  }
  if (const auto* text = std::get_if<std::string>(&a)) return *text + std::get<std::string>(b);
  if (std::holds_alternative<BigInt>(a)) return integer_binary(op, int_of(a), int_of(b));
  if (std::holds_alternative<BigComplex>(a))
    return complex_binary(op, std::get<BigComplex>(a), std::get<BigComplex>(b));
  if (!std::holds_alternative<BigRational>(a)) return {};
  switch (op) {
    case Tok::add: return limited_or_none(rational_of(a) + rational_of(b));
    case Tok::sub: return limited_or_none(rational_of(a) - rational_of(b));
    case Tok::mul: return limited_or_none(rational_of(a) * rational_of(b));
    case Tok::quo: return limited_or_none(rational_of(a) / rational_of(b));
    default: return {};
  }
}

BigInt constant_shift(Tok op, const BigInt& value, std::uint32_t count) {
  if (op == Tok::shl) return value << count;
  // Towards minus infinity, as two's complement shifts go.
  if (value < 0) return -BigInt((-value - 1) >> count) - 1;
  return value >> count;
}

bool constant_compare(Tok op, const ConstantValue& a, const ConstantValue& b) {
  if (a.index() != b.index()) return false;
  if (const auto* truth = std::get_if<bool>(&a)) return ordered(op, *truth, std::get<bool>(b));
  if (const auto* text = std::get_if<std::string>(&a)) return ordered(op, *text, std::get<std::string>(b));
  if (std::holds_alternative<BigInt>(a)) return ordered(op, int_of(a), int_of(b));
  if (std::holds_alternative<BigRational>(a)) return ordered(op, rational_of(a), rational_of(b));
  if (const auto* number = std::get_if<BigComplex>(&a)) {
    const auto& other = std::get<BigComplex>(b);
    const bool equal = number->real == other.real && number->imaginary == other.imaginary;
    return op == Tok::eql ? equal : !equal;
  }
  return false;
}

std::string string_of_rune(const BigInt& code) {
  constexpr std::uint32_t replacement = 0xFFFD;
  std::uint32_t rune = replacement;
  if (code >= 0 && code <= 0x10FFFF) rune = static_cast<std::uint32_t>(code);
  if (rune >= 0xD800 && rune <= 0xDFFF) rune = replacement;
  std::string result;
  append_utf8(result, static_cast<char32_t>(rune));
  return result;
}

}  // namespace stalemate::frontend
