// What printing reads beyond its arguments: the entries of a map, the struct a pointer leads to. The machine formats
// values in one go and in no step of its own; these reads are steps like those the program writes itself, so that
// printing what others write meanwhile is found to be a data race.
#include <algorithm>

#include "frontend/lower/function_lowering.hpp"

namespace stalemate::frontend {

using model::Op;

/// Whether the callee is a function or method of fmt, log or testing.
bool FunctionLowering::prints_arguments(const Callee& callee) {
  if (!callee.object || callee.kind != Callee::Kind::function) return false;
  const PackageId package = checked().object(callee.object).package;
  if (!program_.is_library(package) || program_.is_library(package_)) return false;
  const std::string& path = checked().packages[package.value].path;
  return path == "fmt" || path == "log" || path == "testing";
}

/// `value` is an interface value that holds one of type `type`.
void FunctionLowering::read_printed(Slot value, TypeId type) {
  if (types().under<MapOfType>(type) != nullptr) {
    const Slot map = ref();
    emit(Op::type_assert, map, value, 0, static_cast<std::int32_t>(program_.type(type)));
    emit(Op::map_len, scalar(), map);
    return;
  }
  const auto* pointer = types().under<PointerType>(type);
  if (pointer == nullptr || types().under<StructOfType>(pointer->element) == nullptr) return;
  const std::vector<MethodSetEntry> methods = method_set(checked(), ast(), type);
  const bool formats_itself = std::any_of(methods.begin(), methods.end(), [&](const MethodSetEntry& entry) {
    const std::string_view name = ast().name(entry.name);
    return name == "String" || name == "Error" || name == "Format" || name == "GoString";
  });
  const TypeId element = pointer->element;
  if (formats_itself || size(element) == 0) return;
  const Slot target = ref();
  emit(Op::type_assert, target, value, 0, static_cast<std::int32_t>(program_.type(type)));
  const std::uint32_t skip = jump_if(target, false);
  emit(Op::load, words(element), target, 0, 0, 0, size(element));
  patch_here(skip);
}

}  // namespace stalemate::frontend
