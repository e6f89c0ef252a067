// Initialisers of library variables that nobody reads are left out, unless they change what is read: `var _ =
// register()`.
#include <algorithm>

#include "frontend/lower/program_lowering.hpp"
#include "frontend/types/walk.hpp"

namespace stalemate::frontend {

/// Whether the initialiser calls a function of its package that assigns to a package variable the program has met.
bool ProgramLowering::changes_variables(const Package& package, ExprId rhs) const {
  const auto* call = ast.as<Call>(rhs);
  if (call == nullptr || ast.as<Ident>(call->fun) == nullptr) return false;
  const ObjectId called = checked.ident_objects[call->fun.value];
  if (!called || !checked.object(called).decl) return false;
  const auto* function = ast.as<FuncDecl>(checked.object(called).decl);
  if (function == nullptr || !function->body) return false;
  const auto is_met_variable = [&](ExprId place) {
    for (;;) {
      if (const auto* index = ast.as<Index>(place)) {
        place = index->x;
      } else if (const auto* selector = ast.as<Selector>(place)) {
        place = selector->x;
      } else if (const auto* paren = ast.as<Paren>(place)) {
        place = paren->x;
      } else {
        break;
      }
    }
    if (ast.as<Ident>(place) == nullptr) return false;
    const ObjectId object = checked.ident_objects[place.value];
    return object && globals_.contains(object.value) &&
           std::find(package.variables.begin(), package.variables.end(), object) != package.variables.end();
  };
  Worklist work;
  work.add(function->body);
  while (!work.stmts.empty()) {
    const StmtId id = work.stmts.back();
    work.stmts.pop_back();
    if (const auto* assignment = ast.as<AssignStmt>(id)) {
      if (std::any_of(assignment->lhs.begin(), assignment->lhs.end(), is_met_variable)) return true;
    }
    if (const auto* change = ast.as<IncDecStmt>(id); change != nullptr && is_met_variable(change->x)) return true;
    work.add_children(ast, id);
  }
  return false;
}

}  // namespace stalemate::frontend
