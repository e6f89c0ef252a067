// go and defer statements (Go spec, "Go statements", "Defer statements"): function value and arguments are evaluated at
// the statement; what is called later is a function value without parameters. Where the call has arguments a thunk
// keeps them.
#include "frontend/lower/function_lowering.hpp"

namespace stalemate::frontend {

using model::Op;
using model::WordKind;

Slot FunctionLowering::shared_thunk(std::pair<std::uint64_t, std::uint64_t> key, const std::vector<WordKind>& kinds,
                                    Slot captured, const std::function<void(model::Function&)>& code) {
  auto it = program_.thunks.find(key);
  if (it == program_.thunks.end()) {
    model::Function thunk;
    thunk.is_wrapper = true;
    thunk.is_library = true;
    thunk.kinds = kinds;
    thunk.capture_words = static_cast<std::uint32_t>(kinds.size());
    thunk.variables.resize(kinds.size());
    code(thunk);
    for (std::size_t i = 0; i < thunk.code.size(); ++i) {
      thunk.positions.push_back({});
      thunk.labels.push_back(0);
    }
    it = program_.thunks.emplace(key, program_.add_function(std::move(thunk))).first;
  }
  if (kinds.empty()) return function_value(it->second, -1);
  const Slot to = ref();
  emit(Op::make_closure, to, captured, 0, static_cast<std::int32_t>(it->second), 0,
       static_cast<std::uint16_t>(kinds.size()));
  return to;
}

Slot FunctionLowering::thunk(ExprId call_id, bool is_defer) {
  call_id = strip(call_id);
  const auto& node = *ast().as<Call>(call_id);
  const Pos pos = ast()[call_id].pos;
  const ExprId fun = strip(node.fun);
  if (checked().at(fun).mode == Mode::builtin) {
    // A function of its own with the arguments captured.
    const Builtin which = builtin_of(fun);
    std::vector<TypeId> arg_types;
    for (ExprId arg : node.args) {
      TypeId type = type_of(arg);
      if (which == Builtin::panic) type = checked().any_type;
      if (which == Builtin::delete_ && !arg_types.empty())
        type = types().under<MapOfType>(types().core(arg_types[0]))->key;
      arg_types.push_back(type);
    }
    const Slot area = result_area(arg_types);
    Slot next = area;
    for (std::size_t i = 0; i < node.args.size(); ++i) {
      value(node.args[i], arg_types[i], next);
      next += size(arg_types[i]);
    }
    const model::FunctionIndex index = program_.add_function({});
    FunctionLowering inner(program_, index, function_.name, substitution_, uses_, package_);
    inner.function_.is_wrapper = true;
    inner.at(pos);
    const Slot captured = inner.result_area(arg_types);
    inner.live_.clear();
    inner.function_.capture_base = static_cast<std::uint32_t>(captured);
    inner.function_.capture_words = static_cast<std::uint32_t>(next - area);
    inner.function_.result_base = 0;
    std::vector<Slot> slots;
    Slot slot = captured;
    for (TypeId t : arg_types) {
      slots.push_back(slot);
      slot += inner.size(t);
    }
    if (which == Builtin::recover && is_defer) {
      // As if the deferring function called it, when it has returned.
      inner.emit(Op::recover, inner.words(checked().any_type), 0, 0, 0, 2);
    } else {
      inner.builtin_on(which, slots, arg_types, type_of(call_id), -1, pos, node.has_ellipsis);
    }
    if (!inner.function_.code.empty()) inner.label(to_string(ast(), call_id));
    inner.emit(Op::ret);
    inner.finish();
    at(pos);
    if (next == area) return function_value(index, -1);
    const Slot to = ref();
    emit(Op::make_closure, to, area, 0, static_cast<std::int32_t>(index), 0, static_cast<std::uint16_t>(next - area));
    return to;
  }
  Callee target = callee(node, true);
  if (target.kind == Callee::Kind::interface) emit(Op::interface_nil_check, target.value);
  const SignatureType signature = *types().under<SignatureType>(target.signature);
  if (target.kind == Callee::Kind::closure && signature.params.empty()) return target.value;
  if (target.kind == Callee::Kind::intrinsic) {
    // As an ordinary function, so that the operation happens in the call.
    target.kind = Callee::Kind::function;
    target.function = program_.function({target.object, {}});
  }
  const auto argument_area = arguments(target, node);
  const Slot args = argument_area.first;
  const std::uint16_t count = argument_area.second;
  at(pos);
  if (target.kind == Callee::Kind::function && count == 0) return function_value(target.function, -1);
  // Captured: the callee value (closure, interface), then the arguments.
  std::vector<WordKind> kinds;
  Slot area = args;
  if (target.kind == Callee::Kind::closure) kinds.push_back(WordKind::ref);
  if (target.kind == Callee::Kind::interface) {
    kinds.push_back(WordKind::iface_type);
    kinds.push_back(WordKind::iface_data);
  }
  const std::size_t head = kinds.size();
  std::vector<TypeId> params;
  if (target.has_receiver) params.push_back(target.receiver_type);
  for (TypeId t : signature.params) params.push_back(resolve(t));
  for (TypeId t : params) {
    for (WordKind kind : program_.layout(t).layout) kinds.push_back(kind);
  }
  if (head != 0) {
    area = words_of_kinds(kinds);
    emit(Op::move, area, target.value, 0, 0, 0, static_cast<std::uint16_t>(head));
    if (count != 0) emit(Op::move, area + static_cast<Slot>(head), args, 0, 0, 0, count);
  }
  const auto shape = static_cast<std::uint64_t>(target.kind) << 32;
  if (target.kind == Callee::Kind::function)
    // One for each function that has such a statement: what they pass on is then told apart (model/value_flow.hpp).
    return shared_thunk({shape | target.function, index_}, kinds, area, [&](model::Function& f) {
      f.code.push_back({Op::tail_call, 0, 0, 0, 0, 0, static_cast<std::int32_t>(target.function)});
    });
  const std::uint64_t signature_type = program_.type(target.signature);
  if (target.kind == Callee::Kind::closure)
    return shared_thunk({shape | signature_type, 0}, kinds, area, [&](model::Function& f) {
      f.code.push_back({Op::tail_call_closure, 0, count, 0, 1, 0, static_cast<std::int32_t>(signature_type)});
    });
  return shared_thunk({shape | target.method, signature_type}, kinds, area, [&](model::Function& f) {
    f.code.push_back({Op::tail_call_interface, 0, count, 0, 2, 0, static_cast<std::int32_t>(target.method)});
  });
}

}  // namespace stalemate::frontend
