// Depth-first search that expands one stubborn set in each state (stubborn_set.hpp), with exact visited states. What it
// preserves, compared with brute force: every terminal state; with the repair below every reachable local state, hence
// every crash; every pair of accesses that can be made at once, hence every data race; and for each bottom component of
// the full graph one here in which the same goroutines are stuck at the same places (Valmari & Vogler, "Fair Testing
// and Stubborn Sets", SPIN 2016). Repair: in a component no edge leaves, a goroutine or timer that could move and never
// does is being ignored (Valmari's ignoring problem); its closure is added to one state of the component and the search
// goes on, until nobody is ignored. A step that ends the run (crash, exit) disables everybody else, so a set with such
// a step does not stand for the others: the next best set is expanded as well.
// Not preserved: cycles that a fair scheduler leaves (busy loops) may be missing, and paths are longer than in the full
// graph.
#pragma once

#include "checker/expansion.hpp"
#include "checker/explorer.hpp"

namespace stalemate::checker {

/// With `sleep`, transitions of the sets that sleep are passed over.
Exploration stubborn_search(model::Machine& machine, const CheckOptions& options, Sleep sleep = Sleep::off);
/// The same with a fault: line `left_out` of conflict.def is ignored. For tests only.
Exploration stubborn_search_without(model::Machine& machine, const CheckOptions& options, std::uint32_t left_out,
                                    Sleep sleep = Sleep::off);

}  // namespace stalemate::checker
