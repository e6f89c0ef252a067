// Untyped expressions get their final type from the context (Go spec, "Constants", "Conversions", "Operators"). They
// are recorded with their untyped type first; once the context is known, the records of the expression and of those
// parts whose type follows from it are updated. Parts of constant expressions are left alone: their values are never
// needed.
#include "frontend/types/checker.hpp"

namespace stalemate::frontend {
namespace {

bool is_comparison(Tok op) {
  return op == Tok::eql || op == Tok::neq || op == Tok::lss || op == Tok::leq || op == Tok::gtr || op == Tok::geq;
}
bool is_shift(Tok op) { return op == Tok::shl || op == Tok::shr; }

/// Order of the untyped numeric kinds: the kind of an operation is the larger of its operands'.
int rank(BasicKind kind) {
  switch (kind) {
    case BasicKind::untyped_int: return 1;
    case BasicKind::untyped_rune: return 2;
    case BasicKind::untyped_float: return 3;
    case BasicKind::untyped_complex: return 4;
    default: return 0;
  }
}

}  // namespace

void Checker::update_type(ExprId e, TypeId type, bool is_final) {
  std::vector<ExprId> todo{e};
  while (!todo.empty()) {
    const ExprId at = todo.back();
    todo.pop_back();
    TypeAndValue& entry = checked_.expr_types[at.value];
    if (entry.mode == Mode::none || entry.mode == Mode::type || is_typed(types_, entry.type)) continue;
    const ExprData& data = ast_[at].data;
    if (const auto* paren = std::get_if<Paren>(&data)) {
      todo.push_back(paren->x);
    } else if (const auto* unary_node = std::get_if<Unary>(&data)) {
      if (entry.mode != Mode::constant && unary_node->op != Tok::arrow) todo.push_back(unary_node->x);
    } else if (const auto* binary_node = std::get_if<Binary>(&data)) {
      if (entry.mode != Mode::constant && !is_comparison(binary_node->op)) {
        todo.push_back(binary_node->x);
        if (!is_shift(binary_node->op)) todo.push_back(binary_node->y);
      }
    } else if (const auto* call_node = std::get_if<Call>(&data)) {
      // min and max of untyped operands, real, imag, complex.
      if (entry.mode != Mode::constant) {
        for (const ExprId arg : call_node->args) todo.push_back(arg);
      }
    }
    if (!is_final && is_untyped(types_, type)) {
      entry.type = types_.underlying(type);
      continue;
    }
    if (shift_operands_.erase(at.value) != 0 && !all_basic(types_, type, info_integer)) {
      error(at, "invalid operation: shifted operand " + text(at) + " (type " + text(type) + ") must be integer");
      continue;
    }
    if (entry.mode == Mode::constant) {
      // The operand of a shift or of an operation with one: whether it fits is known only now.
      const BasicKind kind = basic_kind(types_, type);
      if (kind != BasicKind::invalid && kind != BasicKind::unsafe_pointer) {
        Operand constant;
        constant.mode = Mode::constant;
        constant.expr = at;
        constant.type = entry.type;
        constant.value = entry.value;
        ConstantValue value;
        const Misfit misfit = representation(constant, kind, value);
        if (misfit != Misfit::none) {
          report_misfit(constant, type, misfit);
          continue;
        }
        entry.value = std::move(value);
      }
    }
    entry.type = type;
  }
}

void Checker::update_value(ExprId e, const ConstantValue& value) {
  TypeAndValue& entry = checked_.expr_types[e.value];
  if (entry.mode == Mode::constant) entry.value = value;
}

Checker::Misfit Checker::representation(const Operand& x, BasicKind kind, ConstantValue& value) {
  if (std::optional<ConstantValue> result = represent(x.value, kind)) {
    value = std::move(*result);
    return Misfit::none;
  }
  const std::uint32_t have = basic_info(basic_kind(types_, x.type));
  const std::uint32_t want = basic_info(kind);
  if ((have & info_numeric) != 0 && (want & info_numeric) != 0) {
    return (have & info_integer) == 0 && (want & info_integer) != 0 ? Misfit::truncated : Misfit::overflow;
  }
  return Misfit::other;
}

void Checker::report_misfit(const Operand& x, TypeId target, Misfit misfit) {
  switch (misfit) {
    case Misfit::truncated: error(x, text(x) + " truncated to " + text(target)); break;
    case Misfit::overflow: error(x, text(x) + " overflows " + text(target)); break;
    default: error(x, "cannot convert " + text(x) + " to type " + text(target)); break;
  }
}

/// Requires: the underlying type of `type` is basic.
void Checker::representable(Operand& x, TypeId type) {
  ConstantValue value;
  const Misfit misfit = representation(x, basic_kind(types_, type), value);
  if (misfit == Misfit::none) {
    x.value = std::move(value);
    return;
  }
  report_misfit(x, type, misfit);
  x.invalidate();
}

/// The type an untyped operand takes when converted implicitly to `target`, and its value then, if it is constant.
TypeId Checker::implicit_type(Operand& x, TypeId target, ConstantValue& value, Misfit& misfit) {
  misfit = Misfit::none;
  if (!x.ok() || is_typed(types_, x.type) || !is_valid(target)) return x.type;
  if (is_untyped(types_, target)) {
    if (x.is_nil() || basic_kind(types_, target) == BasicKind::untyped_nil) {
      if (x.type != target) misfit = Misfit::other;
      return x.type;
    }
    if (is_untyped_numeric(types_, x.type) && is_untyped_numeric(types_, target)) {
      return rank(basic_kind(types_, x.type)) < rank(basic_kind(types_, target)) ? target : x.type;
    }
    if (x.type != target) misfit = Misfit::other;
    return x.type;
  }
  if (x.is_nil()) {
    if (!has_nil(types_, target)) misfit = Misfit::other;
    return x.type;
  }
  if (is_type_param(types_, target)) {
    const auto terms = type_set_terms(types_, target);
    if (!terms || terms->empty()) {
      misfit = Misfit::other;
      return {};
    }
    for (const UnionTerm& term : *terms) {
      ConstantValue ignored;
      Misfit term_misfit = Misfit::none;
      implicit_type(x, types_.underlying(term.type), ignored, term_misfit);
      if (term_misfit != Misfit::none) {
        misfit = Misfit::other;
        return {};
      }
    }
    return target;
  }
  const TypeId under = types_.underlying(target);
  if (const auto* basic_type = types_.as<BasicType>(under)) {
    if (x.mode == Mode::constant) {
      misfit = representation(x, basic_type->kind, value);
      return target;
    }
    // Non-constant untyped values: comparisons (bool), shifts (integers) and what is built from them.
    const std::uint32_t want = basic_info(basic_type->kind);
    switch (basic_kind(types_, x.type)) {
      case BasicKind::untyped_bool:
        if ((want & info_boolean) == 0) misfit = Misfit::other;
        break;
      case BasicKind::untyped_int:
      case BasicKind::untyped_rune:
      case BasicKind::untyped_float:
      case BasicKind::untyped_complex:
        if ((want & info_numeric) == 0) misfit = Misfit::other;
        break;
      case BasicKind::untyped_string:
        if ((want & info_string) == 0) misfit = Misfit::other;
        break;
      default: misfit = Misfit::other; break;
    }
    return target;
  }
  if (const auto* interface = types_.as<InterfaceOfType>(under)) {
    if (!interface->methods.empty()) {
      misfit = Misfit::other;
      return {};
    }
    return default_type(types_, x.type);
  }
  misfit = Misfit::other;
  return {};
}

void Checker::convert_untyped(Operand& x, TypeId target) {
  ConstantValue value;
  Misfit misfit = Misfit::none;
  const TypeId type = implicit_type(x, target, value, misfit);
  if (misfit != Misfit::none) {
    const TypeId shown = is_type_param(types_, target) ? target : types_.underlying(target);
    report_misfit(x, shown, misfit);
    x.invalidate();
    return;
  }
  if (!x.ok()) return;
  if (x.mode == Mode::constant && is_constant(value)) {
    x.value = value;
    update_value(x.expr, value);
  }
  if (type != x.type) {
    // Values follow the kind of their type.
    if (x.mode == Mode::constant) {
      const ConstantValue converted = to_kind(x.value, basic_kind(types_, type));
      if (is_constant(converted)) x.value = converted;
    }
    x.type = type;
    update_type(x.expr, type, false);
  }
}

}  // namespace stalemate::frontend
