// The wait-for graph of an end state (Holt, "Some Deadlock Properties of Computer Systems", ACM Computing Surveys
// 1972): goroutine -> object it waits for -> goroutine that could do the complementary operation. A cycle is the
// shortest explanation of a deadlock there is; where waits are alternatives (several wakers, several cases) it is an
// explanation among others, which is why stuckness itself is never decided here.
#pragma once

#include <string>
#include <vector>

#include "checker/explain_wait.hpp"

namespace stalemate::checker {

/// What one stuck goroutine waits for.
struct Waiter {
  std::uint32_t g = 0;
  std::vector<ExplainedWait> waits;
};

/// A shortest cycle through the first waiter that is on one: "g1", "ch2", "g1.1", "ch1", "g1". Empty if there is none.
std::vector<std::string> wait_cycle(const std::vector<Waiter>& waiters, const model::GoroutineNames& names);

}  // namespace stalemate::checker
