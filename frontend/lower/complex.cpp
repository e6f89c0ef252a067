// Complex numbers: two words, real and imaginary part. Products and quotients are computed in float64, complex64 too,
// as gc does; quotients follow Go's runtime (frontend/library/runtime/complex.go).
#include "frontend/lower/function_lowering.hpp"

namespace stalemate::frontend {

using model::Op;

bool FunctionLowering::is_complex(TypeId type) {
  const BasicKind kind = basic_kind(type);
  return kind == BasicKind::complex64 || kind == BasicKind::complex128 || kind == BasicKind::untyped_complex;
}

std::uint8_t FunctionLowering::part_width(TypeId type) { return basic_kind(type) == BasicKind::complex64 ? 32 : 64; }

void FunctionLowering::complex_constant(const ConstantValue& value, TypeId type, Slot to) {
  const TypeId part = types().basic(part_width(type) == 32 ? BasicKind::float32 : BasicKind::float64);
  const auto* both = std::get_if<BigComplex>(&value);
  constant(both != nullptr ? ConstantValue(both->real) : value, part, to);
  constant(both != nullptr ? ConstantValue(both->imaginary) : ConstantValue(BigRational(0)), part, to + 1);
}

/// The two parts at `from`, in another width.
Slot FunctionLowering::complex_widened(Slot from, std::uint8_t width, std::uint8_t target, Slot to) {
  if (width == target && to < 0) return from;
  if (to < 0) to = words_of_kinds({model::WordKind::scalar, model::WordKind::scalar});
  for (Slot i = 0; i < 2; ++i) {
    if (width == target) {
      emit(Op::move, to + i, from + i, 0, 0, 0, 1);
    } else {
      emit(Op::float_to_float, to + i, from + i, 0, 0, target, width);
    }
  }
  return to;
}

void FunctionLowering::complex_arithmetic(Tok op, Slot x, Slot y, TypeId type, Slot to) {
  const std::uint8_t width = part_width(type);
  switch (op) {
    case Tok::add:
    case Tok::add_assign:
    case Tok::sub:
    case Tok::sub_assign: {
      const bool is_sum = op == Tok::add || op == Tok::add_assign;
      for (Slot i = 0; i < 2; ++i) emit(is_sum ? Op::float_add : Op::float_sub, to + i, x + i, y + i, 0, width);
      return;
    }
    case Tok::inc:
    case Tok::dec:
      emit(op == Tok::inc ? Op::float_add : Op::float_sub, to, x, y, 0, width);
      emit(Op::move, to + 1, x + 1, 0, 0, 0, 1);
      return;
    default: break;
  }
  const Slot a = complex_widened(x, width, 64, -1), b = complex_widened(y, width, 64, -1);
  const Slot wide = words_of_kinds(std::vector<model::WordKind>(2, model::WordKind::scalar));
  if (op == Tok::mul || op == Tok::mul_assign) {
    const Slot first = scalar(), second = scalar();
    emit(Op::float_mul, first, a, b, 0, 64);
    emit(Op::float_mul, second, a + 1, b + 1, 0, 64);
    emit(Op::float_sub, wide, first, second, 0, 64);
    emit(Op::float_mul, first, a, b + 1, 0, 64);
    emit(Op::float_mul, second, a + 1, b, 0, 64);
    emit(Op::float_add, wide + 1, first, second, 0, 64);
  } else {
    const Slot args = words_of_kinds(std::vector<model::WordKind>(4, model::WordKind::scalar));
    emit(Op::move, args, a, 0, 0, 0, 2);
    emit(Op::move, args + 2, b, 0, 0, 0, 2);
    emit(Op::call, wide, args, 0, static_cast<std::int32_t>(program_.complex_quotient()));
  }
  complex_widened(wide, 64, width, to);
}

void FunctionLowering::complex_equal(Slot x, Slot y, TypeId type, Slot to) {
  const std::uint8_t width = part_width(type);
  emit(Op::float_eq, to, x, y, 0, width);
  const std::uint32_t differ = jump_if(to, false);
  emit(Op::float_eq, to, x + 1, y + 1, 0, width);
  patch_here(differ);
}

/// complex, real and imag.
Slot FunctionLowering::complex_builtin(Builtin which, const std::vector<Slot>& args, TypeId result, Slot to) {
  if (to < 0) to = words(result);
  if (which == Builtin::complex) {
    // Through a pair of their own: `to` may be an operand.
    const Slot pair = words_of_kinds(std::vector<model::WordKind>(2, model::WordKind::scalar));
    emit(Op::move, pair, args[0], 0, 0, 0, 1);
    emit(Op::move, pair + 1, args[1], 0, 0, 0, 1);
    emit(Op::move, to, pair, 0, 0, 0, 2);
  } else {
    emit(Op::move, to, which == Builtin::real ? args[0] : args[0] + 1, 0, 0, 0, 1);
  }
  return to;
}

}  // namespace stalemate::frontend
