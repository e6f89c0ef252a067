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
  std::uint32_t owner = 0;  // key of the function literal or loop body that declares it; 0 for the outermost function
  bool captured = false;
  bool address_taken = false;
  bool reassigned = false;     // besides its declaration (and, for a loop variable, its loop's post statement)
  bool post_assigned = false;  // by the post or cond of the loop that declares it
};

/// The key of a function literal, and of the body of a range-over-func loop, which is a function as well.
inline std::uint32_t function_key(ExprId literal) { return literal.value; }
inline constexpr std::uint32_t loop_body_bit = 0x8000'0000;
inline std::uint32_t loop_body_key(StmtId range) { return loop_body_bit | range.value; }
bool ranges_over_function(const Checked& checked, const RangeStmt& range);

/// The uses of local variables in one outermost function (or package-level initialiser), and the variables each of its
/// function literals and range-over-func bodies captures from outside.
struct VariableUses {
  std::unordered_map<std::uint32_t, VariableUse> uses;                // by ObjectId
  std::unordered_map<std::uint32_t, std::vector<ObjectId>> captures;  // by function key, in order of first use
  std::unordered_set<std::uint32_t> defers;  // loop bodies with a defer statement of the function around them
  std::unordered_map<std::uint32_t, std::unordered_set<std::uint32_t>> labels;  // by function key: Symbols declared
  bool boxed(ObjectId object, bool per_iteration_loops) const;
};

VariableUses analyse_variables(const Ast& ast, const Checked& checked, const Object* function, StmtId body,
                               ExprId expression);

}  // namespace stalemate::frontend
