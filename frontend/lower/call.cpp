// Calls (Go spec, "Calls"): functions, methods, closures, interface methods, intrinsics; method values and expressions.
#include "frontend/lower/function_lowering.hpp"

namespace stalemate::frontend {

using model::Op;
using model::WordKind;

Selection FunctionLowering::selection_of(ExprId selector) {
  Selection selection = checked().selections.at(selector.value);
  if (!substitution_.empty() && types().has_type_params(selection.receiver)) {
    const auto& node = *ast().as<Selector>(selector);
    const TypeId receiver = resolve(selection.receiver);
    const Lookup found = lookup(checked(), ast(), receiver, ast().as<Ident>(node.name)->name, package_);
    if (found.found) {
      const bool expr = selection.kind == SelectionKind::method_expr;
      const TypeId type = resolve(selection.type);
      selection = found.selection;
      selection.receiver = receiver;
      if (expr) {
        selection.kind = SelectionKind::method_expr;
        selection.type = type;
      }
    }
  }
  return selection;
}

std::vector<TypeId> FunctionLowering::result_types(TypeId signature) {
  const auto* data = types().under<SignatureType>(signature);
  std::vector<TypeId> results;
  if (data)
    for (TypeId t : data->results) results.push_back(resolve(t));
  return results;
}

Slot FunctionLowering::result_area(const std::vector<TypeId>& results) {
  std::vector<WordKind> kinds;
  for (TypeId t : results) {
    const auto& layout = program_.layout(t).layout;
    kinds.insert(kinds.end(), layout.begin(), layout.end());
  }
  return words_of_kinds(kinds);
}

Slot FunctionLowering::receiver_words(ExprId x, const Selection& selection, TypeId& receiver_type, TypeId& named) {
  const bool pointer_receiver = checked().object(selection.object).has_pointer_receiver;
  TypeId holder = type_of(x);
  for (std::uint32_t field : selection.path) {
    if (const auto* pointer = types().under<PointerType>(holder)) holder = pointer->element;
    holder = resolve(field_type(holder, field));
  }
  // A defined pointer type has no methods, so a pointer holder is a plain *Named.
  const auto* pointer = types().as<PointerType>(holder);
  named = pointer ? pointer->element : holder;
  const Pos pos = ast()[x].pos;
  if (pointer_receiver) {
    if (pointer) {
      receiver_type = holder;
      if (selection.path.empty()) return expression(x);
      return load(follow(x, selection.path, pos));
    }
    receiver_type = types().intern(PointerType{named});
    return address(follow(x, selection.path, pos));
  }
  receiver_type = named;
  if (pointer) {
    Place target;
    target.kind = Place::Kind::memory;
    target.pos = pos;
    target.type = named;
    target.slot = selection.path.empty() ? expression(x) : load(follow(x, selection.path, pos));
    return load(target);
  }
  if (selection.path.empty()) return expression(x);
  return load(follow(x, selection.path, pos));
}

FunctionLowering::Callee FunctionLowering::callee(const Call& call, bool drops_result) {
  Callee result;
  ExprId fun = call.fun;
  fun = strip(fun);
  ExprId name = fun;
  if (const auto* index_node = ast().as<Index>(fun)) {
    ExprId base = strip(index_node->x);
    if (const auto* selector_node = ast().as<Selector>(base)) base = selector_node->name;
    if (ast().as<Ident>(base) && checked().instances.contains(base.value)) name = base;
  }
  const auto* selector_node = ast().as<Selector>(name);
  const bool is_selection = selector_node && checked().selections.contains(name.value);
  if (is_selection) {
    const Selection selection = selection_of(name);
    if (selection.kind == SelectionKind::method_value && selection.object) {
      result.object = selection.object;
      result.signature = type_of(fun);
      result.has_receiver = true;
      TypeId named;
      result.receiver = receiver_words(selector_node->x, selection, result.receiver_type, named);
      const Object& method = checked().object(selection.object);
      const auto* decl = ast().as<FuncDecl>(method.decl);
      if (decl && !decl->body) {
        FunctionInstance instance{selection.object, {}};
        result.intrinsic = find_intrinsic(program_.function_name(instance));
        if (result.intrinsic) {
          result.kind = Callee::Kind::intrinsic;
          return result;
        }
      }
      const bool only_adds = drops_result && program_.adds_atomically(method);
      result.function = program_.method(selection.object, named, only_adds);
      return result;
    }
    if (selection.kind == SelectionKind::interface_method) {
      result.kind = Callee::Kind::interface;
      result.signature = type_of(fun);
      result.value = selection.path.empty() ? expression(selector_node->x)
                                            : load(follow(selector_node->x, selection.path, ast()[fun].pos));
      result.method = program_.method_index(selection.name, package_, result.signature);
      return result;
    }
    if (selection.kind == SelectionKind::qualified) name = selector_node->name;
  } else if (selector_node) {
    name = selector_node->name;
  }
  if (ast().as<Ident>(name)) {
    const ObjectId object = checked().ident_objects[name.value];
    if (object && checked().object(object).kind == ObjectKind::function) {
      result.object = object;
      result.signature = type_of(fun);
      if (const auto it = checked().instances.find(name.value); it != checked().instances.end())
        result.signature = resolve(it->second.type);
      FunctionInstance instance = instance_of(name);
      instance.only_adds = drops_result && program_.adds_atomically(checked().object(object));
      const auto* decl = ast().as<FuncDecl>(checked().object(object).decl);
      if (decl && !decl->body) {
        result.intrinsic = find_intrinsic(program_.function_name(instance));
        if (result.intrinsic) {
          result.kind = Callee::Kind::intrinsic;
          return result;
        }
        if (const FunctionInstance twin = generic_twin(object, call); twin.object) {
          const Object& generic = checked().object(twin.object);
          result.object = twin.object;
          result.signature = types().substitute(generic.type, {generic.type_params, twin.type_args});
          result.function = program_.function(twin);
          return result;
        }
      }
      result.function = program_.function(instance);
      return result;
    }
  }
  result.kind = Callee::Kind::closure;
  result.signature = types().core(type_of(fun));
  result.value = expression(fun);
  return result;
}

Slot FunctionLowering::variadic_slice(TypeId slice_type, const std::vector<Slot>& values, Slot to) {
  const TypeId element = types().under<SliceOfType>(slice_type)->element;
  if (to < 0) to = words(slice_type);
  if (values.empty()) {
    emit(Op::zero, to, 0, 0, 0, 0, 3);
    return to;
  }
  const Slot length = words_of_kinds({WordKind::scalar, WordKind::scalar});
  const std::int32_t count = program_.word(values.size());
  emit(Op::constant, length, 0, 0, count);
  emit(Op::constant, length + 1, 0, 0, count);
  emit(Op::make_slice, to, length, static_cast<std::int32_t>(program_.site(pos_, "", index_)),
       static_cast<std::int32_t>(program_.type(element)));
  const std::uint16_t step = size(element);
  for (std::size_t i = 0; i < values.size(); ++i)
    emit(Op::store, to, values[i], static_cast<std::int32_t>(i * step), 0, 0, step);
  return to;
}

std::pair<Slot, std::uint16_t> FunctionLowering::arguments(const Callee& callee, const Call& node) {
  const SignatureType signature = *types().under<SignatureType>(callee.signature);
  std::vector<TypeId> params;
  if (callee.has_receiver) params.push_back(callee.receiver_type);
  for (TypeId t : signature.params) params.push_back(resolve(t));
  const Slot area = result_area(params);
  Slot next = area;
  auto take = [&](TypeId type) {
    const Slot slot = next;
    next += size(type);
    return slot;
  };
  std::size_t first = 0;
  if (callee.has_receiver) {
    move(take(callee.receiver_type), callee.receiver, callee.receiver_type);
    first = 1;
  }
  const std::size_t count = params.size() - first;
  // f(g()) with several results of g.
  std::vector<Slot> spread;
  std::vector<TypeId> spread_types;
  if (node.args.size() == 1 && types().as<TupleType>(type_of(strip(node.args[0])))) {
    Slot slot = multi_value(strip(node.args[0]), spread_types);
    for (TypeId t : spread_types) {
      spread.push_back(slot);
      slot += size(t);
    }
  }
  const bool is_spread = !spread_types.empty();
  const std::size_t given = is_spread ? spread.size() : node.args.size();
  auto argument = [&](std::size_t i, TypeId type, Slot to) {
    if (is_spread) return assignable(spread[i], spread_types[i], type, to);
    return value(node.args[i], type, to);
  };
  for (std::size_t i = 0; i < count; ++i) {
    const TypeId type = params[first + i];
    const Slot slot = take(type);
    const bool packs = signature.variadic && i + 1 == count && !node.has_ellipsis;
    if (!packs) {
      argument(i, type, slot);
      if (!is_spread && compares_deeply(callee)) read_printed(slot, type_of(strip(node.args[i])));
      continue;
    }
    const TypeId element = types().under<SliceOfType>(type)->element;
    std::vector<Slot> values;
    const bool is_printed = !is_spread && prints_arguments(callee);
    const std::string verbs = is_printed && i > 0 ? printing_verbs(node.args[i - 1]) : std::string();
    const auto shows_value = [&](std::size_t k) { return k >= verbs.size() || (verbs[k] != 'p' && verbs[k] != 'T'); };
    for (std::size_t j = i; j < given; ++j) {
      values.push_back(argument(j, element, words(element)));
      if (is_printed && shows_value(j - i)) read_printed(values.back(), type_of(strip(node.args[j])));
    }
    variadic_slice(type, values, slot);
  }
  return {area, static_cast<std::uint16_t>(next - area)};
}

namespace {

/// What library functions refuse, by the number of Intrinsic::t.
struct RefusedFact {
  const char* what;
  const char* hint;
};
constexpr RefusedFact refused_facts[] = {
    {"package reflect with a type that no value of the program shows",
     "types that only reflection makes are modelled in part"},
    {"`time.LoadLocation` of a zone out of the system's files",
     "`time.FixedZone`, and `time.LoadLocation` of \"UTC\", \"Local\" and \"\" are modelled"},
    {"the count of allocations by `testing.AllocsPerRun`", "memory is not modelled"},
    {"scanning into a complex number, or a named type without a method `Scan`",
     "scan into a variable of a predeclared type and convert it"},
};

}  // namespace

Slot FunctionLowering::emit_intrinsic(const Intrinsic& intrinsic, Slot args, Slot to, TypeId result) {
  if (to < 0 && result) to = words(result);
  if (to < 0) to = 0;
  switch (intrinsic.shape) {
    case Intrinsic::Shape::effect_ref: emit(intrinsic.op, args, 0, 0, intrinsic.k, intrinsic.t); break;
    case Intrinsic::Shape::effect_two: emit(intrinsic.op, args, args + 1, 0, intrinsic.k, intrinsic.t); break;
    case Intrinsic::Shape::result_of_ref: emit(intrinsic.op, to, args, 0, intrinsic.k, intrinsic.t); break;
    case Intrinsic::Shape::result_only: emit(intrinsic.op, to, 0, 0, intrinsic.k, intrinsic.t); break;
    case Intrinsic::Shape::no_operand: emit(intrinsic.op, 0, 0, 0, intrinsic.k, intrinsic.t); break;
    case Intrinsic::Shape::rw_lock:
      emit(Op::rw_announce, args);
      emit(Op::rw_acquire, args);
      break;
    case Intrinsic::Shape::format: emit(intrinsic.op, to, args, args + 2, 0, intrinsic.t); break;
    case Intrinsic::Shape::refusal:
      emit(intrinsic.op, 0, 0, 0,
           program_.refusal(pos_, refused_facts[intrinsic.t].what, refused_facts[intrinsic.t].hint));
      break;
    case Intrinsic::Shape::pure: emit(Op::intrinsic, to, args, 0, intrinsic.k); break;
    case Intrinsic::Shape::bits: emit(Op::move, to, args, 0, 0, 0, 1); break;
    case Intrinsic::Shape::types: emit(intrinsic.op, to, args, args + 2); break;
    case Intrinsic::Shape::number: emit(Op::constant, to, 0, 0, program_.number_word(intrinsic.t)); break;
    case Intrinsic::Shape::go_version:
      emit(Op::constant, to, 0, 0, program_.word(static_cast<model::Word>(program_.options.go_version)));
      break;
  }
  return to;
}

Slot FunctionLowering::emit_call(const Callee& callee, Slot args, std::uint16_t count, Slot to, ExprId id) {
  const std::vector<TypeId> results = result_types(callee.signature);
  at(ast()[id].pos);
  if (callee.kind == Callee::Kind::intrinsic) {
    Slot area = to;
    if (results.size() > 1 && area < 0) area = result_area(results);
    const std::size_t first = function_.labels.size();
    area = emit_intrinsic(*callee.intrinsic, args, area, results.empty() ? TypeId{} : results[0]);
    label(to_string(ast(), id));
    // One call, two steps.
    if (callee.intrinsic->shape == Intrinsic::Shape::rw_lock) function_.labels[first] = function_.labels.back();
    return area;
  }
  if (to < 0) to = result_area(results);
  const std::uint8_t timed = in_time_case_ ? 1 : 0;
  switch (callee.kind) {
    case Callee::Kind::function: emit(Op::call, to, args, 0, static_cast<std::int32_t>(callee.function), timed); break;
    case Callee::Kind::closure:
      emit(Op::call_closure, to, args, callee.value, static_cast<std::int32_t>(program_.type(callee.signature)), timed,
           count);
      break;
    default:
      emit(Op::call_interface, to, args, callee.value, static_cast<std::int32_t>(callee.method), timed, count);
      break;
  }
  label(to_string(ast(), id));
  return to;
}

Slot FunctionLowering::call(ExprId id, Slot to, bool drops_result) {
  note_watchdogs(id);
  const auto& node = *ast().as<Call>(id);
  const ExprId fun = strip(node.fun);
  const TypeAndValue& what = checked().at(fun);
  if (what.mode == Mode::type) return convert(id, node.args.empty() ? ExprId{} : node.args[0], to);
  if (what.mode == Mode::builtin) return builtin(id, node, builtin_of(fun), to);
  TypeId signature;
  return call_function(id, to, drops_result, signature);
}

Slot FunctionLowering::multi_value(ExprId id, std::vector<TypeId>& result) {
  TypeId signature;
  const Slot results = call_function(strip(id), -1, false, signature);
  result = result_types(signature);
  return results;
}

/// Of anything but conversions and built-in functions; `signature` is what has been called.
Slot FunctionLowering::call_function(ExprId id, Slot to, bool drops_result, TypeId& signature) {
  const auto& node = *ast().as<Call>(id);
  const LiftScope scope(*this);
  lift_call(node);
  const Callee target = callee(node, drops_result);
  const auto [args, count] = arguments(target, node);
  signature = target.signature;
  return emit_call(target, args, count, to, id);
}

Slot FunctionLowering::method_value(ExprId id, const Selection& recorded, Slot to) {
  (void)recorded;
  const auto& node = *ast().as<Selector>(id);
  const Selection selection = selection_of(id);
  const TypeId signature = type_of(id);
  const SignatureType data = *types().under<SignatureType>(signature);
  std::vector<WordKind> params;
  for (TypeId t : data.params) {
    const auto& layout = program_.layout(resolve(t)).layout;
    params.insert(params.end(), layout.begin(), layout.end());
  }
  std::vector<TypeId> results = result_types(signature);
  std::vector<WordKind> captured;
  Slot receiver = 0;
  model::Instruction invoke;
  model::FunctionIndex target = model::no_index;
  if (selection.kind == SelectionKind::interface_method) {
    receiver = selection.path.empty() ? expression(node.x) : load(follow(node.x, selection.path, ast()[id].pos));
    at(ast()[id].pos);
    emit(Op::interface_nil_check, receiver);
    captured = {WordKind::iface_type, WordKind::iface_data};
    invoke.op = Op::call_interface;
    invoke.k = static_cast<std::int32_t>(program_.method_index(selection.name, package_, signature));
  } else {
    TypeId receiver_type, named;
    receiver = receiver_words(node.x, selection, receiver_type, named);
    captured = program_.layout(receiver_type).layout;
    target = program_.method(selection.object, named);
    invoke.op = Op::call;
    invoke.k = static_cast<std::int32_t>(target);
  }
  // A wrapper that keeps the receiver: parameters, results, then captured words; arguments are put behind.
  model::Function wrapper;
  wrapper.name = selection.kind == SelectionKind::interface_method ? std::string(ast().name(selection.name))
                                                                   : program_.program.functions[target].name;
  wrapper.is_wrapper = true;
  wrapper.is_library = true;
  wrapper.signature = program_.type(signature);
  wrapper.kinds = params;
  wrapper.parameter_words = static_cast<std::uint32_t>(params.size());
  wrapper.result_base = static_cast<std::uint32_t>(wrapper.kinds.size());
  for (TypeId t : results) {
    const auto& layout = program_.layout(t).layout;
    wrapper.kinds.insert(wrapper.kinds.end(), layout.begin(), layout.end());
  }
  wrapper.result_words = static_cast<std::uint32_t>(wrapper.kinds.size()) - wrapper.result_base;
  wrapper.capture_base = static_cast<std::uint32_t>(wrapper.kinds.size());
  wrapper.capture_words = static_cast<std::uint32_t>(captured.size());
  wrapper.kinds.insert(wrapper.kinds.end(), captured.begin(), captured.end());
  const auto area = static_cast<std::int32_t>(wrapper.kinds.size());
  const bool direct = invoke.op == Op::call;
  if (direct) wrapper.kinds.insert(wrapper.kinds.end(), captured.begin(), captured.end());
  wrapper.kinds.insert(wrapper.kinds.end(), params.begin(), params.end());
  auto code = [&](Op op, std::int32_t a, std::int32_t b, std::int32_t c, std::int32_t k, std::uint16_t n) {
    wrapper.code.push_back({op, 0, n, a, b, c, k});
    wrapper.positions.push_back({});
    wrapper.labels.push_back(0);
  };
  std::int32_t next = area;
  if (direct && !captured.empty()) {
    code(Op::move, next, static_cast<std::int32_t>(wrapper.capture_base), 0, 0,
         static_cast<std::uint16_t>(captured.size()));
    next += static_cast<std::int32_t>(captured.size());
  }
  if (!params.empty()) code(Op::move, next, 0, 0, 0, static_cast<std::uint16_t>(params.size()));
  code(invoke.op, static_cast<std::int32_t>(wrapper.result_base), area, static_cast<std::int32_t>(wrapper.capture_base),
       invoke.k, direct ? std::uint16_t{0} : static_cast<std::uint16_t>(params.size()));
  code(Op::ret, 0, 0, 0, 0, 0);
  wrapper.variables.resize(wrapper.kinds.size());
  const model::FunctionIndex function = program_.add_function(std::move(wrapper));
  if (to < 0) to = ref();
  at(ast()[id].pos);
  emit(Op::make_closure, to, receiver, 0, static_cast<std::int32_t>(function), 0,
       static_cast<std::uint16_t>(captured.size()));
  return to;
}

Slot FunctionLowering::method_expression(ExprId id, const Selection& recorded, Slot to) {
  (void)recorded;
  const Selection selection = selection_of(id);
  const TypeId receiver = resolve(selection.receiver);
  const bool promoted = !selection.path.empty();
  if (selection.object && !promoted) {
    const auto* pointer = types().as<PointerType>(receiver);
    const TypeId named = pointer ? pointer->element : receiver;
    const bool same = checked().object(selection.object).has_pointer_receiver == (pointer != nullptr);
    if (same) return function_value(program_.method(selection.object, named), to);
  }
  // Through an interface, an embedded field or a pointer.
  const Symbol name = ast().as<Ident>(ast().as<Selector>(id)->name)->name;
  const Lookup found = lookup(checked(), ast(), receiver, name, package_);
  const model::FunctionIndex wrapper = program_.method_wrapper(receiver, {name, package_, found.selection}, false);
  program_.program.functions[wrapper].signature = program_.type(resolve(selection.type));
  return function_value(wrapper, to);
}

}  // namespace stalemate::frontend
