// Binary operators: arithmetic, comparisons, shifts (Go spec, "Operators", "Constant expressions").
#include <algorithm>

#include "frontend/types/checker.hpp"

namespace stalemate::frontend {
namespace {

bool is_comparison(Tok op) {
  return op == Tok::eql || op == Tok::neq || op == Tok::lss || op == Tok::leq || op == Tok::gtr || op == Tok::geq;
}

}  // namespace

/// Operator chains are left-deep trees of any length: the operands on the left are evaluated from the bottom up.
void Checker::binary_chain(Operand& x, ExprId e) {
  std::vector<ExprId> spine;
  ExprId at = e;
  while (const auto* node = ast_.as<Binary>(at)) {
    spine.push_back(at);
    at = node->x;
  }
  expr(x, at);
  while (!spine.empty()) {
    const ExprId id = spine.back();
    spine.pop_back();
    const auto& node = *ast_.as<Binary>(id);
    Operand y;
    expr(y, node.y);
    binary(x, y, id, node);
    x.expr = id;
    if (id != e) record(x);
    // Nobody asks for what is part of a longer constant, and the texts of all prefixes would take much memory.
    if (x.mode == Mode::constant) forget_string(node.x);
  }
}

void Checker::binary(Operand& x, Operand& y, ExprId e, const Binary& node) { binary_op(x, y, node.op, e, node.op_pos); }

bool Checker::match_types(Operand& x, Operand& y) {
  const auto may_convert = [&] {
    if (is_typed(types_, x.type) && is_typed(types_, y.type)) return false;
    if (is_plain_interface(types_, x.type) || is_plain_interface(types_, y.type)) return true;
    if (all_basic(types_, x.type, info_boolean) != all_basic(types_, y.type, info_boolean)) return false;
    if (all_basic(types_, x.type, info_string) != all_basic(types_, y.type, info_string)) return false;
    if (x.is_nil()) return has_nil(types_, y.type);
    if (y.is_nil()) return has_nil(types_, x.type);
    return types_.under<PointerType>(x.type) == nullptr && types_.under<PointerType>(y.type) == nullptr;
  };
  if (!may_convert()) return true;
  convert_untyped(x, y.type);
  if (!x.ok()) return false;
  convert_untyped(y, x.type);
  if (!y.ok()) {
    x.invalidate();
    return false;
  }
  return true;
}

bool Checker::operator_applies(Tok op, const Operand& x) {
  std::uint32_t wanted = 0;
  switch (op) {
    case Tok::add: wanted = info_numeric | info_string; break;
    case Tok::sub:
    case Tok::mul:
    case Tok::quo: wanted = info_numeric; break;
    case Tok::rem:
    case Tok::and_:
    case Tok::or_:
    case Tok::xor_:
    case Tok::and_not: wanted = info_integer; break;
    case Tok::land:
    case Tok::lor: wanted = info_boolean; break;
    default: return false;
  }
  return all_basic(types_, x.type, wanted);
}

/// `e` is the operation, or absent for an assignment operator; then the message is put together from the operands.
void Checker::binary_op(Operand& x, Operand& y, Tok op, ExprId e, Pos op_pos) {
  if (!x.ok() || !y.ok()) {
    x.invalidate();
    return;
  }
  if (op == Tok::shl || op == Tok::shr) {
    shift(x, y, op, e);
    return;
  }
  if (!match_types(x, y)) return;
  if (is_comparison(op)) {
    comparison(x, y, op, e);
    return;
  }
  if (x.type != y.type) {
    // Printed only for the message: the text of a long chain is as long as the chain, for each of its operators.
    const std::string shown = e ? text(e) : text(x.expr) + " " + std::string(spelling(op)) + "= " + text(y.expr);
    error(x, "invalid operation: " + shown + " (mismatched types " + text(x.type) + " and " + text(y.type) + ")");
    x.invalidate();
    return;
  }
  if (!operator_applies(op, x)) {
    error(x, "invalid operation: operator " + std::string(spelling(op)) + " not defined on " + text(x));
    x.invalidate();
    return;
  }
  if ((op == Tok::quo || op == Tok::rem) && y.mode == Mode::constant && constant_sign(y.value) == 0 &&
      (x.mode == Mode::constant || all_basic(types_, x.type, info_integer))) {
    error(y, "invalid operation: division by zero");
    x.invalidate();
    return;
  }
  if (x.mode == Mode::constant && y.mode == Mode::constant) {
    if (const auto* string = std::get_if<std::string>(&x.value)) {
      constexpr std::size_t string_length_max = std::size_t{1} << 22U;
      const auto* other = std::get_if<std::string>(&y.value);
      if (other != nullptr && string->size() + other->size() > string_length_max) {
        error(op_pos, "constant string too long");
        x.invalidate();
        return;
      }
    }
    x.value = constant_binary(op, x.value, y.value);
    if (e) x.expr = e;
    overflow(x, op_pos);
    return;
  }
  x.mode = Mode::value;
}

/// Refuses constants that do not fit their type, or untyped ones that grew beyond all bounds.
void Checker::overflow(Operand& x, Pos op_pos) {
  if (!is_constant(x.value)) {
    error(op_pos, "constant expression is too large");
    x.invalidate();
    return;
  }
  if (is_typed(types_, x.type)) {
    representable(x, x.type);
    return;
  }
  constexpr std::uint32_t bits_max = 512;
  const auto* number = std::get_if<BigInt>(&x.value);
  if (number == nullptr || bit_length(*number) <= bits_max) return;
  std::string operation;
  if (const auto* node = ast_.as<Binary>(x.expr)) {
    switch (node->op) {
      case Tok::add: operation = "addition "; break;
      case Tok::sub: operation = "subtraction "; break;
      case Tok::mul: operation = "multiplication "; break;
      case Tok::xor_: operation = "bitwise XOR "; break;
      case Tok::shl: operation = "shift "; break;
      default: break;
    }
  } else if (ast_.as<Unary>(x.expr) != nullptr) {
    operation = "bitwise complement ";
  }
  error(op_pos, "constant " + operation + "overflow");
  x.invalidate();
}

std::string Checker::incomparable_cause(TypeId type) {
  const TypeId under = types_.underlying(type);
  if (types_.as<SliceOfType>(under) != nullptr) return "slice can only be compared to nil";
  if (types_.as<MapOfType>(under) != nullptr) return "map can only be compared to nil";
  if (types_.as<SignatureType>(under) != nullptr) return "func can only be compared to nil";
  if (const auto* structure = types_.as<StructOfType>(under)) {
    for (const StructField& field : structure->fields) {
      if (!comparable(types_, field.type)) return "struct containing " + text(field.type) + " cannot be compared";
    }
  }
  if (types_.as<ArrayOfType>(under) != nullptr) return text(type) + " cannot be compared";
  return is_type_param(types_, type) ? "incomparable types in type set" : "";
}

void Checker::comparison(Operand& x, Operand& y, Tok op, ExprId e, bool in_switch) {
  (void)e;
  if (!is_valid(x.type) || !is_valid(y.type)) {
    x.invalidate();
    return;
  }
  const Operand* culprit = nullptr;
  std::string cause;
  if (!assignable(x, y.type, nullptr) && !assignable(y, x.type, nullptr)) {
    culprit = &y;
    cause = "mismatched types " + text(x.type) + " and " + text(y.type);
  } else if (op == Tok::eql || op == Tok::neq) {
    if (x.is_nil() || y.is_nil()) {
      const TypeId other = x.is_nil() ? y.type : x.type;
      if ((x.is_nil() && y.is_nil()) || !has_nil(types_, other)) {
        culprit = &y;
        if (x.is_nil() && y.is_nil()) cause = "operator " + std::string(spelling(op)) + " not defined on nil";
      }
    } else if (!comparable(types_, x.type)) {
      culprit = &x;
      cause = incomparable_cause(x.type);
    } else if (!comparable(types_, y.type)) {
      culprit = &y;
      cause = incomparable_cause(y.type);
    }
  } else if (!all_basic(types_, x.type, info_ordered)) {
    culprit = &x;
  } else if (!all_basic(types_, y.type, info_ordered)) {
    culprit = &y;
  }
  if (culprit == nullptr) {
    if (x.mode == Mode::constant && y.mode == Mode::constant) {
      x.value = constant_compare(op, x.value, y.value);
    } else {
      x.mode = Mode::value;
      update_type(x.expr, x.is_nil() ? y.type : default_type(types_, x.type), true);
      if (x.expr != y.expr) update_type(y.expr, y.is_nil() ? x.type : default_type(types_, y.type), true);
    }
    x.type = basic(BasicKind::untyped_bool);
    return;
  }
  if (cause.empty()) {
    if (is_type_param(types_, x.type) || is_type_param(types_, y.type)) {
      if (!is_type_param(types_, x.type)) culprit = &y;
      cause = "type parameter " + text(culprit->type) + " cannot use operator " + std::string(spelling(op));
    } else {
      const TypeId under = types_.underlying(culprit->type);
      std::string kind = text(culprit->type);
      if (types_.as<ArrayOfType>(under) != nullptr) kind = "array";
      if (types_.as<SliceOfType>(under) != nullptr) kind = "slice";
      if (types_.as<StructOfType>(under) != nullptr) kind = "struct";
      if (types_.as<PointerType>(under) != nullptr) kind = "pointer";
      if (types_.as<SignatureType>(under) != nullptr) kind = "func";
      if (types_.as<InterfaceOfType>(under) != nullptr) kind = "interface";
      if (types_.as<MapOfType>(under) != nullptr) kind = "map";
      if (types_.as<ChanOfType>(under) != nullptr) kind = "chan";
      cause = "operator " + std::string(spelling(op)) + " not defined on " + kind;
    }
  }
  if (in_switch) {
    error(x, "invalid case " + text(x.expr) + " in switch on " + text(y.expr) + " (" + cause + ")");
  } else {
    error(*culprit, "invalid operation: " + text(x.expr) + " " + std::string(spelling(op)) + " " + text(y.expr) + " (" +
                        cause + ")");
  }
  x.invalidate();
}

void Checker::shift(Operand& x, Operand& y, Tok op, ExprId e) {
  ConstantValue left;
  if (x.mode == Mode::constant) left = to_kind(x.value, BasicKind::untyped_int);
  if (!all_basic(types_, x.type, info_integer) && !(is_untyped(types_, x.type) && is_constant(left))) {
    error(x, "invalid operation: shifted operand " + text(x) + " must be integer");
    x.invalidate();
    return;
  }
  std::optional<std::uint64_t> count;
  if (y.mode == Mode::constant) {
    const ConstantValue right = to_kind(y.value, BasicKind::untyped_int);
    if (is_constant(right) && constant_sign(right) < 0) {
      error(y, "invalid operation: negative shift count " + text(y));
      x.invalidate();
      return;
    }
    if (is_untyped(types_, y.type)) {
      representable(y, basic(BasicKind::uint));
      if (!y.ok()) {
        x.invalidate();
        return;
      }
      update_type(y.expr, basic(BasicKind::uint), true);
    } else if (!is_constant(right) || !is_basic(types_, y.type, info_integer)) {
      error(y, "invalid operation: shift count " + text(y) + " must be integer");
      x.invalidate();
      return;
    }
    count = to_uint64(right);
  } else if (all_basic(types_, y.type, info_integer)) {
    if (is_untyped(types_, y.type)) {
      // A shift or comparison of untyped operands as count.
      convert_untyped(y, basic(BasicKind::uint));
    } else if (!all_basic(types_, y.type, info_unsigned) && !version_at_least(113)) {
      error(y, "invalid operation: signed shift count " + text(y) + " requires go1.13 or later");
      x.invalidate();
      return;
    }
  } else if (is_untyped(types_, y.type)) {
    convert_untyped(y, basic(BasicKind::uint));
  } else {
    error(y, "invalid operation: shift count " + text(y) + " must be integer");
    x.invalidate();
    return;
  }
  if (!y.ok()) {
    x.invalidate();
    return;
  }
  if (x.mode == Mode::constant) {
    if (y.mode == Mode::constant) {
      // Enough for the smallest float64 (2^-1074) as a ratio of constants.
      constexpr std::uint64_t shift_count_max = 1023 - 1 + 52;
      if (!count || *count > shift_count_max) {
        error(y, "invalid operation: invalid shift count " + text(y));
        x.invalidate();
        return;
      }
      if (!is_basic(types_, x.type, info_integer)) x.type = basic(BasicKind::untyped_int);
      x.value = constant_shift(op, std::get<BigInt>(left), static_cast<std::uint32_t>(*count));
      if (e) x.expr = e;
      const auto* node = e ? ast_.as<Binary>(e) : nullptr;
      overflow(x, node != nullptr ? node->op_pos : ast_[x.expr].pos);
      return;
    }
    if (is_untyped(types_, x.type)) {
      // The constant takes the type the whole shift takes from its context; only then is it known whether that may be
      // shifted.
      shift_operands_.insert(x.expr.value);
      x.mode = Mode::value;
      return;
    }
  }
  x.mode = Mode::value;
}

}  // namespace stalemate::frontend
