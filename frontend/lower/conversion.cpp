// Conversions (Go spec, "Conversions") and assignments to interface types.
#include "frontend/lower/function_lowering.hpp"

namespace stalemate::frontend {

using model::Op;

Slot FunctionLowering::to_interface(Slot value, TypeId from, TypeId target, Slot to, Pos pos) {
  if (to < 0) to = words(target);
  const Pos outer = pos_;
  at(pos);
  emit(Op::make_interface, to, value, static_cast<std::int32_t>(program_.site(pos, "", index_)),
       static_cast<std::int32_t>(program_.dynamic_type(from)));
  at(outer);
  return to;
}

Slot FunctionLowering::assignable(Slot value, TypeId from, TypeId target, Slot to) {
  if (is_interface(target) && !is_interface(from)) return to_interface(value, from, target, to, pos_);
  if (to < 0) return value;
  move(to, value, target);
  return to;
}

Slot FunctionLowering::convert(ExprId id, ExprId x, Slot to) {
  const TypeId target = type_of(id);
  const TypeId source = type_of(x);
  const Pos pos = ast()[id].pos;
  if (checked().at(strip(x)).mode == Mode::nil || (is_interface(target) && !is_interface(source)))
    return value(x, target, to);
  if (is_constant(checked().at(strip(x)).value) && !is_string(target) && !types().under<SliceOfType>(target))
    return constant(checked().at(strip(x)).value, target, to);
  const TypeId element = types().under<SliceOfType>(target) ? types().under<SliceOfType>(target)->element : TypeId{};
  auto result = [&] {
    if (to < 0) to = words(target);
    at(pos);
    return to;
  };
  const auto site = static_cast<std::int32_t>(program_.site(pos, "", index_));
  if (is_string(target) && !is_string(source)) {
    const Slot operand = expression(x);
    if (is_integer(source)) {
      emit(Op::string_from_rune, result(), operand);
    } else {
      const auto* slice_data = types().under<SliceOfType>(source);
      const bool bytes = slice_data && basic_kind(slice_data->element) == BasicKind::uint8;
      emit(bytes ? Op::string_from_bytes : Op::string_from_runes, result(), operand);
    }
    return to;
  }
  if (is_string(source) && element) {
    const bool is_known = is_constant(checked().at(strip(x)).value);
    const Slot operand =
        is_known ? constant(checked().at(strip(x)).value, types().basic(BasicKind::string_), -1) : expression(x);
    emit(basic_kind(element) == BasicKind::uint8 ? Op::bytes_from_string : Op::runes_from_string, result(), operand,
         site, static_cast<std::int32_t>(program_.type(element)), is_known ? 1 : 0);
    return to;
  }
  if (is_integer(target) && is_integer(source)) {
    const Slot operand = expression(x);
    if (int_kind(target) == int_kind(source)) {
      if (to < 0) return operand;
      move(to, operand, target);
      return to;
    }
    emit(Op::int_wrap, result(), operand, 0, 0, static_cast<std::uint8_t>(int_kind(target)));
    return to;
  }
  if (is_float(target) && is_integer(source)) {
    const Slot operand = expression(x);
    emit(Op::int_to_float, result(), operand, 0, 0, float_width(target), static_cast<std::uint16_t>(int_kind(source)));
    return to;
  }
  if (is_integer(target) && is_float(source)) {
    const Slot operand = expression(x);
    emit(Op::float_to_int, result(), operand, 0, 0, static_cast<std::uint8_t>(int_kind(target)), float_width(source));
    return to;
  }
  if (is_float(target) && is_float(source)) {
    const Slot operand = expression(x);
    if (float_width(target) == float_width(source)) {
      if (to < 0) return operand;
      move(to, operand, target);
      return to;
    }
    emit(Op::float_to_float, result(), operand, 0, 0, float_width(target), float_width(source));
    return to;
  }
  if (is_complex(target) && is_complex(source)) {
    const Slot operand = expression(x);
    at(pos);
    return complex_widened(operand, part_width(source), part_width(target), to);
  }
  if (types().under<SliceOfType>(source) && !types().under<SliceOfType>(target)) {
    const Slot operand = expression(x);
    TypeId array = target;
    if (const auto* pointer = types().under<PointerType>(target)) array = pointer->element;
    const auto length = static_cast<std::int32_t>(types().under<ArrayOfType>(array)->length);
    const Slot pointer_slot = ref();
    at(pos);
    // Go 1.20 came with conversions to arrays, and a text that says so.
    const bool knows_arrays = program_.options.go_version >= 120;
    emit(Op::slice_to_array_pointer, pointer_slot, operand, 0, length, knows_arrays ? 1 : 0);
    if (array == target) {
      emit(Op::load, result(), pointer_slot, 0, 0, 0, size(target));
    } else {
      emit(Op::move, result(), pointer_slot, 0, 0, 0, 1);
    }
    return to;
  }
  const bool source_unsafe = basic_kind(source) == BasicKind::unsafe_pointer,
             target_unsafe = basic_kind(target) == BasicKind::unsafe_pointer;
  if ((source_unsafe && is_integer(target)) || (target_unsafe && is_integer(source))) {
    unsupported(pos, "conversion of unsafe.Pointer to or from a number");
    return result();
  }
  if (source_unsafe && !target_unsafe) {
    const Slot pointer = expression(x);
    const TypeId pointee = types().under<PointerType>(target)->element;
    const std::int32_t refusal =
        program_.refusal(pos, "conversion of this unsafe.Pointer to `" + to_string(checked(), ast(), target) + "`",
                         "memory is modelled by words with types, not by bytes");
    at(pos);
    emit(Op::pointer_cast, result(), pointer, refusal, static_cast<std::int32_t>(program_.type(pointee)));
    return to;
  }
  // Same underlying representation.
  const Slot operand = expression(x);
  if (to < 0) return operand;
  move(to, operand, target);
  return to;
}

}  // namespace stalemate::frontend
