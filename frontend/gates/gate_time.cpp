// Timers, tickers, contexts with a deadline, and signals: what the library would make is made by the gates instead, so
// that it ends, or comes, when the schedule says and never by itself. Likewise readings of the clock.
#include <fmt/format.h>

#include "frontend/gates/gate_writer.hpp"

namespace stalemate::frontend {

bool GateWriter::timed_call(const Call& node, const Selector& selector, std::string_view package,
                            const std::string& name) {
  const bool is_timer = package == "time" && (name == "After" || name == "NewTimer" || name == "AfterFunc" ||
                                              name == "NewTicker" || name == "Tick");
  const bool is_clock = package == "time" && (name == "Now" || name == "Since" || name == "Until");
  const bool is_context = package == "context" && (name == "WithTimeout" || name == "WithDeadline");
  if (!is_timer && !is_clock && !is_context) return false;
  const ExprId fun = strip(node.fun);
  erase(ast_[fun].pos, ast_[fun].end);
  insert(ast_[fun].pos, "ZZ_" + name);
  exprs(node.args);
  const std::string package_name(ast_.ident_name(selector.x));
  tail_ += fmt::format("\nvar _ = {}.{}\n", package_name, is_context ? "Background" : "Now");
  return true;
}

bool GateWriter::signal_call(ExprId id, const Call& node, const Selector& selector, bool is_deferred) {
  const std::string name(ast_.ident_name(selector.name));
  const bool waits = name == "NotifyContext";
  if (!waits && name != "Notify" && name != "Stop" && name != "Reset" && name != "Ignore") return false;
  const ExprId fun = strip(node.fun);
  erase(ast_[fun].pos, ast_[fun].end);
  const bool is_reset = name == "Reset" || name == "Ignore";
  insert(ast_[fun].pos, name == "Stop" ? "ZZ_StopSignals" : is_reset ? "ZZ_ResetSignals" : "ZZ_" + name);
  if (!waits) {
    const char* comma = node.args.empty() ? "" : ", ";
    edits_.insert(offset(node.lparen) + 1, fmt::format("{}{}", soft_gate(ast_[id].pos, name, is_deferred), comma));
  }
  exprs(node.args);
  tail_ += fmt::format("\nvar _ = {}.Stop\n", ast_.ident_name(selector.x));
  return true;
}

bool GateWriter::is_timer_method(const Selection& selection) {
  if (selection.kind != SelectionKind::method_value) return false;
  const Object& method = checked_.object(selection.object);
  return package_path(method) == "time" && method.receiver &&
         (ast_.name(method.name) == "Stop" || ast_.name(method.name) == "Reset");
}

// t.Reset(d) → ZZ_ResetTimer(S, t, d), which passes the gate itself: so it may be deferred as well.
bool GateWriter::timer_method(ExprId id, const Call& node, const Selector& selector, const Selection& selection,
                              bool is_deferred) {
  if (!is_timer_method(selection)) return false;
  const std::string name(ast_.ident_name(selector.name));
  const bool is_pointer = checked_.types.under<PointerType>(checked_.type_of(selector.x)) != nullptr;
  insert(ast_[selector.x].pos,
         fmt::format("ZZ_{}{}({}, {}", name, is_named_receiver(selection, "Ticker") ? "Ticker" : "Timer",
                     gate(ast_[id].pos, name, is_deferred), is_pointer ? "" : "&"));
  expr(selector.x);
  erase(ast_[selector.x].end, node.lparen);
  edits_.erase(offset(node.lparen), 1);
  if (node.args.empty()) return true;
  edits_.insert(offset(node.lparen) + 1, ", ");
  exprs(node.args);
  return true;
}

bool GateWriter::is_named_receiver(const Selection& selection, std::string_view name) {
  TypeId receiver = checked_.object(selection.object).receiver;
  if (const auto* pointer = checked_.types.as<PointerType>(receiver)) receiver = pointer->element;
  return is_named(receiver, "time", name);
}

}  // namespace stalemate::frontend
