// What only a timeout leads to: a panic there, or in a function called there that does nothing but complain, is a
// watchdog's, and counts only if it is reached in time as the program writes it (checker/early_timeout.hpp). Two forms,
// besides select cases: a function given to time.AfterFunc that does nothing but call others, and what a comparison
// with the clock decides. What follows a sleep or a tick is not among them: who looks from time to time whether an
// invariant holds looks in the middle of an operation as well, which ordered time never does. For the same reason
// panics in what is called there otherwise are none, nor those behind what a function returns when a timeout has
// passed.
#include <algorithm>
#include <optional>

#include "frontend/lower/function_lowering.hpp"
#include "frontend/types/constant_ops.hpp"
#include "frontend/types/walk.hpp"

namespace stalemate::frontend {

/// Whether the expression calls the function `name` of package time.
bool FunctionLowering::calls_of(ExprId id, std::string_view package, std::initializer_list<std::string_view> names) {
  const auto* call = id ? ast().as<Call>(strip(id)) : nullptr;
  const auto* selector = call == nullptr ? nullptr : ast().as<Selector>(strip(call->fun));
  if (selector == nullptr) return false;
  const ObjectId object = checked().ident_objects[selector->name.value];
  if (!object || !checked().object(object).package) return false;
  if (checked().packages[checked().object(object).package.value].path != package) return false;
  const std::string_view called = ast().ident_name(selector->name);
  return std::find(names.begin(), names.end(), called) != names.end();
}

/// Whether something is compared with less than a millisecond: more passes in any run, though not in ordered time.
bool FunctionLowering::compares_with_instant(ExprId id) {
  constexpr std::int64_t millisecond = 1'000'000;
  const auto* binary = ast().as<Binary>(id);
  if (binary == nullptr) return false;
  const auto is_short = [&](ExprId operand, ExprId other) {
    const std::optional<std::int64_t> value = to_int64(checked().at(strip(operand)).value);
    return value && *value < millisecond && is_named(type_of(other), "time", "Duration");
  };
  return is_short(binary->x, binary->y) || is_short(binary->y, binary->x);
}

/// Whether the clock is read anywhere in the expression, to compare it with what may take a while.
bool FunctionLowering::reads_clock(ExprId id) {
  Worklist work;
  work.add(id);
  while (!work.exprs.empty()) {
    const ExprId next = work.exprs.back();
    work.exprs.pop_back();
    if (ast().as<FuncLit>(next) != nullptr) continue;
    if (calls_of(next, "time", {"Now", "Since", "Until"})) return true;
    if (compares_with_instant(next)) continue;
    work.add_children(ast(), next);
  }
  return false;
}

/// The function literals among what the call gives to time.AfterFunc are watchdogs, unless they decide anything.
void FunctionLowering::note_watchdogs(ExprId id) {
  if (!calls_of(id, "time", {"AfterFunc"})) return;
  for (const ExprId argument : ast().as<Call>(strip(id))->args) {
    const auto* literal = ast().as<FuncLit>(strip(argument));
    if (literal == nullptr) continue;
    const auto& statements = ast().as<BlockStmt>(literal->body)->stmts;
    const auto is_call = [&](StmtId statement) { return ast().as<ExprStmt>(statement) != nullptr; };
    if (std::all_of(statements.begin(), statements.end(), is_call)) watchdogs_.insert(strip(argument).value);
  }
}

/// Whether the case receives the time once, or that a context is done.
bool FunctionLowering::is_timeout(const CommClause& clause) {
  if (clause.is_default || ast().as<SendStmt>(clause.comm) != nullptr) return false;
  const auto* alone = ast().as<ExprStmt>(clause.comm);
  const ExprId receive = strip(alone != nullptr ? alone->x : ast().as<AssignStmt>(clause.comm)->rhs[0]);
  const ExprId channel = ast().as<Unary>(receive)->x;
  if (calls_of(channel, "time", {"Tick"})) return false;
  if (const auto* selector = ast().as<Selector>(strip(channel))) {
    TypeId holder = type_of(selector->x);
    if (const auto* pointer = types().under<PointerType>(holder)) holder = resolve(pointer->element);
    if (is_named(holder, "time", "Ticker")) return false;
  }
  const auto* type = types().under<ChanOfType>(types().core(type_of(channel)));
  return type != nullptr && (is_named(resolve(type->element), "time", "Time") || is_context_done(channel));
}

/// The call of panic that a function comes to whenever it is called, so that whoever calls it only complains. Its
/// instruction has t = 2.
ExprId FunctionLowering::complaint_of(StmtId body) {
  const auto* block = body ? ast().as<BlockStmt>(body) : nullptr;
  if (block == nullptr) return {};
  for (const StmtId statement : block->stmts) {
    if (ast().as<AssignStmt>(statement) != nullptr) continue;
    const auto* alone = ast().as<ExprStmt>(statement);
    const auto* call = alone == nullptr ? nullptr : ast().as<Call>(strip(alone->x));
    if (call == nullptr) return {};
    if (builtin_of(call->fun) == Builtin::panic) return strip(alone->x);
  }
  return {};
}

}  // namespace stalemate::frontend
