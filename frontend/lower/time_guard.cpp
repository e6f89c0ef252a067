// What only a timeout leads to: a panic there is a watchdog's, and counts as one only if it is reached in time as the
// program writes it (checker/early_timeout.hpp). Found by the forms people write: the body of `time.AfterFunc(d, func()
// {…})`, what follows a sleep or a received time in its block, what a comparison with the clock decides. A panic that
// is marked without being a watchdog's is still an error if ordered time reaches it.
#include <algorithm>

#include "frontend/lower/function_lowering.hpp"
#include "frontend/syntax/children.hpp"

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
  if (!id || ast().as<FuncLit>(id) != nullptr) return false;
  if (calls_of_time(id, {"Now", "Since", "Until"})) return true;
  for (const ExprId part : children_of(ast(), id).exprs) {
    if (reads_clock(part)) return true;
  }
  return false;
}

/// Whether what follows the statement happens after some time: a sleep, a received time, a loop until the clock says.
bool FunctionLowering::takes_time(StmtId id) {
  if (const auto* loop = ast().as<ForStmt>(id)) return reads_clock(loop->cond);
  const auto* statement = ast().as<ExprStmt>(id);
  if (statement == nullptr) return false;
  const ExprId x = strip(statement->x);
  if (calls_of_time(x, {"Sleep"})) return true;
  const auto* receive = ast().as<Unary>(x);
  return receive != nullptr && receive->op == Tok::arrow && is_named(resolve(type_of(x)), "time", "Time");
}

/// The function literals among what the call gives to time.AfterFunc are watchdogs.
void FunctionLowering::note_watchdogs(ExprId id) {
  if (!calls_of_time(id, {"AfterFunc"})) return;
  for (const ExprId argument : ast().as<Call>(strip(id))->args) {
    if (ast().as<FuncLit>(strip(argument)) != nullptr) watchdogs_.insert(strip(argument).value);
  }
}

}  // namespace stalemate::frontend
