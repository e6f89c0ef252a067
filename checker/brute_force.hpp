// Complete search without any reduction: every enabled transition of every reachable state is executed. It is the
// oracle the reduced explorers are compared with, so it stays as plain as it can be.
#pragma once

#include "checker/explorer.hpp"

namespace stalemate::checker {

/// `options.order` decides whether the newest or the oldest open state is expanded next; a complete search stores the
/// same states and edges either way (numbered differently).
Exploration brute_force(model::Machine& machine, const CheckOptions& options);

}  // namespace stalemate::checker
