// Free values: what an opaque function returns, and the parameters of an entry. A free value is any value of its type,
// where the type has few: booleans, errors (nil or an error of its own), and structs and arrays of such. Integers are
// any of a range the user may choose, floats 0 or 1, strings empty or not: each such bound is an assumption that the
// report prints. A pointer is to a new zero value. Values of other types (channels, functions, slices, maps, other
// interfaces) are not made up: what they lead to decides what synchronises with what.
#include <fmt/format.h>

#include "frontend/lower/function_lowering.hpp"

namespace stalemate::frontend {

using model::Op;
using model::WordKind;

namespace {

constexpr std::int64_t array_length_max = 8;  // every element is a choice

}  // namespace

bool FunctionLowering::free_value(TypeId type, Slot to, FreeValueBounds& bounds) {
  const auto choose = [&](std::int64_t count, Slot slot) { emit(Op::choose, slot, integer_constant(count)); };
  if (basic_kind(type) == BasicKind::bool_) {
    choose(2, to);
    return true;
  }
  if (is_integer(type)) {
    const auto [low, high] = program_.options.free_integers;
    const std::int64_t least = is_unsigned(type) ? std::max<std::int64_t>(low, 0) : low;
    choose(high - least + 1, to);
    const Slot offset = integer_constant(least);
    emit(Op::int_add, to, to, offset, 0, static_cast<std::uint8_t>(int_kind(type)));
    bounds.insert(fmt::format("integers from {} to {}", low, high));
    return true;
  }
  if (is_string(type) || is_float(type)) {
    const Slot is_other = scalar();
    choose(2, is_other);
    emit(Op::zero, to, 0, 0, 0, 0, size(type));
    const std::uint32_t stays = jump_if(is_other, false);
    constant(is_string(type) ? ConstantValue(std::string("text")) : ConstantValue(BigRational(1)), type, to);
    patch_here(stays);
    bounds.insert(is_string(type) ? "strings empty or \"text\"" : "floats 0 or 1");
    return true;
  }
  if (type == checked().error_type) {
    emit(Op::call, to, 0, 0, static_cast<std::int32_t>(program_.free_error()));
    return true;
  }
  if (const auto* structure = types().under<StructOfType>(type)) {
    const StructOfType data = *structure;
    emit(Op::zero, to, 0, 0, 0, 0, size(type));
    for (std::uint32_t i = 0; i < data.fields.size(); ++i) {
      if (!free_value(resolve(data.fields[i].type), to + static_cast<Slot>(field_offset(type, i)), bounds))
        return false;
    }
    return true;
  }
  if (const auto* array = types().under<ArrayOfType>(type)) {
    const TypeId element = resolve(array->element);
    const auto length = static_cast<std::int64_t>(array->length);
    if (length > array_length_max) return false;
    for (std::int64_t i = 0; i < length; ++i) {
      if (!free_value(element, to + static_cast<Slot>(i) * size(element), bounds)) return false;
    }
    return true;
  }
  if (const auto* pointer = types().under<PointerType>(type)) {
    move(to, box(resolve(pointer->element), pos_, "new"), type);
    bounds.insert("pointers to new zero values");
    return true;
  }
  return false;
}

void FunctionLowering::opaque_body(const Object& object) {
  function_.declared = program_.position(object.pos);
  function_.signature = program_.type(resolve(object.type));
  at(object.pos);
  declare_parameters(object.params, object.results, object.receiver_object);
  FreeValueBounds bounds;
  Slot to = static_cast<Slot>(function_.result_base);
  for (const ObjectId result : object.results) {
    const TypeId type = object_type(result);
    if (!free_value(type, to, bounds)) {
      unsupported(
          object.pos,
          fmt::format("opaque function `{}` with a result of type `{}`", function_.name, program_.type_text(type)),
          "free values are made of booleans, numbers, strings, errors, pointers, structs and small arrays");
      break;
    }
    to += static_cast<Slot>(size(type));
  }
  emit(Op::ret);
  program_.assume_opaque(object, function_.name, bounds);
  finish();
}

void FunctionLowering::start_with_free_values(const Object& entry, model::FunctionIndex function) {
  at(entry.pos);
  std::vector<WordKind> kinds;
  for (const ObjectId parameter : entry.params) {
    const auto& layout = program_.layout(object_type(parameter)).layout;
    kinds.insert(kinds.end(), layout.begin(), layout.end());
  }
  const Slot args = words_of_kinds(kinds);
  FreeValueBounds bounds;
  Slot to = args;
  for (const ObjectId parameter : entry.params) {
    const TypeId type = object_type(parameter);
    if (!free_value(type, to, bounds)) {
      program_.entry_error(checked().object(parameter).pos,
                           fmt::format("entry function `{}` has a parameter of type `{}`, which cannot be free",
                                       program_.options.entry, program_.type_text(type)));
      break;
    }
    to += static_cast<Slot>(size(type));
  }
  kinds.clear();
  for (const ObjectId result : entry.results) {
    const auto& layout = program_.layout(object_type(result)).layout;
    kinds.insert(kinds.end(), layout.begin(), layout.end());
  }
  emit(Op::call, words_of_kinds(kinds), args, 0, static_cast<std::int32_t>(function));
  emit(Op::ret);
  program_.assume_bounds(fmt::format("the parameters of `{}` are free", program_.options.entry), bounds);
  finish();
}

}  // namespace stalemate::frontend
