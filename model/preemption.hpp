// Where a goroutine whose local budget is used up (MachineLimits::local_budget) stands: passing that is its next step.
#pragma once

#include "model/program.hpp"

namespace stalemate::model {

/// Jumps end the budget of loops, calls that of recursions.
inline bool is_preemption_point(Op op) {
  return op == Op::jump || op == Op::jump_if || op == Op::jump_unless || op == Op::call || op == Op::call_closure ||
         op == Op::call_interface;
}

}  // namespace stalemate::model
