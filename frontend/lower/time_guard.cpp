// What only a timeout leads to: a panic there is a watchdog's, and counts only if it is reached in time as the program
// writes it (checker/early_timeout.hpp). Two forms, besides select cases: a function given to time.AfterFunc that does
// nothing but complain, and what a comparison with the clock decides. What follows a sleep is not among them: who looks
// from time to time whether an invariant holds looks in the middle of an operation as well, which ordered time never
// does.
#include <algorithm>

#include "frontend/lower/function_lowering.hpp"
#include "frontend/types/walk.hpp"

namespace stalemate::frontend {

/// Whether the expression calls the function `name` of package time.
bool FunctionLowering::calls_of_time(ExprId id, std::initializer_list<std::string_view> names) {
  const auto* call = id ? ast().as<Call>(strip(id)) : nullptr;
  const auto* selector = call == nullptr ? nullptr : ast().as<Selector>(strip(call->fun));
  if (selector == nullptr) return false;
  const ObjectId object = checked().ident_objects[selector->name.value];
  if (!object || checked().packages[checked().object(object).package.value].path != "time") return false;
  const std::string_view called = ast().ident_name(selector->name);
  return std::find(names.begin(), names.end(), called) != names.end();
}

/// Whether the clock is read anywhere in the expression.
bool FunctionLowering::reads_clock(ExprId id) {
  Worklist work;
  work.add(id);
  while (!work.exprs.empty()) {
    const ExprId next = work.exprs.back();
    work.exprs.pop_back();
    if (ast().as<FuncLit>(next) != nullptr) continue;
    if (calls_of_time(next, {"Now", "Since", "Until"})) return true;
    work.add_children(ast(), next);
  }
  return false;
}

/// The function literals among what the call gives to time.AfterFunc are watchdogs, unless they decide anything.
void FunctionLowering::note_watchdogs(ExprId id) {
  if (!calls_of_time(id, {"AfterFunc"})) return;
  for (const ExprId argument : ast().as<Call>(strip(id))->args) {
    const auto* literal = ast().as<FuncLit>(strip(argument));
    if (literal == nullptr) continue;
    const auto& statements = ast().as<BlockStmt>(literal->body)->stmts;
    const auto is_call = [&](StmtId statement) { return ast().as<ExprStmt>(statement) != nullptr; };
    if (std::all_of(statements.begin(), statements.end(), is_call)) watchdogs_.insert(strip(argument).value);
  }
}

}  // namespace stalemate::frontend
