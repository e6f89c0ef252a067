// Built-in functions (Go spec, "Built-in functions").
#include "frontend/lower/function_lowering.hpp"

namespace stalemate::frontend {

using model::Op;
using model::WordKind;

void FunctionLowering::print(const std::vector<Slot>& args, const std::vector<TypeId>& arg_types, bool line) {
  auto text = [&](std::string_view s) {
    const Slot slot = scalar();
    emit(Op::text, slot, 0, 0, program_.text(s));
    emit(Op::output, slot, 0, 0, 0, 2);
  };
  for (std::size_t i = 0; i < args.size(); ++i) {
    if (line && i != 0) text(" ");
    if (is_interface(arg_types[i])) {
      // Addresses of a type and of a value, which the model has not.
      const Slot zero = scalar(), is_nil = scalar();
      emit(Op::zero, zero, 0, 0, 0, 0, 1);
      emit(Op::word_eq, is_nil, args[i], zero);
      const std::uint32_t filled = jump_if(is_nil, false);
      text("(0x0,0x0)");
      const std::uint32_t end = jump();
      patch_here(filled);
      text("(0x45f400,0xc000012120)");
      patch_here(end);
      continue;
    }
    const TypeId any = checked().any_type;
    const Slot operand = to_interface(args[i], arg_types[i], any, -1, pos_);
    const Slot options = words_of_kinds({WordKind::scalar, WordKind::scalar, WordKind::scalar, WordKind::scalar});
    emit(Op::zero, options, 0, 0, 0, 0, 4);
    emit(Op::constant, options, 0, 0, program_.word('P'));
    const Slot out = scalar();
    emit(Op::format, out, operand, options);
    emit(Op::output, out, 0, 0, 0, 2);
  }
  if (line) text("\n");
}

Slot FunctionLowering::builtin_on(Builtin which, const std::vector<Slot>& args, const std::vector<TypeId>& arg_types,
                                  TypeId result, Slot to, Pos pos, bool ellipsis) {
  at(pos);
  auto destination = [&](TypeId type) {
    if (to < 0) to = words(type);
    return to;
  };
  const TypeId int_type = types().basic(BasicKind::int_);
  switch (which) {
    case Builtin::close:
      emit(Op::close_chan, args[0], 0, 0, static_cast<std::int32_t>(program_.type(types().core(arg_types[0]))));
      break;
    case Builtin::panic: {
      const model::Instruction* last = function_.code.empty() ? nullptr : &function_.code.back();
      const bool just_made = last && last->op == Op::make_interface && last->a == args[0];
      if (const auto panic_nil = just_made ? std::nullopt : program_.panic_nil()) {
        const Slot nil = scalar(), same = scalar();
        emit(Op::zero, nil, 0, 0, 0, 0, 1);
        emit(Op::word_eq, same, args[0], nil);
        const std::uint32_t proper = jump_if(same, false);
        emit(Op::call, 0, 0, 0, static_cast<std::int32_t>(*panic_nil));
        patch_here(proper);
      }
      emit(Op::panic, args[0], 0, 0, 0, in_time_case_ ? 1 : is_complaint_ ? 2 : 0);
      break;
    }
    case Builtin::recover: emit(Op::recover, destination(checked().any_type)); break;
    case Builtin::print: print(args, arg_types, false); break;
    case Builtin::println: print(args, arg_types, true); break;
    case Builtin::delete_:
      emit(Op::map_delete, args[0], args[1], 0, static_cast<std::int32_t>(program_.type(types().core(arg_types[0]))));
      break;
    case Builtin::len:
    case Builtin::cap: {
      TypeId type = types().core(arg_types[0]);
      if (is_string(type) || is_string(arg_types[0])) {
        emit(Op::string_len, destination(int_type), args[0]);
      } else if (types().under<SliceOfType>(type)) {
        destination(int_type);
        emit(Op::move, to, args[0] + (which == Builtin::len ? 1 : 2), 0, 0, 0, 1);
      } else if (types().under<MapOfType>(type)) {
        emit(Op::map_len, destination(int_type), args[0]);
      } else if (types().under<ChanOfType>(type)) {
        emit(which == Builtin::len ? Op::chan_len : Op::chan_cap, destination(int_type), args[0], 0,
             static_cast<std::int32_t>(program_.type(type)));
      } else {
        if (const auto* pointer = types().under<PointerType>(type)) type = pointer->element;
        const auto* array = types().under<ArrayOfType>(type);
        emit(Op::constant, destination(int_type), 0, 0, program_.word(array ? array->length : 0));
      }
      break;
    }
    case Builtin::copy: {
      const TypeId element = types().under<SliceOfType>(types().core(arg_types[0]))->element;
      emit(Op::copy_slice, destination(int_type), args[0], args[1], static_cast<std::int32_t>(program_.type(element)),
           is_string(arg_types[1]) ? 1 : 0);
      break;
    }
    case Builtin::append: {
      const TypeId slice_type = result;
      const TypeId element = types().under<SliceOfType>(types().core(slice_type))->element;
      const auto k = static_cast<std::int32_t>(program_.type(element));
      destination(slice_type);
      if (ellipsis) {
        emit(Op::append_slice, to, args[0], args[1], k, is_string(arg_types[1]) ? 1 : 0);
      } else if (args.size() == 1) {
        move(to, args[0], slice_type);
      } else {
        // args[1..] are contiguous (the caller's business).
        emit(Op::append_values, to, args[0], args[1], k, 0, static_cast<std::uint16_t>(args.size() - 1));
      }
      break;
    }
    case Builtin::clear:
      if (types().under<MapOfType>(types().core(arg_types[0]))) {
        emit(Op::map_clear, args[0]);
      } else {
        const TypeId element = types().under<SliceOfType>(types().core(arg_types[0]))->element;
        emit(Op::slice_clear, args[0], 0, 0, static_cast<std::int32_t>(program_.type(element)));
      }
      break;
    case Builtin::min:
    case Builtin::max: {
      destination(result);
      const Slot best = words(result);
      move(best, args[0], result);
      for (std::size_t i = 1; i < args.size(); ++i) {
        const Slot better = compare(which == Builtin::min ? Tok::lss : Tok::gtr, args[i], result, best, result, -1);
        const std::uint32_t skip = jump_if(better, false);
        move(best, args[i], result);
        patch_here(skip);
        if (is_float(result)) {  // NaN wins (Go spec, "Min and max")
          const Slot same = scalar();
          emit(Op::float_eq, same, args[i], args[i], 0, float_width(result));
          const std::uint32_t ordinary = jump_if(same, true);
          move(best, args[i], result);
          patch_here(ordinary);
        }
      }
      move(to, best, result);
      break;
    }
    case Builtin::complex:
    case Builtin::real:
    case Builtin::imag: return complex_builtin(which, args, result, to);
    default:
      unsupported(pos, "this built-in function");
      if (to < 0 && result) to = words(result);
      break;
  }
  return to;
}

Slot FunctionLowering::builtin(ExprId id, const Call& node, Builtin which, Slot to) {
  const Pos pos = ast()[id].pos;
  const TypeId result = type_of(id);
  const LiftScope scope(*this);
  if (which != Builtin::new_) lift_builtin(node, which, result);
  if (which == Builtin::new_) {
    const Slot slot = box(type_of(node.args[0]), pos, naming_);
    if (to < 0) return slot;
    emit(Op::move, to, slot, 0, 0, 0, 1);
    return to;
  }
  if (which == Builtin::make) {
    const TypeId type = type_of(node.args[0]);
    const TypeId core = types().core(type);
    const auto site = static_cast<std::int32_t>(program_.site(pos, naming_, index_));
    naming_.clear();
    auto integer = [&](ExprId x, Slot slot) {
      if (is_constant(checked().at(strip(x)).value))
        constant(checked().at(strip(x)).value, types().basic(BasicKind::int_), slot);
      else
        expression(x, slot);
    };
    const Slot bounds = words_of_kinds({WordKind::scalar, WordKind::scalar});
    if (node.args.size() > 1)
      integer(node.args[1], bounds);
    else
      emit(Op::zero, bounds, 0, 0, 0, 0, 1);
    if (node.args.size() > 2)
      integer(node.args[2], bounds + 1);
    else
      emit(Op::move, bounds + 1, bounds, 0, 0, 0, 1);
    if (to < 0) to = words(type);
    at(pos);
    if (types().under<ChanOfType>(core))
      emit(Op::make_chan, to, bounds, site, static_cast<std::int32_t>(program_.type(core)));
    else if (types().under<MapOfType>(core))
      emit(Op::make_map, to, 0, site, static_cast<std::int32_t>(program_.type(core)));
    else
      emit(Op::make_slice, to, bounds, site,
           static_cast<std::int32_t>(program_.type(types().under<SliceOfType>(core)->element)));
    label(to_string(ast(), id));
    return to;
  }
  std::vector<Slot> args;
  std::vector<TypeId> arg_types;
  if (node.args.size() == 1 && types().as<TupleType>(type_of(strip(node.args[0])))) {
    // builtin(f()): one call gives all arguments.
    Slot slot = multi_value(strip(node.args[0]), arg_types);
    for (std::size_t i = 0; i < arg_types.size(); ++i) {
      const std::uint16_t words_used = size(arg_types[i]);
      TypeId type = arg_types[i];
      if (i > 0 && which == Builtin::append) type = types().under<SliceOfType>(types().core(result))->element;
      if (i > 0 && which == Builtin::delete_) type = types().under<MapOfType>(types().core(arg_types[0]))->key;
      args.push_back(assignable(slot, arg_types[i], type, -1));
      arg_types[i] = type;
      slot += words_used;
    }
    if (which == Builtin::append && args.size() > 1) {  // the elements side by side
      Slot to_element = result_area(std::vector<TypeId>(args.size() - 1, arg_types[1]));
      for (std::size_t i = 1; i < args.size(); ++i, to_element += size(arg_types[1])) {
        move(to_element, args[i], arg_types[1]);
        args[i] = to_element;
      }
    }
  } else if (which == Builtin::append) {
    const TypeId element = types().under<SliceOfType>(types().core(result))->element;
    args.push_back(value(node.args[0], result));
    arg_types.push_back(result);
    if (node.has_ellipsis) {
      const TypeId more = type_of(node.args[1]);
      args.push_back(value(node.args[1], checked().at(strip(node.args[1])).mode == Mode::nil ? result : more));
      arg_types.push_back(more);
    } else if (node.args.size() > 1) {
      std::vector<TypeId> elements(node.args.size() - 1, element);
      Slot slot = result_area(elements);
      for (std::size_t i = 1; i < node.args.size(); ++i) {
        value(node.args[i], element, slot);
        args.push_back(slot);
        arg_types.push_back(element);
        slot += size(element);
      }
    }
  } else {
    for (std::size_t i = 0; i < node.args.size(); ++i) {
      TypeId type = type_of(node.args[i]);
      const ConstantValue& known = checked().at(strip(node.args[i])).value;
      if (which == Builtin::panic) type = checked().any_type;
      if (which == Builtin::min || which == Builtin::max) type = result;
      // A constant operand of complex has the type of the parts.
      if (which == Builtin::complex) {
        type = types().basic(part_width(result) == 32 ? BasicKind::float32 : BasicKind::float64);
      }
      if (which == Builtin::delete_ && i == 1) type = types().under<MapOfType>(types().core(arg_types[0]))->key;
      if (which == Builtin::len && types().under<ArrayOfType>(type) && !is_constant(known)) {
        args.push_back(0);  // only the type matters
        arg_types.push_back(type);
        if (ast().as<Call>(strip(node.args[i]))) expression(node.args[i]);
        continue;
      }
      args.push_back(value(node.args[i], type));
      arg_types.push_back(type);
    }
  }
  is_complaint_ = id == complaint_;
  to = builtin_on(which, args, arg_types, result, to, pos, node.has_ellipsis);
  is_complaint_ = false;
  label(to_string(ast(), id));
  return to;
}

}  // namespace stalemate::frontend
