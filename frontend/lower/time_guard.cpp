// What only a timeout leads to: a panic there, or in what is called there, is a watchdog's, and counts only if it is
// reached in time as the program writes it (checker/early_timeout.hpp). Besides select cases: a function given to
// time.AfterFunc that does nothing but complain, what a comparison with the clock decides, and what a function reports,
// or a variable holds, that such a place sets. What follows a sleep is not among them: who looks from time to time
// whether an invariant holds looks in the middle of an operation as well, which ordered time never does.
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

/// Whether the case receives the time, or that a context is done.
bool FunctionLowering::is_timeout(const CommClause& clause) {
  if (clause.is_default || ast().as<SendStmt>(clause.comm) != nullptr) return false;
  const auto* alone = ast().as<ExprStmt>(clause.comm);
  const ExprId receive = strip(alone != nullptr ? alone->x : ast().as<AssignStmt>(clause.comm)->rhs[0]);
  const ExprId channel = ast().as<Unary>(receive)->x;
  const auto* type = types().under<ChanOfType>(types().core(type_of(channel)));
  return type != nullptr && (is_named(resolve(type->element), "time", "Time") || is_context_done(channel));
}

/// Whether a function of the user's returns because a timeout has passed.
bool FunctionLowering::reports_timeout(ObjectId function) {
  const Object& declared = checked().object(function);
  if (declared.kind != ObjectKind::function || program_.is_library(declared.package)) return false;
  const auto [known, is_new] = program_.reports_timeout.try_emplace(function.value, false);
  const auto* decl = is_new ? ast().as<FuncDecl>(declared.decl) : nullptr;
  if (decl == nullptr || !decl->body) return known->second;
  const auto returns = [&](Worklist work) {
    while (!work.stmts.empty()) {
      const StmtId next = work.stmts.back();
      work.stmts.pop_back();
      if (ast().as<ReturnStmt>(next) != nullptr) return true;
      work.add_children(ast(), next);
    }
    return false;
  };
  Worklist work, timed;
  work.add(decl->body);
  bool result = false;
  while (!work.stmts.empty() && !result) {
    const StmtId next = work.stmts.back();
    work.stmts.pop_back();
    if (const auto* clause = ast().as<CommClause>(next); clause != nullptr && is_timeout(*clause)) {
      timed.add(clause->body);
    } else if (const auto* branch = ast().as<IfStmt>(next); branch != nullptr && reads_clock(branch->cond)) {
      timed.add(branch->then_block);
    } else if (const auto* end = ast().as<ReturnStmt>(next)) {
      result = std::ranges::any_of(end->results, [&](ExprId value) { return tells_timeout(value); });
    }
    work.add_children(ast(), next);
  }
  return program_.reports_timeout[function.value] = result || returns(std::move(timed));
}

/// Whether the value says that a timeout has passed: of a call of such a function, or of a variable it was put into.
bool FunctionLowering::tells_timeout(ExprId id) {
  Worklist work;
  work.add(id);
  while (!work.exprs.empty()) {
    const ExprId next = strip(work.exprs.back());
    work.exprs.pop_back();
    if (ast().as<FuncLit>(next) != nullptr) continue;
    if (ast().as<Ident>(next) && program_.timed_variables.contains(checked().ident_objects[next.value].value))
      return true;
    if (const auto* call = ast().as<Call>(next)) {
      const ExprId fun = strip(call->fun);
      const auto selection = checked().selections.find(fun.value);
      ObjectId called;
      if (ast().as<Ident>(fun)) called = checked().ident_objects[fun.value];
      if (const auto* selector = ast().as<Selector>(fun)) {
        called = selection != checked().selections.end() ? selection->second.object
                                                         : checked().ident_objects[selector->name.value];
      }
      if (called && reports_timeout(called)) return true;
    }
    work.add_children(ast(), next);
  }
  return false;
}

/// Flags and errors that are set where a timeout has passed, or to what tells of one.
void FunctionLowering::note_timed(const std::vector<ExprId>& targets, const std::vector<ExprId>& values) {
  const bool is_timed =
      in_time_case_ || std::ranges::any_of(values, [&](ExprId value) { return tells_timeout(value); });
  if (!is_timed) return;
  for (const ExprId target : targets) {
    const ExprId name = strip(target);
    const ObjectId object = ast().as<Ident>(name) ? checked().ident_objects[name.value] : ObjectId{};
    if (!object || checked().object(object).kind != ObjectKind::variable) continue;
    const TypeId type = object_type(object);
    if (basic_kind(type) == BasicKind::bool_ || type == checked().error_type) {
      program_.timed_variables.insert(object.value);
    }
  }
}

}  // namespace stalemate::frontend
