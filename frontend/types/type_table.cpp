// Hash-consing of types: structural identity (Go spec, "Type identity") becomes equality of ids, because the parts of a
// type are interned before the type itself. Hashing and comparing are therefore shallow.
#include <algorithm>
#include <unordered_map>

#include "frontend/types/type.hpp"

namespace stalemate::frontend {
namespace {

void mix(std::size_t& seed, std::size_t value) { seed ^= value + 0x9e3779b97f4a7c15ULL + (seed << 6U) + (seed >> 2U); }

struct Hasher {
  std::size_t seed = 0;

  void add(std::uint64_t value) { mix(seed, value); }
  void add(TypeId id) { mix(seed, id.value); }
  void add(const std::vector<TypeId>& list) {
    add(list.size());
    for (const TypeId id : list) add(id);
  }

  void operator()(const BasicType& t) { add(static_cast<std::uint64_t>(t.kind)); }
  void operator()(const PointerType& t) { add(t.element); }
  void operator()(const SliceOfType& t) { add(t.element); }
  void operator()(const ArrayOfType& t) { add(t.length), add(t.element); }
  void operator()(const MapOfType& t) { add(t.key), add(t.value); }
  void operator()(const ChanOfType& t) { add(static_cast<std::uint64_t>(t.dir)), add(t.element); }
  void operator()(const StructOfType& t) {
    for (const StructField& field : t.fields) add(field.name.value), add(field.type);
  }
  void operator()(const SignatureType& t) { add(t.params), add(t.results), add(std::uint64_t{t.variadic}); }
  void operator()(const InterfaceOfType& t) {
    for (const InterfaceMethod& method : t.methods) add(method.name.value), add(method.signature);
    for (const auto& terms : t.unions) {
      add(terms.size());
      for (const UnionTerm& term : terms) add(term.type);
    }
    add(std::uint64_t{t.comparable});
  }
  void operator()(const TupleType& t) { add(t.elements); }
  void operator()(const NamedType& t) { add(t.origin), add(t.type_args); }
  void operator()(const TypeParamType& t) { add(t.object.value); }
};

std::size_t hash_of(const TypeData& data) {
  Hasher hasher;
  hasher.add(data.index());
  std::visit(hasher, data);
  return hasher.seed;
}

/// Identity of two types whose parts are interned.
struct Same {
  bool operator()(const BasicType& a, const BasicType& b) const { return a.kind == b.kind; }
  bool operator()(const PointerType& a, const PointerType& b) const { return a.element == b.element; }
  bool operator()(const SliceOfType& a, const SliceOfType& b) const { return a.element == b.element; }
  bool operator()(const ArrayOfType& a, const ArrayOfType& b) const {
    return a.length == b.length && a.element == b.element;
  }
  bool operator()(const MapOfType& a, const MapOfType& b) const { return a.key == b.key && a.value == b.value; }
  bool operator()(const ChanOfType& a, const ChanOfType& b) const { return a.dir == b.dir && a.element == b.element; }
  bool operator()(const StructOfType& a, const StructOfType& b) const {
    return std::ranges::equal(a.fields, b.fields, [](const StructField& x, const StructField& y) {
      return x.name == y.name && x.type == y.type && x.embedded == y.embedded && x.tag == y.tag &&
             x.package == y.package;
    });
  }
  bool operator()(const SignatureType& a, const SignatureType& b) const {
    return a.params == b.params && a.results == b.results && a.variadic == b.variadic;
  }
  bool operator()(const InterfaceOfType& a, const InterfaceOfType& b) const {
    const auto same_method = [](const InterfaceMethod& x, const InterfaceMethod& y) {
      return x.name == y.name && x.signature == y.signature && x.package == y.package;
    };
    const auto same_term = [](const UnionTerm& x, const UnionTerm& y) {
      return x.tilde == y.tilde && x.type == y.type;
    };
    const auto same_union = [&](const std::vector<UnionTerm>& x, const std::vector<UnionTerm>& y) {
      return std::ranges::equal(x, y, same_term);
    };
    return a.comparable == b.comparable && std::ranges::equal(a.methods, b.methods, same_method) &&
           std::ranges::equal(a.unions, b.unions, same_union);
  }
  bool operator()(const TupleType& a, const TupleType& b) const { return a.elements == b.elements; }
  bool operator()(const NamedType& a, const NamedType& b) const {
    return a.origin == b.origin && a.type_args == b.type_args;
  }
  template <class A, class B>
  bool operator()(const A&, const B&) const {
    return false;
  }
};

/// Calls `visit` with each type a type is made of. A named type is made of its type arguments alone.
struct Parts {
  template <class Visit>
  static void each(const TypeData& data, Visit visit) {
    const auto all = [&](const std::vector<TypeId>& list) {
      for (const TypeId id : list) visit(id);
    };
    if (const auto* pointer = std::get_if<PointerType>(&data)) visit(pointer->element);
    if (const auto* slice = std::get_if<SliceOfType>(&data)) visit(slice->element);
    if (const auto* array = std::get_if<ArrayOfType>(&data)) visit(array->element);
    if (const auto* map = std::get_if<MapOfType>(&data)) visit(map->key), visit(map->value);
    if (const auto* chan = std::get_if<ChanOfType>(&data)) visit(chan->element);
    if (const auto* structure = std::get_if<StructOfType>(&data)) {
      for (const StructField& field : structure->fields) visit(field.type);
    }
    if (const auto* signature = std::get_if<SignatureType>(&data)) all(signature->params), all(signature->results);
    if (const auto* interface = std::get_if<InterfaceOfType>(&data)) {
      for (const InterfaceMethod& method : interface->methods) visit(method.signature);
      for (const auto& terms : interface->unions) {
        for (const UnionTerm& term : terms) visit(term.type);
      }
    }
    if (const auto* tuple = std::get_if<TupleType>(&data)) all(tuple->elements);
    if (const auto* named = std::get_if<NamedType>(&data)) all(named->type_args);
  }
};

}  // namespace

struct TypeTable::Index {
  std::unordered_multimap<std::size_t, TypeId> by_hash;
};

TypeTable::TypeTable() : index_(std::make_shared<Index>()) {
  append(BasicType{});
  for (int kind = 0; kind <= static_cast<int>(BasicKind::untyped_nil); ++kind) {
    const TypeData data = BasicType{static_cast<BasicKind>(kind)};
    index_->by_hash.emplace(hash_of(data), append(data));
  }
}

TypeId TypeTable::append(TypeData data) {
  bool with_params = std::holds_alternative<TypeParamType>(data);
  std::uint32_t depth = 0;
  Parts::each(data, [&](TypeId part) {
    with_params = with_params || with_params_[part.value];
    depth = std::max(depth, depths_[part.value]);
  });
  const TypeId id{size()};
  types_.push_back(std::move(data));
  with_params_.push_back(with_params);
  depths_.push_back(depth + 1);
  return id;
}

TypeId TypeTable::intern(TypeData data) {
  const std::size_t hash = hash_of(data);
  const auto [first, last] = index_->by_hash.equal_range(hash);
  for (auto it = first; it != last; ++it) {
    if (std::visit(Same{}, types_[it->second.value], data)) return it->second;
  }
  const TypeId id = append(std::move(data));
  index_->by_hash.emplace(hash, id);
  return id;
}

TypeId TypeTable::new_named(NamedType named) {
  const TypeId id = append(std::move(named));
  std::get<NamedType>(types_[id.value]).origin = id;
  return id;
}

TypeId TypeTable::new_type_param(TypeParamType param) { return append(param); }

TypeId TypeTable::instance(TypeId origin, std::vector<TypeId> args) {
  NamedType named;
  named.object = std::get<NamedType>(types_[origin.value]).object;
  named.origin = origin;
  named.type_args = std::move(args);
  return intern(std::move(named));
}

}  // namespace stalemate::frontend
