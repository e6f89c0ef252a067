// What package reflect says of types: facts of the program's own type table.
#include <algorithm>

#include "model/reflect.hpp"

namespace stalemate::model {
namespace {

/// "main.Pair[int,string]" without its package, "" for what is not named.
std::string_view bare_name(const Type& type) {
  const std::string_view name = type.name;
  switch (type.kind) {
    case TypeKind::pointer:
    case TypeKind::channel:
    case TypeKind::map:
    case TypeKind::function:
    case TypeKind::interface:
    case TypeKind::slice:
    case TypeKind::array:
    case TypeKind::structure:
      if (!type.is_named) return {};
      break;
    case TypeKind::unsafe_pointer: return "Pointer";
    default: break;
  }
  const std::size_t dot = name.substr(0, name.find('[')).rfind('.');
  return dot == std::string_view::npos ? name : name.substr(dot + 1);
}

}  // namespace

bool has_methods(const Type& type, const Type& interface) {
  const auto has = [&](MethodIndex method) {
    if (type.kind == TypeKind::interface) return std::ranges::count(type.interface_methods, method) != 0;
    return std::ranges::any_of(type.methods, [&](const MethodEntry& entry) { return entry.method == method; });
  };
  return interface.kind == TypeKind::interface && std::ranges::all_of(interface.interface_methods, has);
}

namespace {

/// reflect.RecvDir is 1, SendDir 2, BothDir 3.
Word direction(const Type& type) {
  if (type.kind != TypeKind::channel) return 0;
  return type.direction == 0 ? 3 : type.direction == 1 ? 2 : 1;
}

Word length(const Type& type) {
  switch (type.kind) {
    case TypeKind::array: return type.length;
    case TypeKind::structure: return type.fields.size();
    case TypeKind::function: return type.parameter_count;
    default: return 0;
  }
}

}  // namespace

std::uint32_t type_fact_arguments(TypeFact fact) {
  switch (fact) {
    case TypeFact::method_name:
    case TypeFact::field_name:
    case TypeFact::field_tag:
    case TypeFact::field_package:
    case TypeFact::field_embedded: return 1;
    case TypeFact::implements:
    case TypeFact::same_underlying: return 2;
    default: return 0;
  }
}

Word type_fact(Machine& machine, TypeFact fact, const Word* pointer, const Word* arguments) {
  const Program& program = machine.program();
  const auto type_of = [&](const Word* word) -> const Type& {
    return program.types[program.types[static_cast<TypeIndex>(word[0])].element];
  };
  const auto text = [&](std::string_view value) { return machine.strings().intern(value); };
  const Type& type = type_of(pointer);
  const auto field = [&]() -> const Field& {
    static const Field none;
    return arguments[0] < type.fields.size() ? type.fields[arguments[0]] : none;
  };
  switch (fact) {
    case TypeFact::kind: return reflect_kind(type);
    case TypeFact::text: return text(type.name);
    case TypeFact::name: return text(bare_name(type));
    case TypeFact::package_path: return text(type.package_path);
    case TypeFact::length: return length(type);
    case TypeFact::result_count: return type.result_count;
    case TypeFact::is_variadic: return type.variadic ? 1 : 0;
    case TypeFact::direction: return direction(type);
    case TypeFact::size: return machine.layouts().byte_size(program.types[static_cast<TypeIndex>(pointer[0])].element);
    case TypeFact::is_comparable: return type.comparable ? 1 : 0;
    case TypeFact::method_count: return type.exported_methods.size();
    case TypeFact::method_name:
      return arguments[0] < type.exported_methods.size() ? text(type.exported_methods[arguments[0]]) : 0;
    case TypeFact::field_name: return text(field().name);
    case TypeFact::field_tag: return text(field().tag);
    case TypeFact::field_package: return text(field().package_path);
    case TypeFact::field_embedded: return field().embedded ? 1 : 0;
    case TypeFact::implements: return has_methods(type, type_of(arguments)) ? 1 : 0;
    case TypeFact::same_underlying: return type.underlying == type_of(arguments).underlying ? 1 : 0;
    case TypeFact::is_defined: return bare_name(type).empty() ? 0 : 1;
  }
  return 0;
}

}  // namespace stalemate::model
