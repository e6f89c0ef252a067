// Calls: built-in functions on channels, and the library's functions that other goroutines can notice. The gate is
// passed by the receiver or the first argument, which are evaluated before the call; under `defer` and `go` the call
// itself is wrapped, since the operands are evaluated at the statement and the call comes later.
#include <fmt/format.h>

#include "frontend/gates/gate_writer.hpp"

namespace stalemate::frontend {

std::string_view GateWriter::package_path(const Object& object) const {
  return object.package ? std::string_view(checked_.packages[object.package.value].path) : std::string_view();
}

bool GateWriter::is_named(TypeId type, std::string_view package, std::string_view name) {
  const NamedType* named = checked_.types.as<NamedType>(type);
  if (named == nullptr) return false;
  const Object& object = checked_.object(named->object);
  return ast_.name(object.name) == name && package_path(object) == package;
}

bool GateWriter::call(ExprId id, const Call& node) {
  return builtin_call(id, node) || library_call(id, node) || function_value_call(id, node);
}

/// A function value without parameters and results may be the library's: what cancels a context.
bool GateWriter::is_function_value(ExprId fun) {
  if (ast_.as<FuncLit>(fun)) return false;
  const auto mode = checked_.at(fun).mode;
  if (mode != Mode::variable && mode != Mode::map_index) return false;
  const auto* signature = checked_.types.under<SignatureType>(checked_.type_of(fun));
  return signature != nullptr && signature->params.empty() && signature->results.empty();
}

bool GateWriter::function_value_call(ExprId id, const Call& node) {
  if (!is_function_value(strip(node.fun))) return false;
  wrap(node.fun, fmt::format("ZZ_S({}, ", soft_gate(ast_[id].pos, "call")));
  return true;
}

bool GateWriter::builtin_call(ExprId id, const Call& node) {
  const ExprId fun = strip(node.fun);
  if (!ast_.as<Ident>(fun) || checked_.at(fun).mode != Mode::builtin || node.args.empty()) return false;
  const Builtin which = checked_.object(checked_.ident_objects[fun.value]).builtin;
  const bool is_measured = which == Builtin::len;
  if (which != Builtin::close && !(is_measured && is_channel(node.args[0]))) return false;
  wrap(node.args[0], fmt::format("ZZ_C({}, ", gate(ast_[id].pos, is_measured ? "len" : "close")));
  return true;
}

bool GateWriter::library_call(ExprId id, const Call& node) {
  const auto* selector = ast_.as<Selector>(strip(node.fun));
  if (selector == nullptr) return false;
  const auto found = checked_.selections.find(strip(node.fun).value);
  if (found == checked_.selections.end()) return false;
  const Selection& selection = found->second;
  const std::string name(ast_.ident_name(selector->name));
  if (selection.kind != SelectionKind::qualified) return method_call(id, node, *selector, selection);
  const std::string_view package = package_path(checked_.object(selection.object));
  if (package == "sync/atomic" && !node.args.empty()) {
    wrap(node.args[0], fmt::format("ZZ_S({}, ", soft_gate(ast_[id].pos, name)));
    for (std::size_t i = 1; i < node.args.size(); ++i) expr(node.args[i]);
    return true;
  }
  if (package == "sync" && name == "NewCond" && node.args.size() == 1) {
    wrap(node.args[0], "ZZ_L(");
    return true;
  }
  if (package == "time" && name == "Sleep" && node.args.size() == 1) {
    wrap(node.args[0], fmt::format("ZZ_D({}, ", gate(ast_[id].pos, name)));
    return true;
  }
  if (package == "testing" && name == "Main" && node.args.size() == 4) {
    last_example(node, *selector);
    return true;
  }
  if (package == "os/signal") return signal_call(id, node, *selector, false);
  return input_call(node, package, name) || timed_call(node, *selector, package, name);
}

/// testing.Main ends the process once all is over: one more example, which comes behind the tests, holds it until the
/// schedule is used up.
void GateWriter::last_example(const Call& node, const Selector& selector) {
  const std::string type = std::string(ast_.ident_name(selector.x)) + ".InternalExample";
  wrap(node.args[0], "ZZ_Match(");
  expr(node.args[1]);
  expr(node.args[2]);
  const ExprId examples = node.args[3];
  insert(ast_[examples].pos, fmt::format("append(append([]{}(nil), ", type));
  expr(examples);
  insert(ast_[examples].end, fmt::format("...), {}{{Name: ZZ_EndName, F: ZZ_End}})", type));
}

bool GateWriter::method_call(ExprId id, const Call& node, const Selector& selector, const Selection& selection) {
  const std::string name(ast_.ident_name(selector.name));
  bool is_pointer = checked_.types.under<PointerType>(checked_.type_of(selector.x)) != nullptr;
  std::string wrapper = "ZZ_V";
  if (timer_method(id, node, selector, selection, false)) return true;
  const std::string_view owner =
      selection.kind == SelectionKind::method_value ? package_path(checked_.object(selection.object)) : "";
  if (owner == "sync" && name == "Done" && node.args.empty()) {
    // What comes right after the last Done matters to whoever waits: so the call itself is the gate's.
    insert(ast_[node.fun].pos, fmt::format("ZZ_Do({}, ", gate(ast_[id].pos, name)));
    expr(selector.x);
    edits_.erase(offset(node.lparen), 1);
    return true;
  }
  if (owner == "testing" &&
      (name.starts_with("Log") || name.starts_with("Error") || name.starts_with("Fa") || name.starts_with("Skip")) &&
      name != "Failed") {
    wrap(selector.x, fmt::format("ZZ_S({}, ", soft_gate(ast_[id].pos, name)));
    exprs(node.args);
    return true;
  }
  if (selection.kind == SelectionKind::method_value && name == "Run" && node.args.size() == 2 &&
      package_path(checked_.object(selection.object)) == "testing") {
    expr(selector.x);
    expr(node.args[0]);
    wrap(node.args[1], "ZZ_Sub(");
    return true;
  }
  if (selection.kind == SelectionKind::interface_method) {
    const bool is_context = is_named(selection.receiver, "context", "Context") && name == "Err";
    if (!is_named(selection.receiver, "sync", "Locker") && !is_context) return false;
    if (is_context) wrapper = "ZZ_S";
    is_pointer = true;
  } else if (selection.kind == SelectionKind::method_value) {
    const Object& method = checked_.object(selection.object);
    const std::string_view package = package_path(method);
    if (package != "sync" && package != "sync/atomic") return false;
    if (name == "RLocker" || name == "Go") return false;  // the first does nothing, the second starts a goroutine
    TypeId receiver = method.receiver;
    if (const auto* pointer = checked_.types.as<PointerType>(receiver)) receiver = pointer->element;
    const bool is_hard = is_named(receiver, "sync", "Mutex") || is_named(receiver, "sync", "RWMutex") ||
                         is_named(receiver, "sync", "WaitGroup") || is_named(receiver, "sync", "Cond");
    if (!is_hard) wrapper = "ZZ_S";
    if (is_named(receiver, "sync", "Cond") && name == "Wait") wrapper = "ZZ_W";
    if (is_named(receiver, "sync", "Pool") && name == "Get") wrapper = "ZZ_Pool";
    if (name == "Range") wrapper = "ZZ_Range";
  } else {
    return false;
  }
  const bool is_soft = wrapper == "ZZ_S" || wrapper == "ZZ_Pool" || wrapper == "ZZ_Range";
  const model::GateKind kind = is_soft ? model::GateKind::soft : kind_of(selection);
  const std::size_t number = gate(ast_[id].pos, name, false, kind);
  wrap(selector.x, fmt::format("{}({}, {}", wrapper, number, is_pointer ? "" : "&"));
  exprs(node.args);
  return true;
}

model::GateKind GateWriter::kind_of(const Selection& selection) {
  if (selection.kind != SelectionKind::method_value) return model::GateKind::plain;
  const Object& method = checked_.object(selection.object);
  TypeId receiver = method.receiver;
  if (const auto* pointer = checked_.types.as<PointerType>(receiver)) receiver = pointer->element;
  const bool waits = ast_.name(method.name) == "Wait" && is_named(receiver, "sync", "WaitGroup");
  return waits ? model::GateKind::arrival : model::GateKind::plain;
}

void GateWriter::delayed_call(ExprId id) {
  const auto& node = *ast_.as<Call>(strip(id));
  const ExprId fun = strip(node.fun);
  const Pos pos = ast_[strip(id)].pos;
  if (ast_.as<Ident>(fun) && checked_.at(fun).mode == Mode::builtin) {
    if (checked_.object(checked_.ident_objects[fun.value]).builtin != Builtin::close) return exprs(node.args);
    const std::size_t number = gate(pos, "close", true);
    erase(ast_[fun].pos, ast_[fun].end);
    insert(ast_[fun].pos, "ZZ_Close");
    edits_.insert(offset(node.lparen) + 1, fmt::format("{}, ", number));
    return expr(node.args[0]);
  }
  const auto* selector = ast_.as<Selector>(fun);
  const auto found = selector == nullptr ? checked_.selections.end() : checked_.selections.find(fun.value);
  if (found != checked_.selections.end() && node.args.size() <= 1) {
    const Selection& selection = found->second;
    const bool is_locker =
        selection.kind == SelectionKind::interface_method && is_named(selection.receiver, "sync", "Locker");
    const bool is_sync =
        selection.kind == SelectionKind::method_value && package_path(checked_.object(selection.object)) == "sync";
    const std::string name(ast_.ident_name(selector->name));
    const bool has_argument = !node.args.empty();
    if ((is_locker || is_sync) && (!has_argument || name == "Add" || name == "Do")) {
      const std::size_t number = gate(pos, name, true, kind_of(selection));
      insert(ast_[node.fun].pos, fmt::format("{}({}, ", has_argument ? "ZZ_Do1" : "ZZ_Do", number));
      expr(selector->x);
      edits_.erase(offset(node.lparen), 1);
      if (!has_argument) return;
      edits_.insert(offset(node.lparen) + 1, ", ");
      return expr(node.args[0]);
    }
  }
  if (found != checked_.selections.end() && found->second.kind == SelectionKind::qualified &&
      package_path(checked_.object(found->second.object)) == "os/signal" &&
      signal_call(strip(id), node, *selector, true))
    return;
  if (is_function_value(fun)) {
    insert(ast_[node.fun].pos, fmt::format("ZZ_SDo({}, ", soft_gate(pos, "call", true)));
    expr(node.fun);
    edits_.erase(offset(node.lparen), 1);
    return;
  }
  if (found != checked_.selections.end() && timer_method(strip(id), node, *selector, found->second, true)) return;
  expr(node.fun);
  exprs(node.args);
}

void GateWriter::composite_literal(ExprId id, const CompositeLit& node) {
  // A Cond's lock is taken again inside Wait: `ZZ_L` puts a gate there.
  const TypeId type = checked_.type_of(id);
  const bool is_cond = type && is_named(type, "sync", "Cond");
  // A test that is listed gets a goroutine.
  const bool is_test = type && is_named(type, "testing", "InternalTest");
  for (const ExprId element : node.elements) {
    const auto* pair = ast_.as<KeyValue>(element);
    if (pair == nullptr) {
      if (is_test && element == node.elements.back()) {
        wrap(element, "ZZ_Sub(");
      } else {
        expr(element);
      }
    } else if (is_test && ast_.as<Ident>(pair->key) && ast_.ident_name(pair->key) == "F") {
      wrap(pair->value, "ZZ_Sub(");
    } else if (is_cond) {
      wrap(pair->value, "ZZ_L(");
    } else {
      if (!type || !checked_.types.under<StructOfType>(type)) expr(pair->key);
      expr(pair->value);
    }
  }
}

}  // namespace stalemate::frontend
