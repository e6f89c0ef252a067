// Assignability (Go spec, "Assignability") and the conversion that goes with an assignment.
#include "frontend/types/checker.hpp"

namespace stalemate::frontend {

bool Checker::assignable(const Operand& x, TypeId type, std::string* cause) {
  if (!x.ok() || !is_valid(x.type) || !is_valid(type)) return true;
  const TypeId from = x.type;
  if (from == type) return true;
  const TypeId from_under = types_.underlying(from);
  const TypeId to_under = types_.underlying(type);
  const bool from_param = is_type_param(types_, from);
  const bool to_param = is_type_param(types_, type);

  if (is_untyped(types_, from_under)) {
    if (to_param) {
      const auto terms = type_set_terms(types_, type);
      if (!terms || terms->empty()) return false;
      for (const UnionTerm& term : *terms) {
        if (!assignable(x, term.type, nullptr)) return false;
      }
      return true;
    }
    Operand copy = x;
    ConstantValue value;
    Misfit misfit = Misfit::none;
    const TypeId result = implicit_type(copy, type, value, misfit);
    return misfit == Misfit::none && is_valid(result);
  }
  // Identical underlying types, unless both types have names.
  if (from_under == to_under && (!has_name(types_, from) || !has_name(types_, type)) && !from_param && !to_param) {
    return true;
  }
  if (types_.as<InterfaceOfType>(to_under) != nullptr && !to_param) {
    std::string why;
    if (implements(from, type, false, &why)) return true;
    if (cause != nullptr) *cause = why;
    return false;
  }
  if (const auto* interface = types_.as<InterfaceOfType>(from_under);
      interface != nullptr && !from_param && !to_param) {
    // The hint helps those who forgot a type assertion.
    if (implements(type, from, false, nullptr) && cause != nullptr) *cause = "need type assertion";
    return false;
  }
  if (const auto* channel = types_.as<ChanOfType>(from_under); channel != nullptr && channel->dir == ChanDir::both) {
    const auto* target = types_.as<ChanOfType>(to_under);
    if (target != nullptr && target->element == channel->element) {
      return !has_name(types_, from) || !has_name(types_, type);
    }
  }
  if (!from_param && !to_param) return false;
  // Each type of the type sets, if the other type has no name.
  if (to_param && !has_name(types_, from)) {
    const auto terms = type_set_terms(types_, type);
    if (!terms || terms->empty()) return false;
    for (const UnionTerm& term : *terms) {
      if (!assignable(x, term.type, nullptr)) {
        if (cause != nullptr)
          *cause = "cannot assign " + text(from) + " to " + text(term.type) + " (in " + text(type) + ")";
        return false;
      }
    }
    return true;
  }
  if (from_param && !has_name(types_, type)) {
    const auto terms = type_set_terms(types_, from);
    if (!terms || terms->empty()) return false;
    for (const UnionTerm& term : *terms) {
      Operand copy = x;
      copy.type = term.type;
      if (!assignable(copy, type, nullptr)) {
        if (cause != nullptr) *cause = "cannot assign " + text(term.type) + " (in " + text(from) + ") to " + text(type);
        return false;
      }
    }
    return true;
  }
  return false;
}

/// Converts `x` to the type of a variable it is assigned to; `type` is absent if the variable takes the operand's type.
void Checker::assignment(Operand& x, TypeId type, const std::string& context) {
  require_value(x, false, false);
  if (!x.ok()) return;
  if (x.mode == Mode::builtin) {
    error(x, text(x.expr) + " (built-in) must be called");
    x.invalidate();
    return;
  }
  if (is_untyped(types_, x.type)) {
    TypeId target = type;
    if (x.is_nil()) {
      if (!type) {
        error(x, "use of untyped nil in " + context);
        x.invalidate();
        return;
      }
      if (!is_valid(type)) return;
      if (!has_nil(types_, type)) {
        error(x, "cannot use nil as " + text(type) + " value in " + context);
        x.invalidate();
        return;
      }
      // Lowering wants to know which nil it is.
      update_type(x.expr, type, true);
      x.type = type;
      return;
    }
    if (!type || is_plain_interface(types_, type)) {
      if (type == TypeId{} && context == "constant declaration") return;
      target = default_type(types_, x.type);
    }
    ConstantValue value;
    Misfit misfit = Misfit::none;
    const TypeId result = implicit_type(x, target, value, misfit);
    if (misfit != Misfit::none) {
      std::string message = "cannot use " + text(x) + " as " + text(target) + " value in " + context;
      if (misfit == Misfit::truncated) message += " (truncated)";
      if (misfit == Misfit::overflow) message += " (overflows)";
      error(x, std::move(message));
      x.invalidate();
      return;
    }
    if (is_constant(value) && x.mode == Mode::constant) {
      x.value = value;
      update_value(x.expr, value);
    }
    if (result != x.type) {
      x.type = result;
      update_type(x.expr, result, false);
    }
  }
  if (x.generic) {
    error(x, "cannot use generic function " + text(x.expr) + " without instantiation");
    x.invalidate();
    return;
  }
  if (!type) return;
  std::string cause;
  if (assignable(x, type, &cause)) return;
  const auto newline = cause.find('\n');
  std::string hint;
  if (newline != std::string::npos) {
    hint = cause.substr(newline + 1);
    cause.resize(newline);
  }
  error(x, "cannot use " + text(x) + " as " + text(type) + " value in " + context + (cause.empty() ? "" : ": " + cause),
        std::move(hint));
  x.invalidate();
}

}  // namespace stalemate::frontend
