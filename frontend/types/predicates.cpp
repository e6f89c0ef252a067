#include "frontend/types/predicates.hpp"

#include <unordered_set>

#include "frontend/syntax/unicode.hpp"

namespace stalemate::frontend {

std::uint32_t basic_info(BasicKind kind) {
  switch (kind) {
    case BasicKind::bool_: return info_boolean;
    case BasicKind::int_:
    case BasicKind::int8:
    case BasicKind::int16:
    case BasicKind::int32:
    case BasicKind::int64: return info_integer;
    case BasicKind::uint:
    case BasicKind::uint8:
    case BasicKind::uint16:
    case BasicKind::uint32:
    case BasicKind::uint64:
    case BasicKind::uintptr: return info_integer | info_unsigned;
    case BasicKind::float32:
    case BasicKind::float64: return info_float;
    case BasicKind::complex64:
    case BasicKind::complex128: return info_complex;
    case BasicKind::string_: return info_string;
    case BasicKind::untyped_bool: return info_boolean | info_untyped;
    case BasicKind::untyped_int:
    case BasicKind::untyped_rune: return info_integer | info_untyped;
    case BasicKind::untyped_float: return info_float | info_untyped;
    case BasicKind::untyped_complex: return info_complex | info_untyped;
    case BasicKind::untyped_string: return info_string | info_untyped;
    case BasicKind::untyped_nil: return info_untyped;
    default: return 0;
  }
}

bool is_untyped(const TypeTable& types, TypeId type) {
  const auto* basic = types.as<BasicType>(type);
  return basic != nullptr && (basic_info(basic->kind) & info_untyped) != 0;
}

bool is_untyped_numeric(const TypeTable& types, TypeId type) {
  return is_untyped(types, type) && (basic_info(types.as<BasicType>(type)->kind) & info_numeric) != 0;
}

BasicKind basic_kind(TypeTable& types, TypeId type) {
  const auto* basic = types.under<BasicType>(type);
  return basic == nullptr ? BasicKind::invalid : basic->kind;
}

bool is_basic(TypeTable& types, TypeId type, std::uint32_t info) {
  return (basic_info(basic_kind(types, type)) & info) != 0;
}

bool all_basic(TypeTable& types, TypeId type, std::uint32_t info) {
  if (!is_type_param(types, type)) return is_basic(types, type, info);
  const auto terms = type_set_terms(types, type);
  if (!terms || terms->empty()) return false;
  for (const UnionTerm& term : *terms) {
    if (!is_basic(types, term.type, info)) return false;
  }
  return true;
}

std::optional<std::vector<UnionTerm>> type_set_terms(TypeTable& types, TypeId type) {
  const auto* interface = types.under<InterfaceOfType>(type);
  if (interface == nullptr || interface->unions.empty()) return std::nullopt;
  return interface->unions.front();
}

bool is_plain_interface(TypeTable& types, TypeId type) {
  return !is_type_param(types, type) && types.under<InterfaceOfType>(type) != nullptr;
}

bool is_constraint_interface(TypeTable& types, TypeId type) {
  const auto* interface = types.under<InterfaceOfType>(type);
  return interface != nullptr && (interface->comparable || !interface->unions.empty());
}

bool has_nil(TypeTable& types, TypeId type) {
  if (is_type_param(types, type)) {
    const auto terms = type_set_terms(types, type);
    if (!terms || terms->empty()) return false;
    for (const UnionTerm& term : *terms) {
      if (!has_nil(types, term.type)) return false;
    }
    return true;
  }
  const TypeId under = types.underlying(type);
  if (const auto* basic = types.as<BasicType>(under)) {
    return basic->kind == BasicKind::unsafe_pointer || basic->kind == BasicKind::untyped_nil;
  }
  return types.as<PointerType>(under) != nullptr || types.as<SignatureType>(under) != nullptr ||
         types.as<SliceOfType>(under) != nullptr || types.as<MapOfType>(under) != nullptr ||
         types.as<ChanOfType>(under) != nullptr || types.as<InterfaceOfType>(under) != nullptr;
}

bool comparable(TypeTable& types, TypeId type, bool dynamic, std::string* why) {
  // A worklist instead of recursion: structs may nest as deeply as there are declarations, and type parameters may be
  // constrained by types made of themselves.
  struct Item {
    TypeId type;
    bool dynamic;
    bool in_type_set;
  };
  std::vector<Item> todo{{type, dynamic, false}};
  std::unordered_set<std::uint64_t> seen;
  while (!todo.empty()) {
    const Item item = todo.back();
    todo.pop_back();
    if (!seen.insert(std::uint64_t{item.type.value} * 2 + (item.dynamic ? 1 : 0)).second) continue;
    const auto fail = [&] {
      if (why != nullptr && (item.in_type_set || is_type_param(types, item.type)))
        *why = "incomparable types in type set";
      return false;
    };
    const TypeId under = types.underlying(item.type);
    const auto add = [&](TypeId part) { todo.push_back({part, item.dynamic, item.in_type_set}); };
    if (const auto* basic = types.as<BasicType>(under)) {
      if (basic->kind == BasicKind::untyped_nil) return fail();
    } else if (const auto* structure = types.as<StructOfType>(under)) {
      for (const StructField& field : structure->fields) add(field.type);
    } else if (const auto* array = types.as<ArrayOfType>(under)) {
      add(array->element);
    } else if (const auto* interface = types.as<InterfaceOfType>(under)) {
      if (item.dynamic && !is_type_param(types, item.type)) continue;
      if (!interface->unions.empty()) {
        // The type set of `comparable` and a union has the comparable types of the union.
        if (interface->comparable) {
          bool has_comparable = false;
          for (const UnionTerm& term : interface->unions.front()) {
            const TypeId term_under = types.underlying(term.type);
            has_comparable = has_comparable || (types.as<SliceOfType>(term_under) == nullptr &&
                                                types.as<MapOfType>(term_under) == nullptr &&
                                                types.as<SignatureType>(term_under) == nullptr);
          }
          if (!has_comparable) return fail();
          continue;
        }
        if (interface->unions.front().empty()) return fail();
        for (const UnionTerm& term : interface->unions.front()) todo.push_back({term.type, false, true});
      } else if (!interface->comparable) {
        return fail();
      }
    } else if (types.as<SliceOfType>(under) != nullptr || types.as<MapOfType>(under) != nullptr ||
               types.as<SignatureType>(under) != nullptr || types.as<TupleType>(under) != nullptr) {
      return fail();
    }
  }
  return true;
}

TypeId default_type(const TypeTable& types, TypeId type) {
  const auto* basic = types.as<BasicType>(type);
  if (basic == nullptr) return type;
  switch (basic->kind) {
    case BasicKind::untyped_bool: return types.basic(BasicKind::bool_);
    case BasicKind::untyped_int: return types.basic(BasicKind::int_);
    case BasicKind::untyped_rune: return types.basic(BasicKind::int32);
    case BasicKind::untyped_float: return types.basic(BasicKind::float64);
    case BasicKind::untyped_complex: return types.basic(BasicKind::complex128);
    case BasicKind::untyped_string: return types.basic(BasicKind::string_);
    default: return type;
  }
}

TypeId core_string(TypeTable& types, TypeId type) {
  const auto terms = type_set_terms(types, type);
  if (!terms) return types.core(type);
  if (const TypeId core = types.core(type)) return core;
  const TypeId string = types.basic(BasicKind::string_);
  const TypeId bytes = types.intern(SliceOfType{types.basic(BasicKind::uint8)});
  for (const UnionTerm& term : *terms) {
    const TypeId under = types.underlying(term.type);
    if (under != string && under != bytes) return {};
  }
  return terms->empty() ? TypeId{} : string;
}

TypeId dereferenced(TypeTable& types, TypeId type, bool* was_pointer) {
  const auto* pointer = types.as<PointerType>(type);
  if (was_pointer != nullptr) *was_pointer = pointer != nullptr;
  return pointer == nullptr ? type : pointer->element;
}

bool is_bytes_or_runes(TypeTable& types, TypeId type) {
  const auto* slice = types.under<SliceOfType>(type);
  if (slice == nullptr) return false;
  const BasicKind kind = basic_kind(types, slice->element);
  return kind == BasicKind::uint8 || kind == BasicKind::int32;
}

bool has_name(const TypeTable& types, TypeId type) {
  return types.as<BasicType>(type) != nullptr || types.as<NamedType>(type) != nullptr || is_type_param(types, type);
}

bool is_exported(std::string_view name) {
  if (name.empty()) return false;
  const auto first = static_cast<unsigned char>(name.front());
  if (first < 0x80) return first >= 'A' && first <= 'Z';
  // Upper-case letters of the alphabets that have case and fit two bytes of UTF-8.
  const char32_t code = decode_utf8(name).code;
  if (code >= 0xC0 && code <= 0xDE) return code != 0xD7;
  if (code >= 0x100 && code <= 0x137) return code % 2 == 0;
  if (code >= 0x139 && code <= 0x148) return code % 2 == 1;
  if (code >= 0x14A && code <= 0x177) return code % 2 == 0;
  if (code == 0x178 || code == 0x179 || code == 0x17B || code == 0x17D) return true;
  if (code == 0x386 || (code >= 0x388 && code <= 0x38F) || (code >= 0x391 && code <= 0x3AB)) return true;
  if (code >= 0x400 && code <= 0x42F) return true;
  if (code >= 0x460 && code <= 0x4FF) return code % 2 == 0;
  return code >= 0x531 && code <= 0x556;
}

}  // namespace stalemate::frontend
