// Explicit conversions (Go spec, "Conversions").
#include "frontend/types/checker.hpp"

namespace stalemate::frontend {

/// Whether the constant `x` can be converted to `type`, and its value then.
bool Checker::constant_convertible(const Operand& x, TypeId type, ConstantValue* value) {
  const BasicKind kind = basic_kind(types_, type);
  if (kind == BasicKind::invalid) return false;
  if (std::optional<ConstantValue> result = represent(x.value, kind)) {
    if (value != nullptr) *value = std::move(*result);
    return true;
  }
  if (is_basic(types_, x.type, info_integer) && is_basic(types_, type, info_string)) {
    if (value != nullptr) *value = string_of_rune(std::get<BigInt>(to_kind(x.value, BasicKind::untyped_int)));
    return true;
  }
  return false;
}

void Checker::conversion(Operand& x, TypeId type) {
  const bool is_constant_arg = x.mode == Mode::constant;
  const bool to_basic = is_basic(types_, type, info_constant);
  bool ok = false;
  std::string cause;
  TypeId final_type = type;
  if (is_constant_arg && to_basic) {
    ConstantValue value;
    ok = constant_convertible(x, type, &value);
    if (ok) {
      x.value = value;
    } else if (is_basic(types_, x.type, info_integer) && is_basic(types_, type, info_integer)) {
      error(x, "cannot convert " + text(x) + " to type " + text(type) + " (constant " + constant_text(x.value) +
                   " overflows " + text(type) + ")");
      x.invalidate();
      return;
    }
  } else if (is_constant_arg && is_type_param(types_, type)) {
    // The result is no constant, but each type of the set must be able to represent the value.
    const auto terms = type_set_terms(types_, type);
    ok = terms && !terms->empty();
    for (const UnionTerm& term : terms.value_or(std::vector<UnionTerm>{})) {
      if (!is_basic(types_, term.type, info_constant)) {
        Operand copy = x;
        ok = ok && convertible(copy, term.type, nullptr);
        continue;
      }
      if (!constant_convertible(x, term.type, nullptr)) {
        cause = "cannot convert " + text(x) + " to type " + text(term.type) + " (in " + text(type) + ")";
        ok = false;
        break;
      }
    }
    x.mode = Mode::value;
  } else if (convertible(x, type, &cause)) {
    ok = true;
    x.mode = Mode::value;
  }
  if (!ok) {
    if (is_constant_arg && to_basic && is_basic(types_, x.type, info_numeric) && is_basic(types_, type, info_integer) &&
        !is_basic(types_, x.type, info_integer)) {
      cause = "truncated";
    }
    error(x, "cannot convert " + text(x) + " to type " + text(type) +
                 (cause.empty()          ? ""
                  : cause == "truncated" ? " (truncated)"
                                         : ": " + cause));
    x.invalidate();
    return;
  }
  if (is_untyped(types_, x.type)) {
    // - A constant converted to a type keeps that type; to an interface, the default type.
    // - A non-constant shift operand must be an integer, which final_type decides.
    if (is_plain_interface(types_, type) || (is_constant_arg && !to_basic) || x.is_nil()) {
      final_type = x.is_nil() ? type : default_type(types_, x.type);
    } else if (x.mode == Mode::constant && is_basic(types_, x.type, info_integer) &&
               is_basic(types_, type, info_string)) {
      final_type = x.type;  // string(1): the operand stays an integer, and its value need not fit any type
      return void(x.type = type);
    }
    update_type(x.expr, is_untyped(types_, final_type) ? default_type(types_, final_type) : final_type, true);
  }
  x.type = type;
}

/// The type without struct tags, which conversions ignore. Named types keep theirs.
TypeId Checker::without_tags(TypeId type) {
  const TypeData data = types_[type];
  const auto all = [&](std::vector<TypeId> list) {
    for (TypeId& part : list) part = without_tags(part);
    return list;
  };
  if (const auto* t = std::get_if<PointerType>(&data)) return types_.intern(PointerType{without_tags(t->element)});
  if (const auto* t = std::get_if<SliceOfType>(&data)) return types_.intern(SliceOfType{without_tags(t->element)});
  if (const auto* t = std::get_if<ArrayOfType>(&data)) {
    return types_.intern(ArrayOfType{t->length, without_tags(t->element)});
  }
  if (const auto* t = std::get_if<ChanOfType>(&data))
    return types_.intern(ChanOfType{t->dir, without_tags(t->element)});
  if (const auto* t = std::get_if<MapOfType>(&data)) {
    const TypeId key = without_tags(t->key);
    return types_.intern(MapOfType{key, without_tags(t->value)});
  }
  if (const auto* t = std::get_if<SignatureType>(&data)) {
    std::vector<TypeId> params = all(t->params);
    return types_.intern(SignatureType{std::move(params), all(t->results), t->variadic});
  }
  if (const auto* t = std::get_if<StructOfType>(&data)) {
    StructOfType copy = *t;
    for (StructField& field : copy.fields) {
      field.tag.clear();
      field.type = without_tags(field.type);
    }
    return types_.intern(std::move(copy));
  }
  return type;
}

bool Checker::convertible_types(TypeId from, TypeId to) {
  const TypeId from_under = types_.underlying(from);
  const TypeId to_under = types_.underlying(to);
  if (without_tags(from_under) == without_tags(to_under)) return true;
  if (types_.as<NamedType>(from) == nullptr && types_.as<NamedType>(to) == nullptr) {
    const auto* from_pointer = types_.as<PointerType>(from);
    const auto* to_pointer = types_.as<PointerType>(to);
    if (from_pointer != nullptr && to_pointer != nullptr && !is_type_param(types_, from_pointer->element) &&
        !is_type_param(types_, to_pointer->element) &&
        without_tags(types_.underlying(from_pointer->element)) ==
            without_tags(types_.underlying(to_pointer->element))) {
      return true;
    }
  }
  constexpr std::uint32_t real = info_integer | info_float;
  if (is_basic(types_, from, real) && is_basic(types_, to, real)) return true;
  if (is_basic(types_, from, info_complex) && is_basic(types_, to, info_complex)) return true;
  if (is_basic(types_, to, info_string) && (is_basic(types_, from, info_integer) || is_bytes_or_runes(types_, from))) {
    return true;
  }
  if (is_basic(types_, from, info_string) && is_bytes_or_runes(types_, to)) return true;
  const bool from_unsafe = basic_kind(types_, from) == BasicKind::unsafe_pointer;
  const bool to_unsafe = basic_kind(types_, to) == BasicKind::unsafe_pointer;
  if (to_unsafe && (types_.as<PointerType>(from_under) != nullptr || basic_kind(types_, from) == BasicKind::uintptr)) {
    return true;
  }
  return from_unsafe && (types_.as<PointerType>(to_under) != nullptr || basic_kind(types_, to) == BasicKind::uintptr);
}

bool Checker::convertible(const Operand& x, TypeId type, std::string* cause) {
  if (assignable(x, type, cause)) return true;
  const bool from_param = is_type_param(types_, x.type);
  const bool to_param = is_type_param(types_, type);
  if (!from_param && !to_param) {
    if (is_typed(types_, x.type) ? convertible_types(x.type, type)
                                 : convertible_types(default_type(types_, x.type), type) && !x.is_nil()) {
      return true;
    }
    // Slices convert to arrays and array pointers.
    const auto* slice_type = types_.under<SliceOfType>(x.type);
    if (slice_type != nullptr) {
      const auto* array = types_.under<ArrayOfType>(type);
      if (array != nullptr && array->element == slice_type->element) {
        if (version_at_least(120)) return true;
        if (cause != nullptr) *cause = "conversion of slices to arrays requires go1.20 or later";
        return false;
      }
      if (const auto* pointer = types_.under<PointerType>(type)) {
        array = types_.under<ArrayOfType>(pointer->element);
        if (array != nullptr && array->element == slice_type->element) {
          if (version_at_least(117)) return true;
          if (cause != nullptr) *cause = "conversion of slices to array pointers requires go1.17 or later";
          return false;
        }
      }
    }
    return false;
  }
  // Each type of the one set to each of the other.
  std::vector<UnionTerm> from_terms{{false, x.type}};
  std::vector<UnionTerm> to_terms{{false, type}};
  if (from_param) from_terms = type_set_terms(types_, x.type).value_or(std::vector<UnionTerm>{});
  if (to_param) to_terms = type_set_terms(types_, type).value_or(std::vector<UnionTerm>{});
  if (from_terms.empty() || to_terms.empty()) return false;
  for (const UnionTerm& from : from_terms) {
    for (const UnionTerm& to : to_terms) {
      Operand copy = x;
      copy.type = from.type;
      if (convertible(copy, to.type, nullptr)) continue;
      if (cause != nullptr) {
        *cause = "cannot convert " + text(from.type) + (from_param ? " (in " + text(x.type) + ")" : "") + " to type " +
                 text(to.type) + (to_param ? " (in " + text(type) + ")" : "");
      }
      return false;
    }
  }
  return true;
}

}  // namespace stalemate::frontend
