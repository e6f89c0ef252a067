#include "frontend/types/members.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "frontend/types/predicates.hpp"

namespace stalemate::frontend {
namespace {

/// Embedding may lead from one instance to ever larger ones.
constexpr int embedding_depth_max = 200;

bool equal_folded(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::ranges::equal(a, b, [&](char x, char y) { return lower(x) == lower(y); });
}

Member ambiguous() {
  Member result;
  result.kind = Member::Kind::ambiguous;
  return result;
}

}  // namespace

/// A type met during the search, and how it was reached.
struct Members::Embedded {
  TypeId type;
  std::vector<std::uint32_t> path;
  bool indirect = false;
  bool repeated = false;  // reached in several ways at this depth: what it has is ambiguous
};

bool Members::same_name(Symbol name, PackageId declared, Symbol wanted, PackageId from, bool fold_case) const {
  if (fold_case && equal_folded(ast_.name(name), ast_.name(wanted))) return true;
  if (name != wanted) return false;
  return declared == from || is_exported(ast_.name(name));
}

TypeId Members::signature_of(ObjectId method, TypeId holder) {
  if (resolve_) resolve_(method);
  const Object& object = objects_[method.value];
  const auto* named = types_.as<NamedType>(holder);
  if (named == nullptr || named->type_args.empty() || object.type_params.empty()) return object.type;
  return types_.substitute(object.type, Substitution{object.type_params, named->type_args});
}

Member Members::find(TypeId type, Symbol name, PackageId from, bool fold_case) {
  Member result;
  if (ast_.name(name) == "_") return result;
  // A named pointer type has the fields of what it points to, but no methods.
  if (types_.as<NamedType>(type) != nullptr) {
    if (types_.under<PointerType>(type) != nullptr) {
      Member member = find(types_.underlying(type), name, from, fold_case);
      return member.is_method() ? Member{} : member;
    }
  }
  bool is_pointer = false;
  const TypeId start = dereferenced(types_, type, &is_pointer);
  // Pointers to interfaces have no methods.
  if (is_pointer && types_.under<InterfaceOfType>(start) != nullptr) return result;

  std::vector<Embedded> current{{start, {}, is_pointer, false}};
  std::unordered_set<std::uint32_t> seen;
  for (int depth = 0; !current.empty() && depth < embedding_depth_max; ++depth) {
    std::vector<Embedded> next;
    for (const Embedded& at : current) {
      if (const auto* named = types_.as<NamedType>(at.type)) {
        if (!seen.insert(at.type.value).second) continue;
        const auto& methods = std::get<NamedType>(types_[named->origin]).methods;
        const auto method = std::ranges::find_if(methods, [&](ObjectId id) {
          const Object& object = objects_[id.value];
          return same_name(object.name, object.package, name, from, fold_case);
        });
        if (method != methods.end()) {
          if (result.found() || at.repeated) return ambiguous();
          result = {Member::Kind::method, at.path, at.indirect, at.type, *method, {}, objects_[method->value].pos};
          continue;
        }
      }
      const TypeId under = types_.underlying(at.type);
      if (const auto* structure = types_.as<StructOfType>(under)) {
        for (std::size_t i = 0; i < structure->fields.size(); ++i) {
          const StructField& field = structure->fields[i];
          std::vector<std::uint32_t> path = at.path;
          path.push_back(static_cast<std::uint32_t>(i));
          if (same_name(field.name, field.package, name, from, fold_case)) {
            if (result.found() || at.repeated) return ambiguous();
            result = {Member::Kind::field, std::move(path), at.indirect, {}, {}, field.type, field.pos};
            continue;
          }
          if (result.found() || !field.embedded) continue;
          bool through_pointer = false;
          const TypeId embedded = dereferenced(types_, field.type, &through_pointer);
          if (types_.as<NamedType>(embedded) == nullptr && types_.under<StructOfType>(embedded) == nullptr &&
              types_.under<InterfaceOfType>(embedded) == nullptr) {
            continue;
          }
          next.push_back({embedded, std::move(path), at.indirect || through_pointer, at.repeated});
        }
      } else if (const auto* interface = types_.as<InterfaceOfType>(under)) {
        for (const InterfaceMethod& method : interface->methods) {
          if (!same_name(method.name, method.package, name, from, fold_case)) continue;
          if (result.found() || at.repeated) return ambiguous();
          result = {Member::Kind::interface_method, at.path, at.indirect, at.type, {}, method.signature, method.pos};
          break;
        }
      }
    }
    if (result.found()) {
      if (result.kind == Member::Kind::method) result.type = signature_of(result.method, result.holder);
      return result;
    }
    // One type reached in several ways at one depth is searched once, but whatever it has is ambiguous.
    current.clear();
    std::unordered_map<std::uint32_t, std::size_t> places;
    for (Embedded& embedded : next) {
      const auto [place, is_new] = places.emplace(embedded.type.value, current.size());
      if (is_new) {
        current.push_back(std::move(embedded));
      } else {
        current[place->second].repeated = true;
      }
    }
  }
  return result;
}

MissingMethod Members::missing(TypeId type, TypeId interface_type) {
  const TypeId wanted_id = types_.underlying(interface_type);
  const auto* wanted = types_.as<InterfaceOfType>(wanted_id);
  if (wanted == nullptr || wanted->methods.empty()) return {};
  const std::vector<InterfaceMethod> methods = wanted->methods;

  if (const auto* own = types_.under<InterfaceOfType>(type)) {
    for (const InterfaceMethod& method : methods) {
      const auto found = std::ranges::find_if(own->methods, [&](const InterfaceMethod& m) {
        return same_name(m.name, m.package, method.name, method.package, false);
      });
      if (found == own->methods.end()) {
        return {MissingMethod::Why::missing, method.name, {}, {}, {}};
      } else if (found->signature != method.signature) {
        return {MissingMethod::Why::wrong_type, method.name, found->signature, method.signature, method.name};
      }
    }
    return {};
  }
  for (const InterfaceMethod& method : methods) {
    const Member member = find(type, method.name, method.package);
    if (member.kind == Member::Kind::ambiguous) return {MissingMethod::Why::ambiguous, method.name, {}, {}, {}};
    if (member.kind == Member::Kind::field) return {MissingMethod::Why::is_field, method.name, {}, {}, {}};
    if (!member.found()) {
      // A method of the same name but for the case of letters, or one that needs a pointer, is worth mentioning.
      const Member other = find(type, method.name, method.package, true);
      if (other.kind == Member::Kind::method) {
        return {MissingMethod::Why::other_case, method.name, other.type, method.signature,
                objects_[other.method.value].name};
      }
      return {MissingMethod::Why::missing, method.name, {}, {}, {}};
    }
    if (member.type != method.signature) {
      return {MissingMethod::Why::wrong_type, method.name, member.type, method.signature, method.name};
    }
    if (member.kind == Member::Kind::method && objects_[member.method.value].has_pointer_receiver && !member.indirect) {
      return {MissingMethod::Why::pointer_receiver, method.name, {}, {}, {}};
    }
  }
  return {};
}

}  // namespace stalemate::frontend
