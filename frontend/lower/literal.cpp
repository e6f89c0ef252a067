// Function literals and composite literals (Go spec, "Function literals", "Composite literals").
#include "frontend/lower/function_lowering.hpp"

namespace stalemate::frontend {

using model::Op;
using model::WordKind;

namespace {

/// Larger array literals (tables of generated code) are built outside of the frame, whose every word would otherwise
/// be looked at for every instruction by all analyses.
constexpr std::uint16_t array_words_max = 256;

}  // namespace

Slot FunctionLowering::function_literal(ExprId id, Slot to) {
  const auto& node = *ast().as<FuncLit>(id);
  const model::FunctionIndex index = program_.add_function({});
  FunctionLowering inner(program_, index,
                         function_.name + (name_is_nested_ ? "." : ".func") + std::to_string(++literal_count_),
                         substitution_, uses_, package_);
  inner.name_is_nested_ = true;
  inner.in_time_case_ = watchdogs_.contains(id.value);
  const auto& objects = checked().literal_objects[id.value];
  inner.function_.declared = program_.position(ast()[id].pos);
  inner.function_.signature = program_.type(type_of(id));
  inner.at(ast()[id].pos);
  inner.declare_captures_first(id, objects.params, objects.results);
  inner.body(node.body);
  inner.finish();
  return closure(index, function_key(id), {}, to, ast()[id].pos);
}

Slot FunctionLowering::closure(model::FunctionIndex function, std::uint32_t key, const std::vector<Slot>& extra,
                               Slot to, Pos pos) {
  // Captured variables, side by side in the order the function expects.
  std::vector<WordKind> kinds;
  std::vector<const Variable*> captured;
  const auto it = uses_.captures.find(key);
  if (it != uses_.captures.end())
    for (ObjectId object : it->second) {
      const Variable* variable = find(object);
      if (!variable) {
        unsupported(pos, "captured variable `" + std::string(ast().name(checked().object(object).name)) + "`");
        continue;
      }
      captured.push_back(variable);
      const auto layout =
          variable->boxed ? std::vector<WordKind>{WordKind::ref} : program_.layout(variable->type).layout;
      kinds.insert(kinds.end(), layout.begin(), layout.end());
    }
  for (Slot slot : extra) kinds.push_back(function_.kinds[static_cast<std::size_t>(slot)]);
  if (kinds.empty()) return function_value(function, to);
  const Slot area = words_of_kinds(kinds);
  Slot next = area;
  for (const Variable* variable : captured) {
    const std::uint16_t count = variable->boxed ? std::uint16_t{1} : size(variable->type);
    if (count != 0) emit(Op::move, next, variable->slot, 0, 0, 0, count);
    next += count;
  }
  for (Slot slot : extra) emit(Op::move, next++, slot, 0, 0, 0, 1);
  if (to < 0) to = ref();
  at(pos);
  emit(Op::make_closure, to, area, 0, static_cast<std::int32_t>(function), 0, static_cast<std::uint16_t>(kinds.size()));
  return to;
}

Slot FunctionLowering::element_value(ExprId id, TypeId type, Slot to) {
  const ExprId x = strip(id);
  if (const auto* literal = ast().as<CompositeLit>(x); literal && !literal->type && lifted(x) == nullptr) {
    // An elided literal: {…} for T, or for &T where the element type is a pointer.
    if (const auto* pointer = types().under<PointerType>(type))
      return pointer_to_composite(x, pointer->element, to, ast()[x].pos);
    return composite(x, to, type);
  }
  return value(id, type, to);
}

void FunctionLowering::composite_elements(const CompositeLit& node, TypeId,
                                          const std::function<void(std::int64_t, ExprId)>& element,
                                          std::int64_t& length) {
  std::int64_t next = 0;
  length = 0;
  for (ExprId item : node.elements) {
    ExprId x = item;
    if (const auto* pair = ast().as<KeyValue>(item)) {
      if (const auto* key = std::get_if<BigInt>(&checked().at(strip(pair->key)).value))
        next = key->convert_to<std::int64_t>();
      x = pair->value;
    }
    if (element) element(next, x);
    ++next;
    length = std::max(length, next);
  }
}

/// A new slice of `length` elements at `area`, set one after the other.
void FunctionLowering::slice_elements(const CompositeLit& node, TypeId element, std::int64_t length, Slot area,
                                      Pos pos) {
  const std::uint16_t step = size(element);
  const Slot bounds = words_of_kinds({WordKind::scalar, WordKind::scalar});
  const std::int32_t count = program_.word(static_cast<model::Word>(length));
  emit(Op::constant, bounds, 0, 0, count);
  emit(Op::constant, bounds + 1, 0, 0, count);
  emit(Op::make_slice, area, bounds, static_cast<std::int32_t>(program_.site(pos, naming_, index_)),
       static_cast<std::int32_t>(program_.type(element)));
  composite_elements(
      node, element,
      [&](std::int64_t i, ExprId x) {
        const auto temporaries = mark();
        const Slot v = element_value(x, element, -1);
        emit(Op::store, area, v, static_cast<std::int32_t>(i) * step, 0, 0, step);
        release(temporaries);
      },
      length);
}

Slot FunctionLowering::composite(ExprId id, Slot to, TypeId type) {
  const auto& node = *ast().as<CompositeLit>(id);
  const Pos pos = ast()[id].pos;
  const LiftScope scope(*this);
  lift_below(id);
  // Built in words of its own: the elements may read the variable the literal is assigned to.
  const Slot area = words(type);
  at(pos);
  if (const auto* struct_data = types().under<StructOfType>(type)) {
    const StructOfType data = *struct_data;
    if (const std::uint16_t count = size(type); count != 0) emit(Op::zero, area, 0, 0, 0, 0, count);
    for (std::size_t i = 0; i < node.elements.size(); ++i) {
      std::size_t field = i;
      ExprId x = node.elements[i];
      if (const auto* pair = ast().as<KeyValue>(x)) {
        const Symbol name = ast().as<Ident>(pair->key)->name;
        for (field = 0; field < data.fields.size() && data.fields[field].name != name; ++field) {
        }
        x = pair->value;
      }
      if (field >= data.fields.size()) continue;
      const TypeId field_t = resolve(data.fields[field].type);
      naming_ = ast().name(data.fields[field].name);
      // A blank field keeps nothing.
      element_value(x, field_t,
                    naming_ == "_" ? words(field_t)
                                   : area + static_cast<Slot>(field_offset(type, static_cast<std::uint32_t>(field))));
      naming_.clear();
    }
  } else if (const auto* array_data = types().under<ArrayOfType>(type)) {
    const TypeId element = array_data->element;
    const auto array_length = static_cast<std::int64_t>(array_data->length);
    const std::uint16_t step = size(element), count = size(type);
    std::int64_t length = 0;
    if (count > array_words_max) {
      const Slot slice = words_of_kinds({WordKind::ref, WordKind::scalar, WordKind::scalar});
      slice_elements(node, element, array_length, slice, pos);
      emit(Op::load, area, slice, 0, 0, 0, count);
    } else {
      if (count != 0) emit(Op::zero, area, 0, 0, 0, 0, count);
      composite_elements(
          node, type, [&](std::int64_t i, ExprId x) { element_value(x, element, area + static_cast<Slot>(i) * step); },
          length);
    }
  } else if (const auto* slice_data = types().under<SliceOfType>(type)) {
    const TypeId element = slice_data->element;
    std::int64_t length = 0;
    composite_elements(node, type, nullptr, length);
    slice_elements(node, element, length, area, pos);
  } else if (const auto* map_data = types().under<MapOfType>(type)) {
    const MapOfType map = *map_data;
    const auto map_type = static_cast<std::int32_t>(program_.type(type));
    emit(Op::make_map, area, 0, static_cast<std::int32_t>(program_.site(pos, naming_, index_)), map_type);
    for (ExprId item : node.elements) {
      const auto temporaries = mark();
      const auto* pair = ast().as<KeyValue>(item);
      const LiftScope one(*this);
      lift_map_pair(*pair, map);
      const Slot key = element_value(pair->key, map.key, -1);
      const Slot v = element_value(pair->value, map.value, -1);
      emit(Op::map_set, area, key, v, map_type);
      release(temporaries);
    }
  } else {
    unsupported(pos, "composite literal of this type");
  }
  if (to < 0) return area;
  move(to, area, type);
  return to;
}

Slot FunctionLowering::pointer_to_composite(ExprId id, TypeId type, Slot to, Pos pos) {
  const std::string name = naming_;
  const Slot v = composite(id, -1, type);
  const Slot slot = box(type, pos, name);
  at(pos);
  emit(Op::store, slot, v, 0, 0, 0, size(type));
  if (to < 0) return slot;
  emit(Op::move, to, slot, 0, 0, 0, 1);
  return to;
}

}  // namespace stalemate::frontend
