// Questions about types that need nothing but the TypeTable (Go spec, "Types", "Properties of types and values").
// Predicates named all_… look through type parameters: they hold if each type of the type set has the property, and
// fail if the type set is not made of specific types. The others do not hold for type parameters.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "frontend/types/type.hpp"

namespace stalemate::frontend {

/// Properties of basic types, as bits.
enum BasicInfo : std::uint32_t {
  info_boolean = 1,
  info_integer = 2,
  info_unsigned = 4,
  info_float = 8,
  info_complex = 16,
  info_string = 32,
  info_untyped = 64,
  info_ordered = info_integer | info_float | info_string,
  info_numeric = info_integer | info_float | info_complex,
  info_constant = info_boolean | info_numeric | info_string,
};
std::uint32_t basic_info(BasicKind kind);

inline bool is_valid(TypeId type) { return type.value > 1; }
inline bool is_type_param(const TypeTable& types, TypeId type) { return types.as<TypeParamType>(type) != nullptr; }
bool is_untyped(const TypeTable& types, TypeId type);
inline bool is_typed(const TypeTable& types, TypeId type) { return !is_untyped(types, type); }
bool is_untyped_numeric(const TypeTable& types, TypeId type);
/// The kind of a type whose underlying type is basic, else `invalid`; `invalid` for type parameters.
BasicKind basic_kind(TypeTable& types, TypeId type);
/// Whether the underlying type is basic with one of the properties in `info`.
bool is_basic(TypeTable& types, TypeId type, std::uint32_t info);
bool all_basic(TypeTable& types, TypeId type, std::uint32_t info);

/// The terms of the type set of a type parameter or interface; absent if the set is not made of specific types, and for
/// all other types.
std::optional<std::vector<UnionTerm>> type_set_terms(TypeTable& types, TypeId type);
/// An interface type that is not a type parameter.
bool is_plain_interface(TypeTable& types, TypeId type);
/// Whether an interface may only be used as a constraint.
bool is_constraint_interface(TypeTable& types, TypeId type);
bool has_nil(TypeTable& types, TypeId type);
/// Go spec, "Comparison operators". `dynamic`: interfaces count as comparable though comparing them may panic.
/// If not comparable, `why` tells the reason where there is one worth telling.
bool comparable(TypeTable& types, TypeId type, bool dynamic = true, std::string* why = nullptr);
/// The type an untyped constant gets where none is demanded; other types are their own.
TypeId default_type(const TypeTable& types, TypeId type);
/// Like TypeTable::core, but sets of strings and byte slices have the core type string.
TypeId core_string(TypeTable& types, TypeId type);
/// The type a pointer points to, or `type`.
TypeId dereferenced(TypeTable& types, TypeId type, bool* was_pointer = nullptr);
bool is_bytes_or_runes(TypeTable& types, TypeId type);
/// Named, basic, or type parameter: a type that has a name.
bool has_name(const TypeTable& types, TypeId type);
/// An identifier others may use (Go spec, "Exported identifiers").
bool is_exported(std::string_view name);

}  // namespace stalemate::frontend
