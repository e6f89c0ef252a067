// Arithmetic on constant values (Go spec, "Constants", "Constant expressions", "Representability").
// Invariants: (1) the alternative of a value follows its type: integers and runes are BigInt, floats BigRational,
// complex numbers BigComplex, typed or not; (2) integers are exact, and the checker refuses those beyond 512 bits; (3)
// rationals are exact up to 4096 bits, then rounded to 512 bits of mantissa, and binary exponents beyond 65536 are
// refused: the spec demands 256 and 16 bits. So each operation takes bounded time and memory.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "frontend/syntax/token.hpp"
#include "frontend/types/constant.hpp"
#include "frontend/types/type.hpp"

namespace stalemate::frontend {

/// The value of a literal; monostate if it is malformed or too large. Requires: `kind` is a literal's.
ConstantValue literal_value(Tok kind, std::string_view text);

/// `value` with the alternative that constants of `kind` have, or monostate if it is not exactly one of those
/// (an integer kind and 1.5). Ranges are not looked at.
ConstantValue to_kind(const ConstantValue& value, BasicKind kind);

/// `value` as a constant of type `kind`, floats rounded; absent if it cannot be represented.
std::optional<ConstantValue> represent(const ConstantValue& value, BasicKind kind);

/// `op value`; `kind` is the type of the operand. monostate: no such constant.
ConstantValue constant_unary(Tok op, const ConstantValue& value, BasicKind kind);
/// `a op b` for operands of one alternative, except shifts and comparisons. Integers divide with truncation.
/// Requires: the divisor is not zero. monostate: too large.
ConstantValue constant_binary(Tok op, const ConstantValue& a, const ConstantValue& b);
/// `value << count` or `value >> count`.
BigInt constant_shift(Tok op, const BigInt& value, std::uint32_t count);
bool constant_compare(Tok op, const ConstantValue& a, const ConstantValue& b);

/// Sign of a numeric constant: -1, 0 or 1; for complex ones 0 means zero.
int constant_sign(const ConstantValue& value);
std::uint32_t bit_length(const BigInt& value);
/// The value as std::int64_t or std::uint64_t, if it is an integer that fits.
std::optional<std::int64_t> to_int64(const ConstantValue& value);
std::optional<std::uint64_t> to_uint64(const ConstantValue& value);

/// The UTF-8 form of a code point, as the conversion string(rune) gives it: U+FFFD for values that are none.
std::string string_of_rune(const BigInt& code);

/// The value as gc prints it in messages: long strings are shortened, floats have six digits.
std::string constant_text(const ConstantValue& value);

/// The size of an integer type in bits, 0 for other kinds (unsized untyped integers included).
std::uint32_t integer_bits(BasicKind kind);
bool is_unsigned_kind(BasicKind kind);

}  // namespace stalemate::frontend
