// Go's types. Every type is interned in a TypeTable: two types are identical (Go spec, "Type identity") iff their
// TypeIds are equal. Named types and type parameters are identical only to themselves; an instance of a generic type is
// interned by its origin and type arguments. Invariants: (1) TypeId 0 is the invalid type; (2) the data of an interned
// type never changes, except the underlying type and methods of a Named, which are filled in once its declaration is
// resolved.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <variant>
#include <vector>

#include "frontend/syntax/ast.hpp"

namespace stalemate::frontend {

using TypeId = Id<struct TypeTag>;
using ObjectId = Id<struct ObjectTag>;
using PackageId = Id<struct PackageTag>;

enum class BasicKind : std::uint8_t {
  invalid,
  bool_,
  int_,
  int8,
  int16,
  int32,
  int64,
  uint,
  uint8,
  uint16,
  uint32,
  uint64,
  uintptr,
  float32,
  float64,
  complex64,
  complex128,
  string_,
  unsafe_pointer,
  untyped_bool,
  untyped_int,
  untyped_rune,
  untyped_float,
  untyped_complex,
  untyped_string,
  untyped_nil,
};

struct BasicType {
  BasicKind kind = BasicKind::invalid;
};
struct PointerType {
  TypeId element;
};
struct SliceOfType {
  TypeId element;
};
struct ArrayOfType {
  std::uint64_t length = 0;
  TypeId element;
};
struct MapOfType {
  TypeId key, value;
};
struct ChanOfType {
  ChanDir dir = ChanDir::both;
  TypeId element;
};
/// Identity includes names (with package for unexported ones), types, tags and embedding, in order.
struct StructField {
  Symbol name;
  TypeId type;
  bool embedded = false;
  std::string tag;
  PackageId package;
  Pos pos;
};
struct StructOfType {
  std::vector<StructField> fields;
};
/// Parameter names are not part of a signature's identity. `variadic`: the last parameter has type []T.
struct SignatureType {
  std::vector<TypeId> params, results;
  bool variadic = false;
};
struct InterfaceMethod {
  Symbol name;
  TypeId signature;
  PackageId package;
  Pos pos;
};
/// One term of a union in a constraint: T or ~T.
struct UnionTerm {
  bool tilde = false;
  TypeId type;
};
/// `methods` is the complete method set (embedded interfaces included), sorted by name text. `unions`: the conjunction
/// of the unions of a constraint interface; empty for ordinary interfaces.
struct InterfaceOfType {
  std::vector<InterfaceMethod> methods;
  std::vector<std::vector<UnionTerm>> unions;
  bool comparable = false;
};
struct TupleType {
  std::vector<TypeId> elements;
};  // results of a call; never the type of a variable
/// A declared type or an instance of a generic one. `underlying` and `methods` are complete after checking.
/// For instances, `methods` is empty: look methods up on `origin` and substitute.
struct NamedType {
  ObjectId object;                  // its TypeName
  TypeId origin;                    // the generic type this is an instance of; the type itself when not an instance
  std::vector<TypeId> type_params;  // of a generic type (the origin)
  std::vector<TypeId> type_args;    // of an instance
  TypeId underlying;
  std::vector<ObjectId> methods;  // Func objects declared on it, in source order
};
struct TypeParamType {
  ObjectId object;
  std::uint32_t index = 0;
  TypeId constraint;
};  // constraint: an interface

using TypeData = std::variant<BasicType, PointerType, SliceOfType, ArrayOfType, MapOfType, ChanOfType, StructOfType,
                              SignatureType, InterfaceOfType, TupleType, NamedType, TypeParamType>;

/// A substitution of type parameters by types, in parallel vectors.
struct Substitution {
  std::vector<TypeId> params, args;
  bool empty() const { return params.empty(); }
};

class TypeTable {
 public:
  TypeTable();
  TypeId basic(BasicKind kind) const { return TypeId{1 + static_cast<std::uint32_t>(kind)}; }
  TypeId intern(TypeData data);                // structural types only
  TypeId new_named(NamedType named);           // always a fresh type
  TypeId new_type_param(TypeParamType param);  // always a fresh type
  /// The instance of a generic named type (interned); its underlying type is substituted on demand by `underlying`.
  TypeId instance(TypeId origin, std::vector<TypeId> args);

  const TypeData& operator[](TypeId id) const { return types_[id.value]; }
  TypeData& mutate(TypeId id) { return types_[id.value]; }  // for completing Named and TypeParam only
  template <class T>
  const T* as(TypeId id) const {
    return std::get_if<T>(&types_[id.value]);
  }
  /// The underlying type's data as T, or null: `under<ChanOfType>(t)`.
  template <class T>
  const T* under(TypeId id) {
    return std::get_if<T>(&types_[underlying(id).value]);
  }
  /// Go spec, "Underlying types". For a type parameter: its constraint interface.
  TypeId underlying(TypeId id);
  /// The core type (Go spec, "Core types"), or TypeId{} if there is none; same as underlying for non-interfaces.
  TypeId core(TypeId id);
  /// Replaces type parameters everywhere inside `id`.
  TypeId substitute(TypeId id, const Substitution& substitution);
  /// Whether a type parameter occurs inside `id`.
  bool has_type_params(TypeId id) const { return with_params_[id.value]; }
  /// How deeply the structure of `id` nests; the checker refuses types beyond `depth_max`.
  std::uint32_t depth(TypeId id) const { return depths_[id.value]; }
  static constexpr std::uint32_t depth_max = 1000;
  std::uint32_t size() const { return static_cast<std::uint32_t>(types_.size()); }

 private:
  struct Index;  // hash-consing tables
  TypeId append(TypeData data);
  TypeId underlying_of_instance(TypeId id);
  std::deque<TypeData> types_;
  std::deque<bool> with_params_;      // by type: see has_type_params
  std::deque<std::uint32_t> depths_;  // by type: see depth
  std::shared_ptr<Index> index_;
};

}  // namespace stalemate::frontend
