// What can be told of how a program ends although its search is not complete, so that bottom components are unknown: a
// state in which a goroutine is stuck whatever happens next. It is, if everybody who might ever enable what it stands
// before, or what they stand before, and so on, is disabled too: a stubborn set without an enabled transition
// (checker/stubborn_set.hpp). So programs whose states have no end, because something counts for ever, still show
// leaks and partial deadlocks. Without main it is a leak; with main stuck, or in a loop without a way out, a partial
// deadlock. While main may yet return nothing is said: which of the two it is is not known.
#pragma once

#include <vector>

#include "checker/analysis.hpp"

namespace stalemate::checker {

/// The ends that show in some of the stored states: one for each set of places somebody is stuck at, by `state`; of
/// several states the one stored first. Only a sample of the states of a large graph is looked at.
std::vector<End> certain_ends(const model::Machine& machine, const Exploration& exploration, StateRecall& recall);

}  // namespace stalemate::checker
