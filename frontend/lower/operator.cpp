// Operators (Go spec, "Operators"): arithmetic, shifts, comparison, short-circuit logic.
#include "frontend/lower/function_lowering.hpp"

namespace stalemate::frontend {

using model::Op;

Slot FunctionLowering::unary(ExprId id, const Unary& node, Slot to) {
  const TypeId type = type_of(id);
  if (node.op == Tok::and_) {
    const ExprId x = strip(node.x);
    if (ast().as<CompositeLit>(x)) return pointer_to_composite(x, type_of(x), to, ast()[id].pos);
    return address(place(x), to);
  }
  const Slot x = expression(node.x);
  if (node.op == Tok::add) {
    if (to < 0) return x;
    move(to, x, type);
    return to;
  }
  if (to < 0) to = words(type);
  at(ast()[id].pos);
  if (node.op == Tok::sub && is_complex(type)) {
    for (Slot i = 0; i < 2; ++i) emit(Op::float_neg, to + i, x + i, 0, 0, part_width(type));
  } else if (node.op == Tok::not_) {
    emit(Op::bool_not, to, x);
  } else if (node.op == Tok::sub && is_float(type)) {
    emit(Op::float_neg, to, x, 0, 0, float_width(type));
  } else if (is_integer(type)) {
    emit(node.op == Tok::sub ? Op::int_neg : Op::int_not, to, x, 0, 0, static_cast<std::uint8_t>(int_kind(type)));
  } else {
    unsupported(ast()[id].pos, "operator `" + std::string(spelling(node.op)) + "` on this type");
  }
  return to;
}

Slot FunctionLowering::arithmetic(Tok op, Slot x, Slot y, TypeId type, TypeId shift_type, Slot to, Pos pos) {
  if (to < 0) to = words(type);
  at(pos);
  if (is_string(type)) {
    emit(Op::string_concat, to, x, y);
    return to;
  }
  if (is_float(type)) {
    Op code = Op::float_add;
    switch (op) {
      case Tok::add:
      case Tok::add_assign:
      case Tok::inc: code = Op::float_add; break;
      case Tok::sub:
      case Tok::sub_assign:
      case Tok::dec: code = Op::float_sub; break;
      case Tok::mul:
      case Tok::mul_assign: code = Op::float_mul; break;
      default: code = Op::float_div; break;
    }
    emit(code, to, x, y, 0, float_width(type));
    return to;
  }
  if (is_complex(type)) {
    complex_arithmetic(op, x, y, type, to);
    return to;
  }
  if (!is_integer(type)) {
    unsupported(pos, "operator `" + std::string(spelling(op)) + "` on this type");
    return to;
  }
  Op code = Op::int_add;
  switch (op) {
    case Tok::add:
    case Tok::add_assign:
    case Tok::inc: code = Op::int_add; break;
    case Tok::sub:
    case Tok::sub_assign:
    case Tok::dec: code = Op::int_sub; break;
    case Tok::mul:
    case Tok::mul_assign: code = Op::int_mul; break;
    case Tok::quo:
    case Tok::quo_assign: code = Op::int_div; break;
    case Tok::rem:
    case Tok::rem_assign: code = Op::int_rem; break;
    case Tok::and_:
    case Tok::and_assign: code = Op::int_and; break;
    case Tok::or_:
    case Tok::or_assign: code = Op::int_or; break;
    case Tok::xor_:
    case Tok::xor_assign: code = Op::int_xor; break;
    case Tok::and_not:
    case Tok::and_not_assign: code = Op::int_and_not; break;
    case Tok::shl:
    case Tok::shl_assign: code = Op::int_shl; break;
    case Tok::shr:
    case Tok::shr_assign: code = Op::int_shr; break;
    default: unsupported(pos, "operator `" + std::string(spelling(op)) + "`");
  }
  const bool is_shift = code == Op::int_shl || code == Op::int_shr;
  const std::uint16_t signed_count = is_shift && !is_unsigned(shift_type) ? 1 : 0;
  emit(code, to, x, y, 0, static_cast<std::uint8_t>(int_kind(type)), signed_count);
  return to;
}

Slot FunctionLowering::compare(Tok op, Slot x, TypeId x_type, Slot y, TypeId y_type, Slot to) {
  if (to < 0) to = scalar();
  const bool negate = op == Tok::neq;
  if (op == Tok::eql || op == Tok::neq) {
    if (is_interface(x_type) != is_interface(y_type)) {
      if (is_interface(x_type)) {
        y = to_interface(y, y_type, x_type, -1, pos_);
      } else {
        x = to_interface(x, x_type, y_type, -1, pos_);
        x_type = y_type;
      }
    }
    const bool plain = basic_kind(x_type) != BasicKind::invalid || types().under<PointerType>(x_type) ||
                       types().under<ChanOfType>(x_type) || types().under<SignatureType>(x_type) ||
                       types().under<MapOfType>(x_type);
    if (is_complex(x_type)) {
      complex_equal(x, y, x_type, to);
    } else if (is_float(x_type)) {
      emit(Op::float_eq, to, x, y, 0, float_width(x_type));
    } else if (plain) {
      emit(negate ? Op::word_ne : Op::word_eq, to, x, y);
      return to;
    } else {
      emit(Op::equal, to, x, y, static_cast<std::int32_t>(program_.type(x_type)));
    }
    if (negate) emit(Op::bool_not, to, to);
    return to;
  }
  const bool swap = op == Tok::gtr || op == Tok::geq;
  const bool strict = op == Tok::lss || op == Tok::gtr;
  if (swap) std::swap(x, y);
  if (is_string(x_type))
    emit(strict ? Op::string_lt : Op::string_le, to, x, y);
  else if (is_float(x_type))
    emit(strict ? Op::float_lt : Op::float_le, to, x, y, 0, float_width(x_type));
  else
    emit(strict ? Op::int_lt : Op::int_le, to, x, y, 0, static_cast<std::uint8_t>(int_kind(x_type)));
  return to;
}

Slot FunctionLowering::comparison(Tok op, ExprId x, ExprId y, Slot to) {
  const LiftScope scope(*this);
  lift_values({x, y}, {});
  const bool x_nil = checked().at(strip(x)).mode == Mode::nil;
  const bool y_nil = checked().at(strip(y)).mode == Mode::nil;
  if (x_nil || y_nil) {
    // nil of any type has a zero first word: the nil slice a nil ref, the nil interface no type.
    const ExprId operand = x_nil ? y : x;
    const Slot slot = expression(operand);
    if (to < 0) to = scalar();
    const Slot zero = is_interface(type_of(operand)) ? scalar() : ref();
    emit(Op::zero, zero, 0, 0, 0, 0, 1);
    emit(op == Tok::eql ? Op::word_eq : Op::word_ne, to, slot, zero);
    return to;
  }
  TypeId x_type = type_of(x), y_type = type_of(y);
  // An untyped constant takes the other operand's type.
  const bool x_const = is_constant(checked().at(strip(x)).value), y_const = is_constant(checked().at(strip(y)).value);
  if (x_const && !is_interface(y_type)) x_type = y_type;
  if (y_const && !is_interface(x_type)) y_type = x_type;
  const Slot left = value(x, x_type);
  const Slot right = value(y, y_type);
  return compare(op, left, x_type, right, y_type, to);
}

namespace {

bool is_arithmetic(Tok op) {
  switch (op) {
    case Tok::add:
    case Tok::sub:
    case Tok::mul:
    case Tok::quo:
    case Tok::rem:
    case Tok::and_:
    case Tok::or_:
    case Tok::xor_:
    case Tok::and_not: return true;
    default: return false;
  }
}

}  // namespace

Slot FunctionLowering::binary(ExprId id, const Binary& node, Slot to) {
  const TypeId type = type_of(id);
  const Pos pos = node.op_pos.valid() ? node.op_pos : ast()[id].pos;
  if (node.op == Tok::land || node.op == Tok::lor) {
    // The left-deep chain of one operator is collected, so that long chains do not recurse.
    std::vector<ExprId> terms;
    ExprId left = id;
    while (const auto* chain = ast().as<Binary>(left)) {
      if (chain->op != node.op || is_constant(checked().at(left).value)) break;
      terms.push_back(chain->y);
      left = strip(chain->x);
    }
    terms.push_back(left);
    std::vector<std::uint32_t> exits;
    const Slot result = scalar();
    for (std::size_t i = terms.size(); i-- > 0;) {
      const auto temporaries = mark();
      expression(terms[i], result);
      if (i != 0) exits.push_back(jump_if(result, node.op == Tok::lor));
      release(temporaries);
    }
    for (std::uint32_t pc : exits) patch_here(pc);
    if (to < 0) return result;
    emit(Op::move, to, result, 0, 0, 0, 1);
    return to;
  }
  switch (node.op) {
    case Tok::eql:
    case Tok::neq:
    case Tok::lss:
    case Tok::leq:
    case Tok::gtr:
    case Tok::geq: at(pos); return comparison(node.op, node.x, node.y, to);
    default: break;
  }
  const LiftScope scope(*this);
  lift_below(id);
  if (node.op == Tok::shl || node.op == Tok::shr) {
    const Slot x = value(node.x, type);
    TypeId count_type = type_of(node.y);
    if (is_constant(checked().at(strip(node.y)).value)) count_type = types().basic(BasicKind::uint);
    const Slot y = value(node.y, count_type);
    return arithmetic(node.op, x, y, type, count_type, to, pos);
  }
  // a + b + c …: a loop over the left-deep chain.
  std::vector<const Binary*> chain;
  ExprId left = id;
  while (const auto* link = ast().as<Binary>(left)) {
    if (!is_arithmetic(link->op) || is_constant(checked().at(left).value)) break;
    chain.push_back(link);
    left = strip(link->x);
  }
  Slot accumulated = value(left, type);
  if (chain.size() == 1) {
    const Slot y = value(node.y, type);
    return arithmetic(node.op, accumulated, y, type, type, to, pos);
  }
  const Slot sum = words(type);  // not `to`: later operands may read what `to` names
  for (std::size_t i = chain.size(); i-- > 0;) {
    const auto temporaries = mark();
    const Slot y = value(chain[i]->y, type);
    arithmetic(chain[i]->op, accumulated, y, type, type, sum, chain[i]->op_pos);
    accumulated = sum;
    release(temporaries);
  }
  if (to < 0) return sum;
  move(to, sum, type);
  return to;
}

}  // namespace stalemate::frontend
