// Random walks: executions whose next step is drawn by lot, to meet shallow bugs in programs too big to explore. Half
// of them draw among all enabled steps; half follow priorities drawn for each goroutine, the highest moving until one
// of a few random moments at which it becomes the lowest. The latter finds a bug of depth d with probability at least
// 1/(n·k^(d-1)) in k steps of n goroutines (Burckhardt, Kothari, Musuvathi, Nagarakatte, "A Randomized Scheduler with
// Probabilistic Guarantees of Finding Bugs", ASPLOS 2010). The draws do not differ from run to run.
#pragma once

#include "checker/explorer.hpp"

namespace stalemate::checker {

/// The walks as one exploration, never a complete one.
Exploration random_walks(model::Machine& machine, const CheckOptions& options);

}  // namespace stalemate::checker
