// Expressions: names, constants, selectors, indexing, slicing, assertions, receives.
#include <bit>

#include "frontend/lower/function_lowering.hpp"

namespace stalemate::frontend {

using model::Op;
using model::Word;

Slot FunctionLowering::function_value(model::FunctionIndex function, Slot to) {
  if (to < 0) to = ref();
  emit(Op::constant, to, 0, 0, program_.word(model::Ref::to_function(function).word()));
  return to;
}

Slot FunctionLowering::constant(const ConstantValue& value, TypeId type, Slot to) {
  if (is_interface(type)) {
    // A constant that becomes an interface value has its default type inside.
    TypeId inner;
    if (std::holds_alternative<bool>(value))
      inner = types().basic(BasicKind::bool_);
    else if (std::holds_alternative<std::string>(value))
      inner = types().basic(BasicKind::string_);
    else if (std::holds_alternative<BigInt>(value))
      inner = types().basic(BasicKind::int_);
    else if (std::holds_alternative<BigComplex>(value))
      inner = types().basic(BasicKind::complex128);
    else
      inner = types().basic(BasicKind::float64);
    return to_interface(constant(value, inner, -1), inner, type, to, pos_);
  }
  if (to < 0) to = words(type);
  if (const auto* b = std::get_if<bool>(&value)) {
    emit(Op::constant, to, 0, 0, program_.word(*b ? 1 : 0));
  } else if (const auto* s = std::get_if<std::string>(&value)) {
    emit(Op::text, to, 0, 0, program_.text(*s));
  } else if (is_complex(type)) {
    complex_constant(value, type, to);
  } else {
    BigRational number;
    if (const auto* i = std::get_if<BigInt>(&value))
      number = BigRational(*i);
    else if (const auto* c = std::get_if<BigComplex>(&value))
      number = c->real;
    else if (const auto* r = std::get_if<BigRational>(&value))
      number = *r;
    Word word = 0;
    if (is_float(type)) {
      const auto as_double = number.convert_to<double>();
      if (float_width(type) == 32)
        word = std::bit_cast<std::uint32_t>(number.convert_to<float>());
      else
        word = std::bit_cast<Word>(as_double);
    } else {
      BigInt integer = boost::multiprecision::numerator(number) / boost::multiprecision::denominator(number);
      word = integer < 0 ? static_cast<Word>(integer.convert_to<std::int64_t>()) : integer.convert_to<Word>();
    }
    emit(Op::constant, to, 0, 0, program_.word(word));
  }
  return to;
}

FunctionInstance FunctionLowering::instance_of(ExprId ident) {
  FunctionInstance instance{checked().ident_objects[ident.value], {}};
  if (auto it = checked().instances.find(ident.value); it != checked().instances.end())
    for (TypeId arg : it->second.type_args) instance.type_args.push_back(resolve(arg));
  return instance;
}

Slot FunctionLowering::function_reference(ExprId ident, Slot to) {
  return function_value(program_.function(instance_of(ident)), to);
}

Slot FunctionLowering::identifier(ExprId id, Slot to) {
  const ObjectId object = checked().ident_objects[id.value];
  const Object& o = checked().object(object);
  if (o.kind == ObjectKind::nil || checked().at(id).mode == Mode::nil) {
    const TypeId type = type_of(id);
    if (to < 0) to = words(type);
    emit(Op::zero, to, 0, 0, 0, 0, size(type));
    return to;
  }
  if (o.kind == ObjectKind::function) return function_reference(id, to);
  if (o.kind != ObjectKind::variable) {
    unsupported(ast()[id].pos, "`" + std::string(ast().ident_name(id)) + "` used as a value");
    return to < 0 ? words(type_of(id)) : to;
  }
  if (!o.is_package_level)
    if (Variable* variable = find(object); variable && !variable->boxed) {
      if (to < 0) return variable->slot;
      move(to, variable->slot, variable->type);
      return to;
    }
  return load(place(id), to);
}

Slot FunctionLowering::expression(ExprId id, Slot to) {
  id = strip(id);
  if (const Slot* known = lifted(id); known != nullptr) {
    if (to < 0) return *known;
    move(to, *known, type_of(id));
    return to;
  }
  const TypeAndValue& tv = checked().at(id);
  const Expr& expr = ast()[id];
  const Pos outer = pos_;
  at(expr.pos);
  Slot result = to;
  if (is_constant(tv.value)) {
    result = constant(tv.value, type_of(id), to);
  } else if (tv.mode == Mode::nil) {
    const TypeId type = type_of(id);
    if (result < 0) result = words(type);
    emit(Op::zero, result, 0, 0, 0, 0, size(type));
  } else if (ast().as<Ident>(id)) {
    result = identifier(id, to);
  } else if (ast().as<FuncLit>(id)) {
    result = function_literal(id, to);
  } else if (ast().as<CompositeLit>(id)) {
    result = composite(id, to, type_of(id));
  } else if (ast().as<Selector>(id)) {
    result = selector(id, to);
  } else if (ast().as<Index>(id)) {
    result = index(id, to, -1);
  } else if (ast().as<SliceExpr>(id)) {
    result = slice(id, to);
  } else if (ast().as<TypeAssert>(id)) {
    result = type_assertion(id, to, -1);
  } else if (ast().as<Call>(id)) {
    result = call(id, to);
  } else if (ast().as<Star>(id)) {
    result = load(place(id), to);
  } else if (const auto* unary_node = ast().as<Unary>(id)) {
    result = unary_node->op == Tok::arrow ? receive(id, to, -1) : unary(id, *unary_node, to);
  } else if (const auto* binary_node = ast().as<Binary>(id)) {
    result = binary(id, *binary_node, to);
  } else {
    unsupported(expr.pos, "expression `" + to_string(ast(), id) + "`");
    if (result < 0) result = scalar();
  }
  at(outer);
  return result;
}

Slot FunctionLowering::value(ExprId id, TypeId target, Slot to) {
  id = strip(id);
  const TypeId from = type_of(id);
  if (is_constant(checked().at(id).value) && !is_interface(from) && !is_interface(target)) {
    const Pos outer = pos_;
    at(ast()[id].pos);
    to = constant(checked().at(id).value, target, to);
    at(outer);
    return to;
  }
  if (checked().at(id).mode == Mode::nil) {
    if (to < 0) to = words(target);
    emit(Op::zero, to, 0, 0, 0, 0, size(target));
    return to;
  }
  if (is_interface(target) && !is_interface(from)) return to_interface(expression(id), from, target, to, ast()[id].pos);
  return expression(id, to);
}

Slot FunctionLowering::stable(ExprId id, TypeId target) { return value(id, target, words(target)); }

void FunctionLowering::evaluate(ExprId id) {
  id = strip(id);
  if (ast().as<Call>(id)) {
    const Pos outer = pos_;
    at(ast()[id].pos);
    call(id, -1, true);
    at(outer);
  } else if (const auto* node = ast().as<Unary>(id); node && node->op == Tok::arrow) {
    const Pos outer = pos_;
    at(ast()[id].pos);
    const Slot channel = expression(node->x);
    emit(Op::receive, 0, channel, 0, channel_type(node->x), 0);
    label(to_string(ast(), id));
    at(outer);
  } else {
    expression(id);
  }
}

Slot FunctionLowering::selector(ExprId id, Slot to) {
  const auto& node = *ast().as<Selector>(id);
  auto it = checked().selections.find(id.value);
  if (it == checked().selections.end() || it->second.kind == SelectionKind::qualified) return identifier(node.name, to);
  const Selection& selection = it->second;
  switch (selection.kind) {
    case SelectionKind::method_value:
    case SelectionKind::interface_method: return method_value(id, selection, to);
    case SelectionKind::method_expr: return method_expression(id, selection, to);
    default: break;
  }
  if (is_place(id)) return load(place(id), to);
  TypeId type = type_of(node.x);
  const Slot slot = follow_value(node.x, selection.path, type, ast()[id].pos);
  if (to < 0) return slot;
  move(to, slot, type);
  return to;
}

Slot FunctionLowering::index(ExprId id, Slot to, Slot ok) {
  const auto& node = *ast().as<Index>(id);
  const LiftScope scope(*this);
  lift_below(id);
  // F[int]: an instantiated function.
  if (checked().at(node.x).mode != Mode::type) {
    ExprId name = strip(node.x);
    if (const auto* selector_node = ast().as<Selector>(name)) name = selector_node->name;
    if (ast().as<Ident>(name) && checked().instances.contains(name.value)) return function_reference(name, to);
  }
  const TypeId container = type_of(node.x);
  if (const auto* map = types().under<MapOfType>(container)) {
    const MapOfType map_type = *map;
    const Slot m = expression(node.x);
    const Slot key = value(node.indices[0], map_type.key);
    if (to < 0) to = words(map_type.value);
    at(ast()[id].pos);
    emit(Op::map_get, to, m, key, static_cast<std::int32_t>(program_.type(container)), ok >= 0 ? 1 : 0,
         ok >= 0 ? static_cast<std::uint16_t>(ok) : std::uint16_t{0});
    label(to_string(ast(), id));
    return to;
  }
  if (is_string(container)) {
    const Slot text = expression(node.x);
    const Slot i = expression(node.indices[0]);
    if (to < 0) to = scalar();
    at(ast()[id].pos);
    emit(Op::string_index, to, text, i, 0, is_unsigned(type_of(node.indices[0])) ? 1 : 0);
    return to;
  }
  if (is_place(id)) return load(place(id), to);
  // An array value that has no address.
  const auto* array = types().under<ArrayOfType>(container);
  if (!array) {
    unsupported(ast()[id].pos, "index expression `" + to_string(ast(), id) + "`");
    return to < 0 ? words(type_of(id)) : to;
  }
  const ArrayOfType array_type = *array;
  const Slot base = expression(node.x);
  const Slot i = expression(node.indices[0]);
  if (to < 0) to = words(array_type.element);
  at(ast()[id].pos);
  emit(Op::local_index, to, base, i, static_cast<std::int32_t>(array_type.length),
       is_unsigned(type_of(node.indices[0])) ? 1 : 0, size(array_type.element));
  return to;
}

Slot FunctionLowering::slice(ExprId id, Slot to) {
  const auto& node = *ast().as<SliceExpr>(id);
  const LiftScope scope(*this);
  lift_slice(node);
  const TypeId container = type_of(node.x);
  const TypeId int_type = types().basic(BasicKind::int_);
  // Bits of an instruction's t: which bounds are given, and three further which of them are unsigned.
  std::uint8_t given = 0;
  const ExprId bounds_given[] = {node.low, node.high, node.max};
  for (unsigned i = 0; i < 3; ++i) {
    if (!bounds_given[i]) continue;
    const bool unsigned_one =
        !is_constant(checked().at(bounds_given[i]).value) && is_unsigned(type_of(bounds_given[i]));
    given = static_cast<std::uint8_t>(given | 1U << i | (unsigned_one ? 8U << i : 0U));
  }
  Slot operand = 0;
  Place array_place;
  TypeId array_container = container;
  const bool text = is_string(container);
  const bool is_array = types().under<ArrayOfType>(container) != nullptr;
  if (is_array) {
    operand = address(place(node.x));
  } else {
    operand = expression(node.x);
    if (const auto* pointer = types().under<PointerType>(container)) array_container = pointer->element;
  }
  const Slot bounds = words_of_kinds({model::WordKind::scalar, model::WordKind::scalar, model::WordKind::scalar});
  auto bound = [&](ExprId x, Slot slot) {
    if (!x) {
      emit(Op::zero, slot, 0, 0, 0, 0, 1);
    } else if (is_constant(checked().at(x).value)) {
      constant(checked().at(x).value, int_type, slot);
    } else {
      expression(x, slot);
    }
  };
  bound(node.low, bounds);
  bound(node.high, bounds + 1);
  bound(node.max, bounds + 2);
  at(ast()[id].pos);
  if (text) {
    if (to < 0) to = words(type_of(id));
    emit(Op::string_slice, to, operand, bounds, 0, given);
    return to;
  }
  if (to < 0) to = words(type_of(id));
  if (const auto* array = types().under<ArrayOfType>(array_container)) {
    const ArrayOfType array_type = *array;
    emit(Op::slice_array, to, operand, bounds, static_cast<std::int32_t>(array_type.length), given,
         size(array_type.element));
  } else if (const auto* slice_type = types().under<SliceOfType>(container)) {
    emit(Op::slice_slice, to, operand, bounds, 0, given, size(slice_type->element));
  } else {
    unsupported(ast()[id].pos, "slice expression of this type");
  }
  return to;
}

Slot FunctionLowering::type_assertion(ExprId id, Slot to, Slot ok) {
  const auto& node = *ast().as<TypeAssert>(id);
  const TypeId target = type_of(id);
  const TypeId source = type_of(node.x);
  const Slot operand = expression(node.x);
  if (to < 0) to = words(target);
  at(ast()[id].pos);
  const auto from = static_cast<std::uint16_t>(program_.type(source));
  emit(is_interface(target) ? Op::type_assert_interface : Op::type_assert, to, operand, ok >= 0 ? ok : 0,
       static_cast<std::int32_t>(program_.type(target)), ok >= 0 ? 1 : 0, from);
  return to;
}

Slot FunctionLowering::receive(ExprId id, Slot to, Slot ok) {
  const auto& node = *ast().as<Unary>(id);
  const auto* channel_data = types().under<ChanOfType>(types().core(type_of(node.x)));
  const TypeId element = channel_data ? channel_data->element : type_of(id);
  const Slot channel = expression(node.x);
  if (to < 0) to = words(element);
  at(ast()[id].pos);
  emit(Op::receive, to, channel, ok >= 0 ? ok : 0, channel_type(node.x),
       static_cast<std::uint8_t>(1 | (ok >= 0 ? 2 : 0)));
  label(to_string(ast(), id));
  return to;
}

std::int32_t FunctionLowering::channel_type(ExprId x) {
  return static_cast<std::int32_t>(program_.type(types().core(type_of(x))));
}

void FunctionLowering::comma_ok(ExprId id, Slot to, Slot ok) {
  id = strip(id);
  const Pos outer = pos_;
  at(ast()[id].pos);
  if (ast().as<Index>(id))
    index(id, to, ok);
  else if (ast().as<TypeAssert>(id))
    type_assertion(id, to, ok);
  else
    receive(id, to, ok);
  at(outer);
}

void FunctionLowering::branch_unless(ExprId id, std::vector<std::uint32_t>& to_false) {
  id = strip(id);
  const auto* binary_node = ast().as<Binary>(id);
  if (!is_constant(checked().at(id).value)) {
    if (const auto* unary_node = ast().as<Unary>(id); unary_node && unary_node->op == Tok::not_) {
      to_false.push_back(jump_if(expression(unary_node->x), true));
      return;
    }
    if (binary_node && binary_node->op == Tok::land) {
      // A long chain `a && b && c` is left-deep: collect it, then test left to right.
      std::vector<ExprId> terms;
      ExprId left = id;
      while (const auto* chain = ast().as<Binary>(left)) {
        if (chain->op != Tok::land || is_constant(checked().at(left).value)) break;
        terms.push_back(chain->y);
        left = strip(chain->x);
      }
      terms.push_back(left);
      for (std::size_t i = terms.size(); i-- > 0;) {
        const auto temporaries = mark();
        to_false.push_back(jump_if(expression(terms[i]), false));
        release(temporaries);
      }
      return;
    }
  }
  to_false.push_back(jump_if(expression(id), false));
}

}  // namespace stalemate::frontend
