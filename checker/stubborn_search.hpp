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

/// Planted faults: what a search leaves out. For tests only.
struct StubbornFault {
  std::uint32_t conflict = model::no_index;  // a line of conflict.def
  bool repair = false;                       // whoever is ignored stays ignored
  bool next_best_set = false;                // a set with a step that ends the run stands for the others
  bool alike_by_place = false;               // goroutines at one place are alike, whatever they hold
  bool like_never_ends = false;              // what a like goroutine has done before does not count
  bool second_search = false;                // crashes that were seen ask for no more conflicts
};
Exploration stubborn_search_without(const StubbornFault& fault, model::Machine& machine, const CheckOptions& options);

}  // namespace stalemate::checker
