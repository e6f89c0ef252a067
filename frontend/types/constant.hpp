// Exact constant values (Go spec, "Constants"): untyped arithmetic is done in arbitrary precision, so overflow is
// noticed where a constant meets a type and nowhere else.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <string>
#include <variant>

namespace stalemate::frontend {

using BigInt = boost::multiprecision::cpp_int;
using BigRational = boost::multiprecision::cpp_rational;

/// A complex constant; typed trees with complex values are accepted by the checker and refused by lowering.
struct BigComplex {
  BigRational real, imaginary;
};

/// monostate: not a constant (or unknown after an error). Strings are bytes. Rune constants are BigInt.
using ConstantValue = std::variant<std::monostate, bool, std::string, BigInt, BigRational, BigComplex>;

inline bool is_constant(const ConstantValue& v) { return !std::holds_alternative<std::monostate>(v); }

}  // namespace stalemate::frontend
