// Queries on checked types, for the stages behind the checker.
#include <algorithm>
#include <map>
#include <unordered_set>

#include "frontend/types/checked.hpp"
#include "frontend/types/members.hpp"
#include "frontend/types/predicates.hpp"

namespace stalemate::frontend {
namespace {

Selection selection_of(const Member& member, TypeId type, Symbol name) {
  Selection selection;
  switch (member.kind) {
    case Member::Kind::field: selection.kind = SelectionKind::field; break;
    case Member::Kind::method: selection.kind = SelectionKind::method_value; break;
    default: selection.kind = SelectionKind::interface_method; break;
  }
  selection.receiver = type;
  selection.path = member.path;
  selection.object = member.method;
  selection.name = name;
  selection.type = member.type;
  selection.indirect = member.indirect;
  return selection;
}

}  // namespace

Lookup lookup(Checked& checked, const Ast& ast, TypeId type, Symbol name, PackageId from) {
  Members members(checked.types, checked.objects, ast, {});
  const Member member = members.find(type, name, from);
  Lookup result;
  result.found = member.found();
  result.ambiguous = member.kind == Member::Kind::ambiguous;
  if (result.found) result.selection = selection_of(member, type, name);
  return result;
}

std::vector<MethodSetEntry> method_set(Checked& checked, const Ast& ast, TypeId type) {
  TypeTable& types = checked.types;
  Members members(types, checked.objects, ast, {});
  // Candidates: the names of all methods in reach; whether each is in the set is for the lookup to say.
  std::map<std::pair<std::string, std::uint32_t>, std::pair<Symbol, PackageId>> names;
  const auto add = [&](Symbol name, PackageId package) {
    const bool exported = is_exported(ast.name(name));
    const PackageId key = exported ? PackageId{} : package;
    names.emplace(std::pair{std::string(ast.name(name)), key.value}, std::pair{name, key});
  };
  std::vector<TypeId> todo{dereferenced(types, type)};
  std::unordered_set<std::uint32_t> seen;
  constexpr std::size_t types_max = 10000;
  while (!todo.empty() && seen.size() < types_max) {
    const TypeId at = todo.back();
    todo.pop_back();
    if (!seen.insert(at.value).second) continue;
    if (const auto* named = types.as<NamedType>(at)) {
      for (const ObjectId id : types.as<NamedType>(named->origin)->methods) {
        add(checked.object(id).name, checked.object(id).package);
      }
    }
    const TypeId under = types.underlying(at);
    if (const auto* structure = types.as<StructOfType>(under)) {
      for (const StructField& field : structure->fields) {
        if (field.embedded) todo.push_back(dereferenced(types, field.type));
      }
    } else if (const auto* interface = types.as<InterfaceOfType>(under)) {
      for (const InterfaceMethod& method : interface->methods) add(method.name, method.package);
    }
  }
  std::vector<MethodSetEntry> result;
  for (const auto& [key, entry] : names) {
    const Member member = members.find(type, entry.first, entry.second);
    if (!member.is_method()) continue;
    if (member.kind == Member::Kind::method && checked.object(member.method).has_pointer_receiver && !member.indirect) {
      continue;
    }
    result.push_back({entry.first, entry.second, selection_of(member, type, entry.first)});
  }
  return result;
}

bool implements(Checked& checked, const Ast& ast, TypeId type, TypeId interface_type, std::string* why) {
  Members members(checked.types, checked.objects, ast, {});
  const MissingMethod missing = members.missing(type, interface_type);
  const std::string method(ast.name(missing.name));
  std::string reason;
  switch (missing.why) {
    case MissingMethod::Why::none: return true;
    case MissingMethod::Why::pointer_receiver: reason = "method " + method + " has pointer receiver"; break;
    case MissingMethod::Why::wrong_type: reason = "wrong type for method " + method; break;
    case MissingMethod::Why::ambiguous:
      reason = "ambiguous selector " + to_string(checked, ast, type) + "." + method;
      break;
    default: reason = "missing method " + method; break;
  }
  if (why != nullptr) *why = reason;
  return false;
}

bool is_comparable(Checked& checked, TypeId type) { return comparable(checked.types, type); }

bool is_interface(Checked& checked, TypeId type) { return is_plain_interface(checked.types, type); }

}  // namespace stalemate::frontend
