// Optimal dynamic partial order reduction: a stateless search that executes exactly one execution of each Mazurkiewicz
// trace, that is of each class of complete executions that differ by swapping independent neighbours (P. Abdulla,
// S. Aronis, B. Jonsson, K. Sagonas, "Optimal Dynamic Partial Order Reduction", POPL 2014; JACM 64(4), 2017, algorithm
// 2). It keeps no states but those along the current execution, so it is an independent check of the searches that do,
// and it counts traces. At the end of each execution it looks for events f that could have happened instead of an event
// e and what follows from e: what else is enabled, and depends on e, after some of the events that do not follow from
// e. That covers reversed races as well as other choices of the same actor (select cases, partners), which the papers'
// deterministic processes do not have, and operations that e has disabled for good.
// Invariants: (1) no event is executed that sleeps, and when something is enabled not all of it sleeps (else the
// execution is counted as redundant); (2) a scheduled event is enabled, and what it touches is
// what it touched in the execution it was found in.
#pragma once

#include <optional>

#include "checker/explorer.hpp"

namespace stalemate::checker {

/// An execution longer than this ends the search where no --max-depth is given: an endless one has no end to look back
/// from, and there are infinitely many of them.
inline constexpr std::uint32_t dpor_depth_max = 2000;

/// Why a search is not complete although it has come to its end: what a step does to a WaitGroup that is raised again
/// hangs on who has come to Wait, which the dependency tells only in part. Some executions may be missing.
inline constexpr const char* dpor_gap =
    "the stateless search does not cover WaitGroups that are raised again after zero";

Exploration optimal_dpor(model::Machine& machine, const CheckOptions& options);
/// The same with a fault: line `left_out` of dependency.def is ignored. For tests only. Nothing if the search noticed
/// by itself that its relation is wrong.
std::optional<Exploration> optimal_dpor_without(model::Machine& machine, const CheckOptions& options,
                                                std::size_t left_out);

}  // namespace stalemate::checker
