#include "frontend/types/unify.hpp"

#include <algorithm>
#include <utility>

#include "frontend/types/predicates.hpp"

namespace stalemate::frontend {
namespace {
constexpr int depth_max = 100;
}

Unifier::Unifier(TypeTable& types, Members& members, const std::vector<TypeId>& params,
                 const std::vector<TypeId>& known)
    : types_(types), members_(members) {
  for (std::size_t i = 0; i < params.size(); ++i) {
    indices_.emplace(params[i].value, i);
    slots_.push_back(i);
    types_of_slots_.push_back(i < known.size() ? known[i] : TypeId{});
  }
}

std::size_t Unifier::unknown_count() const {
  std::size_t count = 0;
  for (std::size_t i = 0; i < slots_.size(); ++i) count += inferred(i) ? 0 : 1;
  return count;
}

std::size_t Unifier::index_of(TypeId type) const {
  const auto found = indices_.find(type.value);
  return found == indices_.end() ? none : found->second;
}

bool Unifier::unify(TypeId x, TypeId y, bool is_exact) { return unify_nested(x, y, is_exact, 0); }

bool Unifier::unify_lists(const std::vector<TypeId>& x, const std::vector<TypeId>& y, int depth) {
  if (x.size() != y.size()) return false;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (!unify_nested(x[i], y[i], true, depth)) return false;
  }
  return true;
}

bool Unifier::unify_param(std::size_t index, TypeId type, bool is_exact, int depth) {
  const TypeId known = inferred(index);
  if (!known) {
    set(index, type);
    return true;
  }
  if (!unify_nested(known, type, is_exact, depth)) return false;
  if (is_exact) return true;
  // A match through underlying types: the defined type is the one to keep, and an interface beats what implements it.
  const bool known_named = types_.as<NamedType>(known) != nullptr;
  const bool type_named = types_.as<NamedType>(type) != nullptr;
  const auto* known_interface = is_plain_interface(types_, known) ? types_.under<InterfaceOfType>(known) : nullptr;
  const auto* type_interface = is_plain_interface(types_, type) ? types_.under<InterfaceOfType>(type) : nullptr;
  if (known_interface != nullptr && type_interface != nullptr) {
    if (known_interface->methods.size() < type_interface->methods.size()) return true;
    if (known_interface->methods.size() > type_interface->methods.size() || (type_named && !known_named)) {
      set(index, type);
    }
  } else if (known_interface != nullptr) {
    return true;
  } else if (type_interface != nullptr) {
    set(index, type);
  } else if (type_named && !known_named) {
    set(index, type);
  } else if (!known_named && !type_named) {
    // The channel with a direction is what both can be assigned to.
    const auto* channel = types_.as<ChanOfType>(type);
    const auto* known_channel = types_.as<ChanOfType>(known);
    if (channel != nullptr && known_channel != nullptr && known_channel->dir == ChanDir::both) set(index, type);
  }
  return true;
}

/// The methods of an interface against those of a type that must have them.
bool Unifier::unify_methods(const InterfaceOfType& interface, TypeId type, int depth) {
  const std::vector<InterfaceMethod> methods = interface.methods;
  for (const InterfaceMethod& method : methods) {
    const Member member = members_.find(type, method.name, method.package);
    if (!member.is_method()) return false;
    if (!unify_nested(method.signature, member.type, true, depth)) return false;
  }
  return true;
}

bool Unifier::unify_nested(TypeId x, TypeId y, bool is_exact, int depth) {
  if (x == y) return true;
  if (depth > depth_max || !is_valid(x) || !is_valid(y)) return false;
  // Have the defined type, if there is one, in y.
  if (!is_exact && types_.as<NamedType>(x) != nullptr && types_.as<NamedType>(y) == nullptr && index_of(y) == none) {
    std::swap(x, y);
  }
  if (!is_exact && types_.as<NamedType>(y) != nullptr && types_.as<NamedType>(x) == nullptr &&
      !is_type_param(types_, x) && types_.under<InterfaceOfType>(x) == nullptr &&
      types_.under<InterfaceOfType>(y) == nullptr) {
    y = types_.underlying(y);
    if (x == y) return true;
  }
  std::size_t px = index_of(x);
  std::size_t py = index_of(y);
  if (px != none && py != none) {
    if (slots_[px] == slots_[py]) return true;
    const TypeId known_x = inferred(px);
    const TypeId known_y = inferred(py);
    if (known_x && known_y) return unify_nested(known_x, known_y, is_exact, depth + 1);
    const std::size_t kept = known_x ? slots_[px] : slots_[py];
    const std::size_t dropped = known_x ? slots_[py] : slots_[px];
    std::ranges::replace(slots_, dropped, kept);
    return true;
  }
  if (px == none && py != none) {
    std::swap(x, y);
    std::swap(px, py);
  }
  if (px != none) return unify_param(px, y, is_exact, depth + 1);

  // A type parameter that is not to be inferred matches what its core type matches.
  if (!is_exact || is_type_param(types_, x) != is_type_param(types_, y)) {
    if (is_type_param(types_, y) && !is_type_param(types_, x)) std::swap(x, y);
    if (is_type_param(types_, x)) {
      const TypeId core = is_type_param(types_, y) ? TypeId{} : types_.core(x);
      return core && unify_nested(core, y, false, depth + 1);
    }
  }
  const TypeId x_id = x;
  const TypeId y_id = y;
  if (!is_exact) {
    const auto* xi = is_plain_interface(types_, x) ? types_.under<InterfaceOfType>(x) : nullptr;
    const auto* yi = is_plain_interface(types_, y) ? types_.under<InterfaceOfType>(y) : nullptr;
    const auto* nx = types_.as<NamedType>(x);
    const auto* ny = types_.as<NamedType>(y);
    const bool same_origin = nx != nullptr && ny != nullptr && nx->origin == ny->origin;
    if ((xi != nullptr || yi != nullptr) && !same_origin) {
      if (xi != nullptr && yi != nullptr) {
        return xi->methods.size() <= yi->methods.size() ? unify_methods(*xi, y, depth + 1)
                                                        : unify_methods(*yi, x, depth + 1);
      }
      return xi != nullptr ? unify_methods(*xi, y, depth + 1) : unify_methods(*yi, x, depth + 1);
    }
  }
  if (types_[x].index() != types_[y].index()) return false;
  const int next = depth + 1;
  if (const auto* a = types_.as<PointerType>(x_id)) {
    return unify_nested(a->element, types_.as<PointerType>(y_id)->element, true, next);
  }
  if (const auto* a = types_.as<SliceOfType>(x_id)) {
    return unify_nested(a->element, types_.as<SliceOfType>(y_id)->element, true, next);
  }
  if (const auto* a = types_.as<ArrayOfType>(x_id)) {
    const auto* b = types_.as<ArrayOfType>(y_id);
    return a->length == b->length && unify_nested(a->element, b->element, true, next);
  }
  if (const auto* a = types_.as<MapOfType>(x_id)) {
    const auto* b = types_.as<MapOfType>(y_id);
    return unify_nested(a->key, b->key, true, next) && unify_nested(a->value, b->value, true, next);
  }
  if (const auto* a = types_.as<ChanOfType>(x_id)) {
    const auto* b = types_.as<ChanOfType>(y_id);
    return (!is_exact || a->dir == b->dir) && unify_nested(a->element, b->element, true, next);
  }
  if (const auto* a = types_.as<StructOfType>(x_id)) {
    const auto* b = types_.as<StructOfType>(y_id);
    if (a->fields.size() != b->fields.size()) return false;
    for (std::size_t i = 0; i < a->fields.size(); ++i) {
      const StructField& f = a->fields[i];
      const StructField& g = b->fields[i];
      if (f.name != g.name || f.embedded != g.embedded || f.tag != g.tag || f.package != g.package) return false;
      if (!unify_nested(f.type, g.type, true, next)) return false;
    }
    return true;
  }
  if (const auto* a = types_.as<SignatureType>(x_id)) {
    const auto* b = types_.as<SignatureType>(y_id);
    return a->variadic == b->variadic && unify_lists(a->params, b->params, next) &&
           unify_lists(a->results, b->results, next);
  }
  if (const auto* a = types_.as<InterfaceOfType>(x_id)) {
    const auto* b = types_.as<InterfaceOfType>(y_id);
    if (a->methods.size() != b->methods.size() || a->comparable != b->comparable ||
        a->unions.size() != b->unions.size()) {
      return false;
    }
    for (std::size_t i = 0; i < a->methods.size(); ++i) {
      if (a->methods[i].name != b->methods[i].name || a->methods[i].package != b->methods[i].package) return false;
      if (!unify_nested(a->methods[i].signature, b->methods[i].signature, true, next)) return false;
    }
    return a->unions.empty();
  }
  if (const auto* a = types_.as<NamedType>(x_id)) {
    const auto* b = types_.as<NamedType>(y_id);
    return a->origin == b->origin && unify_lists(a->type_args, b->type_args, next);
  }
  return false;
}

}  // namespace stalemate::frontend
