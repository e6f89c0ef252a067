// Underlying and core types, and substitution of type parameters (Go spec, "Underlying types", "Core types",
// "Instantiations"). Underlying types of instances are computed when first asked for, so an instance that mentions ever
// larger instances of its own type is finite until somebody follows it; TypeTable::depth_max stops those who do.
#include <unordered_map>

#include "frontend/types/type.hpp"

namespace stalemate::frontend {
namespace {

/// One substitution; remembers what it did, since types share their parts.
class Substituter {
 public:
  Substituter(TypeTable& types, const Substitution& substitution) : types_(types) {
    for (std::size_t i = 0; i < substitution.params.size() && i < substitution.args.size(); ++i) {
      done_.emplace(substitution.params[i].value, substitution.args[i]);
    }
  }

  TypeId operator()(TypeId id) {
    if (!types_.has_type_params(id)) return id;
    if (const auto found = done_.find(id.value); found != done_.end()) return found->second;
    // A copy: the table may grow below.
    const TypeData data = types_[id];
    const TypeId result = std::visit([&](const auto& t) { return replace(id, t); }, data);
    done_.emplace(id.value, result);
    return result;
  }

 private:
  std::vector<TypeId> all(const std::vector<TypeId>& list) {
    std::vector<TypeId> result;
    result.reserve(list.size());
    for (const TypeId id : list) result.push_back((*this)(id));
    return result;
  }
  TypeId intern(TypeData data) {
    const TypeId result = types_.intern(std::move(data));
    return types_.depth(result) > TypeTable::depth_max ? types_.basic(BasicKind::invalid) : result;
  }

  TypeId replace(TypeId id, const BasicType&) { return id; }
  TypeId replace(TypeId id, const TypeParamType&) { return id; }
  TypeId replace(TypeId, const PointerType& t) { return intern(PointerType{(*this)(t.element)}); }
  TypeId replace(TypeId, const SliceOfType& t) { return intern(SliceOfType{(*this)(t.element)}); }
  TypeId replace(TypeId, const ArrayOfType& t) { return intern(ArrayOfType{t.length, (*this)(t.element)}); }
  TypeId replace(TypeId, const MapOfType& t) {
    const TypeId key = (*this)(t.key);
    return intern(MapOfType{key, (*this)(t.value)});
  }
  TypeId replace(TypeId, const ChanOfType& t) { return intern(ChanOfType{t.dir, (*this)(t.element)}); }
  TypeId replace(TypeId, StructOfType t) {
    for (StructField& field : t.fields) field.type = (*this)(field.type);
    return intern(std::move(t));
  }
  TypeId replace(TypeId, const SignatureType& t) {
    std::vector<TypeId> params = all(t.params);
    return intern(SignatureType{std::move(params), all(t.results), t.variadic});
  }
  TypeId replace(TypeId, InterfaceOfType t) {
    for (InterfaceMethod& method : t.methods) method.signature = (*this)(method.signature);
    for (auto& terms : t.unions) {
      for (UnionTerm& term : terms) term.type = (*this)(term.type);
    }
    return intern(std::move(t));
  }
  TypeId replace(TypeId, const TupleType& t) { return intern(TupleType{all(t.elements)}); }
  TypeId replace(TypeId, const NamedType& t) {
    const TypeId result = types_.instance(t.origin, all(t.type_args));
    return types_.depth(result) > TypeTable::depth_max ? types_.basic(BasicKind::invalid) : result;
  }

  TypeTable& types_;
  std::unordered_map<std::uint32_t, TypeId> done_;
};

}  // namespace

TypeId TypeTable::substitute(TypeId id, const Substitution& substitution) {
  if (substitution.empty() || !has_type_params(id)) return id;
  return Substituter(*this, substitution)(id);
}

TypeId TypeTable::underlying_of_instance(TypeId id) {
  const NamedType named = std::get<NamedType>(types_[id.value]);
  const NamedType& origin = std::get<NamedType>(types_[named.origin.value]);
  if (!origin.underlying) return {};
  const Substitution substitution{origin.type_params, named.type_args};
  return substitute(origin.underlying, substitution);
}

TypeId TypeTable::underlying(TypeId id) {
  // While declarations are being resolved, the underlying type of a Named may be another Named; chains that lead back
  // are reported as invalid recursive types and have no underlying type.
  constexpr int chain_max = 10000;
  TypeId at = id;
  for (int steps = 0; steps < chain_max; ++steps) {
    if (const auto* param = as<TypeParamType>(at)) {
      at = param->constraint;
      continue;
    }
    const auto* named = as<NamedType>(at);
    if (named == nullptr) break;
    TypeId next = named->underlying;
    if (!next && named->origin != at) next = underlying_of_instance(at);
    if (!next) return {};
    at = next;
  }
  if (as<NamedType>(at) != nullptr || as<TypeParamType>(at) != nullptr) return basic(BasicKind::invalid);
  // Remember the end of the chain for the instance asked for: it was found by substitution. A type whose declaration is
  // still open may yet change its mind, but its underlying type, once found, does not.
  if (auto* named = std::get_if<NamedType>(&types_[id.value]); named != nullptr && named->origin != id) {
    named->underlying = at;
  }
  return at;
}

TypeId TypeTable::core(TypeId id) {
  const TypeId under_id = underlying(id);
  const auto* interface = as<InterfaceOfType>(under_id);
  if (interface == nullptr) return under_id;
  if (interface->unions.size() != 1) return {};
  const std::vector<UnionTerm> terms = interface->unions.front();
  TypeId single;
  for (const UnionTerm& term : terms) {
    const TypeId other = underlying(term.type);
    if (!single || single == other) {
      single = other;
      continue;
    }
    // Channels of one element type may differ in direction, if those that have one agree.
    const auto* a = as<ChanOfType>(single);
    const auto* b = as<ChanOfType>(other);
    if (a == nullptr || b == nullptr || a->element != b->element) return {};
    if (a->dir != ChanDir::both && b->dir != ChanDir::both) return {};
    if (a->dir == ChanDir::both) single = other;
  }
  return single;
}

}  // namespace stalemate::frontend
