// What printing reads beyond its arguments: the entries of a map, the elements of a slice, the struct a pointer leads
// to. The machine formats values in one go and in no step of its own; these reads are steps like those the program
// writes itself, so that printing what others write meanwhile is found to be a data race.
#include <algorithm>
#include <string>

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

/// Whether the callee is reflect.DeepEqual, which reads as printing does.
bool FunctionLowering::compares_deeply(const Callee& callee) {
  if (!callee.object || callee.has_receiver) return false;
  const Object& object = checked().object(callee.object);
  return program_.is_library(object.package) && !program_.is_library(package_) &&
         checked().packages[object.package.value].path == "reflect" && ast().name(object.name) == "DeepEqual";
}

/// Which verb prints each argument after a constant format; empty when that is not plain.
std::string FunctionLowering::printing_verbs(ExprId format) {
  const auto* text = std::get_if<std::string>(&checked().at(strip(format)).value);
  std::string verbs;
  if (text == nullptr || text->find('[') != std::string::npos || text->find('*') != std::string::npos) return verbs;
  for (std::size_t at = text->find('%'); at < text->size(); at = text->find('%', at + 1)) {
    at = text->find_first_not_of("+-# 0123456789.", at + 1);
    if (at == std::string::npos) break;
    if ((*text)[at] != '%') verbs += (*text)[at];
  }
  return verbs;
}

bool FunctionLowering::formats_itself(TypeId type) {
  const std::vector<MethodSetEntry> methods = method_set(checked(), ast(), type);
  return std::any_of(methods.begin(), methods.end(), [&](const MethodSetEntry& entry) {
    const std::string_view name = ast().name(entry.name);
    return name == "String" || name == "Error" || name == "Format" || name == "GoString";
  });
}

/// Whether a value of the type leads to memory that printing reads.
bool FunctionLowering::leads_on(TypeId type) {
  if (formats_itself(type)) return false;
  if (types().under<MapOfType>(type) != nullptr || types().under<SliceOfType>(type) != nullptr) return true;
  const auto* structure = types().under<StructOfType>(type);
  if (structure == nullptr) return false;
  for (std::uint32_t i = 0; i < structure->fields.size(); ++i) {
    if (leads_on(field_type(type, i))) return true;
  }
  return false;
}

void FunctionLowering::read_inside(Slot value, TypeId type) {
  if (!leads_on(type)) return;
  if (types().under<MapOfType>(type) != nullptr) {
    emit(Op::map_len, scalar(), value);
  } else if (const auto* slice = types().under<SliceOfType>(type)) {
    const auto element = static_cast<std::int32_t>(program_.type(slice->element));
    const Slot nothing = words(type);
    emit(Op::zero, nothing, 0, 0, 0, 0, 3);
    emit(Op::append_slice, words(type), nothing, value, element, 2);
  } else {
    const std::size_t count = types().under<StructOfType>(type)->fields.size();
    for (std::uint32_t i = 0; i < count; ++i) {
      read_inside(value + static_cast<Slot>(field_offset(type, i)), field_type(type, i));
    }
  }
}

/// `value` is an interface value that holds one of type `type`.
void FunctionLowering::read_printed(Slot value, TypeId type) {
  if (!type || formats_itself(type)) return;
  const auto* pointer = types().under<PointerType>(type);
  const TypeId element = pointer != nullptr ? pointer->element : TypeId{};
  const bool follows = pointer != nullptr && size(element) > 0 &&
                       (types().under<StructOfType>(element) != nullptr ||
                        types().under<ArrayOfType>(element) != nullptr || leads_on(element));
  if (!follows && !leads_on(type)) return;
  const Slot held = words(type);
  emit(Op::type_assert, held, value, 0, static_cast<std::int32_t>(program_.type(type)));
  if (!follows) return read_inside(held, type);
  const std::uint32_t skip = jump_if(held, false);
  const Slot target = words(element);
  emit(Op::load, target, held, 0, 0, 0, size(element));
  read_inside(target, element);
  patch_here(skip);
}

}  // namespace stalemate::frontend
