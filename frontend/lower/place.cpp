// Storage locations: variables, fields, elements, dereferences (Go spec, "Address operators", "Assignments").
#include "frontend/lower/function_lowering.hpp"

namespace stalemate::frontend {

using model::Op;

TypeId FunctionLowering::field_type(TypeId struct_type, std::uint32_t field) {
  const auto* data = types().under<StructOfType>(struct_type);
  return data && field < data->fields.size() ? data->fields[field].type : TypeId{};
}

std::uint32_t FunctionLowering::field_offset(TypeId struct_type, std::uint32_t field) {
  const model::Type& layout = program_.layout(struct_type);
  return field < layout.fields.size() ? layout.fields[field].offset : 0;
}

bool FunctionLowering::is_place(ExprId id) {
  id = strip(id);
  if (const auto* node = ast().as<Selector>(id)) {
    auto it = checked().selections.find(id.value);
    if (it == checked().selections.end()) return checked().at(id).mode == Mode::variable;
    const Selection& selection = it->second;
    if (selection.kind == SelectionKind::qualified) return true;
    if (selection.kind != SelectionKind::field) return false;
    return selection.indirect || types().under<PointerType>(type_of(node->x)) || is_place(node->x);
  }
  if (const auto* node = ast().as<Index>(id)) {
    const TypeId container = type_of(node->x);
    if (types().under<SliceOfType>(container) || types().under<PointerType>(container)) return true;
    return types().under<ArrayOfType>(container) && is_place(node->x);
  }
  if (ast().as<Ident>(id)) {
    const ObjectId object = checked().ident_objects[id.value];
    return object && checked().object(object).kind == ObjectKind::variable;
  }
  return ast().as<Star>(id) != nullptr;
}

Place FunctionLowering::field_place(Place base, TypeId& base_type, std::uint32_t field, Pos pos) {
  TypeId struct_type = base_type;
  if (const auto* pointer = types().under<PointerType>(base_type)) {
    struct_type = pointer->element;
    Place target;
    target.kind = Place::Kind::memory;
    target.slot = load(base);
    target.pos = pos;
    base = target;
  }
  const auto offset = static_cast<std::int32_t>(field_offset(struct_type, field));
  settle(base);
  if (base.kind == Place::Kind::frame)
    base.slot += offset;
  else
    base.offset += offset;
  base_type = field_type(struct_type, field);
  base.type = base_type;
  return base;
}

Place FunctionLowering::follow(ExprId x, const std::vector<std::uint32_t>& path, Pos pos) {
  TypeId type = type_of(x);
  Place result;
  if (is_place(x)) {
    result = place(x);
  } else {
    result.kind = Place::Kind::frame;
    result.slot = expression(x);
    result.type = type;
  }
  for (std::uint32_t field : path) result = field_place(result, type, field, pos);
  return result;
}

Slot FunctionLowering::follow_value(ExprId x, const std::vector<std::uint32_t>& path, TypeId& type, Pos pos) {
  Place result;
  type = type_of(x);
  result.kind = Place::Kind::frame;
  result.slot = expression(x);
  result.type = type;
  for (std::uint32_t field : path) result = field_place(result, type, field, pos);
  return load(result);
}

Place FunctionLowering::place(ExprId id, bool keep_operands) {
  id = strip(id);
  const Pos pos = ast()[id].pos;
  const Pos outer = pos_;
  at(pos);
  Place result;
  result.pos = pos;
  result.type = type_of(id);
  auto operand = [&](ExprId x) {
    const TypeId type = is_constant(checked().at(strip(x)).value) ? types().basic(BasicKind::int_) : type_of(x);
    return keep_operands ? stable(x, type) : value(x, type);
  };
  auto container_value = [&](ExprId x) { return keep_operands ? stable(x, type_of(x)) : expression(x); };
  if (ast().as<Ident>(id)) {
    const ObjectId object = checked().ident_objects[id.value];
    result.name = ast().ident_name(id);
    if (result.name == "_" || !object) {
      result.kind = Place::Kind::blank;
    } else if (checked().object(object).is_package_level) {
      result.kind = Place::Kind::memory;
      result.type = object_type(object);
      result.slot = ref();
      const model::Ref globals{1, program_.global(object)};
      emit(Op::constant, result.slot, 0, 0, program_.word(globals.word()));
    } else if (const Variable* variable = find(object)) {
      result.kind = variable->boxed ? Place::Kind::memory : Place::Kind::frame;
      result.slot = variable->slot;
      result.type = variable->type;
    } else {
      unsupported(pos, "variable `" + result.name + "` here");
    }
  } else if (const auto* star = ast().as<Star>(id)) {
    result.kind = Place::Kind::memory;
    result.slot = container_value(star->x);
    result.name = to_string(ast(), id);
  } else if (const auto* selector_node = ast().as<Selector>(id)) {
    auto it = checked().selections.find(id.value);
    if (it == checked().selections.end() || it->second.kind == SelectionKind::qualified) {
      result = place(selector_node->name, keep_operands);
    } else {
      result = follow(selector_node->x, it->second.path, pos);
      if (keep_operands && result.kind == Place::Kind::memory) {
        const Slot copy = ref();
        emit(Op::move, copy, result.slot, 0, 0, 0, 1);
        result.slot = copy;
      }
      result.name = to_string(ast(), id);
    }
    result.pos = pos;
  } else if (const auto* index_node = ast().as<Index>(id)) {
    const TypeId container = type_of(index_node->x);
    const ExprId i = index_node->indices[0];
    result.name = to_string(ast(), id);
    result.index_unsigned = is_unsigned(type_of(i));
    if (const auto* map = types().under<MapOfType>(container)) {
      const TypeId key_type = map->key;
      result.kind = Place::Kind::map_element;
      result.map_type = container;
      result.slot = container_value(index_node->x);
      result.index = keep_operands ? stable(i, key_type) : value(i, key_type);
    } else if (types().under<SliceOfType>(container)) {
      result.kind = Place::Kind::slice_element;
      result.slot = container_value(index_node->x);
      result.index = operand(i);
    } else {
      TypeId array_container = container;
      if (const auto* pointer = types().under<PointerType>(container)) {
        array_container = pointer->element;
        result.kind = Place::Kind::array_element;
        result.slot = container_value(index_node->x);
      } else {
        Place base = place(index_node->x, keep_operands);
        settle(base);
        result.slot = base.slot;
        result.offset = base.offset;
        result.kind = base.kind == Place::Kind::frame ? Place::Kind::frame : Place::Kind::array_element;
      }
      const ArrayOfType array = *types().under<ArrayOfType>(array_container);
      result.length = static_cast<std::int64_t>(array.length);
      if (const auto* known = std::get_if<BigInt>(&checked().at(strip(i)).value)) {
        const auto offset = known->convert_to<std::int32_t>() * static_cast<std::int32_t>(size(array.element));
        if (result.kind == Place::Kind::frame) {
          result.slot += offset;
        } else {
          result.kind = Place::Kind::memory;
          result.offset += offset;
        }
      } else if (result.kind == Place::Kind::frame) {
        unsupported(pos, "index into this array", "index a slice of it");
      } else {
        result.index = operand(i);
      }
    }
  } else if (ast().as<CompositeLit>(id)) {
    result.kind = Place::Kind::memory;  // (&T{}).f and method calls on literals: the literal gets a place of its own
    result.slot = pointer_to_composite(id, type_of(id), -1, pos);
  } else {
    result.kind = Place::Kind::frame;
    result.slot = expression(id);
  }
  at(outer);
  return result;
}

void FunctionLowering::settle(Place& place) {
  if (place.kind != Place::Kind::slice_element && place.kind != Place::Kind::array_element) return;
  const Pos outer = pos_;
  at(place.pos);
  const Slot to = ref();
  const std::uint8_t t = place.index_unsigned ? 1 : 0;
  if (place.kind == Place::Kind::slice_element) {
    emit(Op::index_address, to, place.slot, place.index, 0, t, size(place.type));
  } else {
    Slot base = place.slot;
    if (place.offset != 0) {
      base = ref();
      emit(Op::address, base, place.slot, place.offset);
    }
    emit(Op::array_address, to, base, place.index, static_cast<std::int32_t>(place.length), t, size(place.type));
  }
  place.kind = Place::Kind::memory;
  place.slot = to;
  place.offset = 0;
  at(outer);
}

Slot FunctionLowering::load(Place place, Slot to) {
  settle(place);
  const Pos outer = pos_;
  if (place.pos.valid()) at(place.pos);
  switch (place.kind) {
    case Place::Kind::frame:
      if (to < 0)
        to = place.slot;
      else
        move(to, place.slot, place.type);
      break;
    case Place::Kind::memory:
      if (to < 0) to = words(place.type);
      emit(Op::load, to, place.slot, place.offset, 0, reads_constants_ ? 1 : 0, size(place.type));
      if (!place.name.empty()) label(place.name);
      break;
    case Place::Kind::map_element:
      if (to < 0) to = words(place.type);
      emit(Op::map_get, to, place.slot, place.index, static_cast<std::int32_t>(program_.type(place.map_type)));
      label(place.name);
      break;
    default:
      if (to < 0) to = words(place.type);
      break;
  }
  at(outer);
  return to;
}

void FunctionLowering::store(Place place, Slot value) {
  settle(place);
  const Pos outer = pos_;
  if (place.pos.valid()) at(place.pos);
  switch (place.kind) {
    case Place::Kind::frame: move(place.slot, value, place.type); break;
    case Place::Kind::memory:
      emit(Op::store, place.slot, value, place.offset, 0, 0, size(place.type));
      if (!place.name.empty()) label(place.name);
      break;
    case Place::Kind::map_element:
      emit(Op::map_set, place.slot, place.index, value, static_cast<std::int32_t>(program_.type(place.map_type)));
      label(place.name);
      break;
    default: break;
  }
  at(outer);
}

Slot FunctionLowering::address(Place place, Slot to) {
  settle(place);
  if (place.kind == Place::Kind::memory) {
    if (to < 0) to = ref();
    emit(Op::address, to, place.slot, place.offset);
    return to;
  }
  // A temporary without an address of its own: give it one.
  const Slot box_slot = box(place.type, place.pos.valid() ? place.pos : pos_, place.name);
  if (place.kind == Place::Kind::frame)
    emit(Op::store, box_slot, place.slot, 0, 0, 0, size(place.type));
  else
    unsupported(place.pos, "address of this expression");
  if (to < 0) return box_slot;
  emit(Op::move, to, box_slot, 0, 0, 0, 1);
  return to;
}

}  // namespace stalemate::frontend
