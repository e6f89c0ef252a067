// Where each local variable lives. A variable is boxed (an object of its own on the heap) if its address is taken, or
// if a closure captures it and somebody assigns to it after its declaration; a captured variable that is never
// reassigned is copied into the closure, so reading it is no access to shared memory (gc captures by value on the same
// condition). All other variables are frame words.
#pragma once

#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "frontend/types/checked.hpp"

namespace stalemate::frontend {

struct VariableUse {
  std::uint32_t owner = 0;  // ExprId of the FuncLit that declares it; 0 for the outermost function
  bool captured = false;
  bool address_taken = false;
  bool reassigned = false;     // besides its declaration (and, for a loop variable, its loop's post statement)
  bool post_assigned = false;  // by the post or cond of the loop that declares it
};

/// The uses of local variables in one outermost function (or package-level initialiser), and the variables each of its
/// function literals captures from outside.
struct VariableUses {
  std::unordered_map<std::uint32_t, VariableUse> uses;                // by ObjectId
  std::unordered_map<std::uint32_t, std::vector<ObjectId>> captures;  // by ExprId of the FuncLit, in order of first use
  bool boxed(ObjectId object, bool per_iteration_loops) const;
};

VariableUses analyse_variables(const Ast& ast, const Checked& checked, const Object* function, StmtId body,
                               ExprId expression);

}  // namespace stalemate::frontend
