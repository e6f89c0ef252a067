// Predeclared identifiers (Go spec, "Predeclared identifiers") and package unsafe.
#include "frontend/types/universe.hpp"

#include "frontend/types/checker.hpp"

namespace stalemate::frontend {
namespace {

struct BuiltinName {
  const char* name;
  Builtin id;
};
constexpr BuiltinName builtins[] = {
    {"append", Builtin::append},   {"cap", Builtin::cap},         {"clear", Builtin::clear},
    {"close", Builtin::close},     {"complex", Builtin::complex}, {"copy", Builtin::copy},
    {"delete", Builtin::delete_},  {"imag", Builtin::imag},       {"len", Builtin::len},
    {"make", Builtin::make},       {"max", Builtin::max},         {"min", Builtin::min},
    {"new", Builtin::new_},        {"panic", Builtin::panic},     {"print", Builtin::print},
    {"println", Builtin::println}, {"real", Builtin::real},       {"recover", Builtin::recover},
};
constexpr BuiltinName unsafe_builtins[] = {
    {"Sizeof", Builtin::unsafe_sizeof},
    {"Alignof", Builtin::unsafe_alignof},
    {"Offsetof", Builtin::unsafe_offsetof},
    {"Add", Builtin::unsafe_pointer_add},
    {"Slice", Builtin::unsafe_slice},
    {"String", Builtin::unsafe_string},
    {"StringData", Builtin::unsafe_string_data},
    {"SliceData", Builtin::unsafe_slice_data},
};
constexpr std::pair<const char*, BasicKind> basic_names[] = {
    {"bool", BasicKind::bool_},          {"int", BasicKind::int_},
    {"int8", BasicKind::int8},           {"int16", BasicKind::int16},
    {"int32", BasicKind::int32},         {"int64", BasicKind::int64},
    {"uint", BasicKind::uint},           {"uint8", BasicKind::uint8},
    {"uint16", BasicKind::uint16},       {"uint32", BasicKind::uint32},
    {"uint64", BasicKind::uint64},       {"uintptr", BasicKind::uintptr},
    {"float32", BasicKind::float32},     {"float64", BasicKind::float64},
    {"complex64", BasicKind::complex64}, {"complex128", BasicKind::complex128},
    {"string", BasicKind::string_},      {"byte", BasicKind::uint8},
    {"rune", BasicKind::int32},
};

}  // namespace

std::vector<std::string_view> builtin_function_names() {
  std::vector<std::string_view> names;
  for (const BuiltinName& entry : builtins) names.emplace_back(entry.name);
  return names;
}

std::vector<std::string_view> predeclared_type_names() {
  std::vector<std::string_view> names;
  for (const auto& [name, kind] : basic_names) names.emplace_back(name);
  names.insert(names.end(), {"any", "comparable", "error"});
  return names;
}

void Checker::declare_universe() {
  const auto add = [&](const char* spelled, ObjectKind kind, TypeId type) {
    const Symbol symbol = ast_.intern(spelled);
    const ObjectId id = new_object(kind, symbol, {}, type);
    object(id).package = {};
    object(id).is_used = true;
    universe_[symbol.value] = id;
    return id;
  };
  for (const auto& [spelled, kind] : basic_names) add(spelled, ObjectKind::type_name, basic(kind));
  for (const BuiltinName& entry : builtins) object(add(entry.name, ObjectKind::builtin, {})).builtin = entry.id;
  for (const bool truth : {false, true}) {
    const ObjectId id = add(truth ? "true" : "false", ObjectKind::constant, basic(BasicKind::untyped_bool));
    object(id).value = truth;
  }
  iota_object_ = add("iota", ObjectKind::constant, basic(BasicKind::untyped_int));
  object(iota_object_).value = BigInt(0);
  add("nil", ObjectKind::nil, basic(BasicKind::untyped_nil));

  checked_.any_type = types_.intern(InterfaceOfType{});
  object(add("any", ObjectKind::type_name, checked_.any_type)).is_alias = true;

  // type error interface { Error() string }
  InterfaceOfType error_interface;
  const TypeId signature = types_.intern(SignatureType{{}, {basic(BasicKind::string_)}, false});
  error_interface.methods.push_back({ast_.intern("Error"), signature, {}, {}});
  const ObjectId error_object = add("error", ObjectKind::type_name, {});
  NamedType error_named;
  error_named.object = error_object;
  error_named.underlying = types_.intern(std::move(error_interface));
  checked_.error_type = types_.new_named(std::move(error_named));
  object(error_object).type = checked_.error_type;
  object(error_object).is_package_level = true;

  InterfaceOfType comparable_interface;
  comparable_interface.comparable = true;
  const ObjectId comparable_object = add("comparable", ObjectKind::type_name, {});
  NamedType comparable_named;
  comparable_named.object = comparable_object;
  comparable_named.underlying = types_.intern(std::move(comparable_interface));
  checked_.comparable_type = types_.new_named(std::move(comparable_named));
  object(comparable_object).type = checked_.comparable_type;
  object(comparable_object).is_package_level = true;
}

PackageId Checker::unsafe_package() {
  if (unsafe_) return unsafe_;
  Package package;
  package.path = "unsafe";
  package.name = ast_.intern("unsafe");
  package.origin = Origin::model;
  checked_.packages.push_back(std::move(package));
  unsafe_ = PackageId{static_cast<std::uint32_t>(checked_.packages.size() - 1)};
  const auto add = [&](const char* spelled, ObjectKind kind, TypeId type) {
    const Symbol symbol = ast_.intern(spelled);
    const ObjectId id = new_object(kind, symbol, {}, type);
    object(id).package = unsafe_;
    object(id).is_package_level = true;
    checked_.packages[unsafe_.value].scope[symbol.value] = id;
    return id;
  };
  add("Pointer", ObjectKind::type_name, basic(BasicKind::unsafe_pointer));
  for (const BuiltinName& entry : unsafe_builtins) object(add(entry.name, ObjectKind::builtin, {})).builtin = entry.id;
  return unsafe_;
}

}  // namespace stalemate::frontend
