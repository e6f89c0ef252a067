// Symmetry: nothing in Go tells goroutines apart but what they do, so states that differ only in which goroutine is
// which, or in the names of the objects these lead to, behave alike. Goroutines are put into an order that follows from
// what they are: where they were started, where they stand, their words, and, through references, what they hold. Any
// order is sound, since it only chooses a representative (R. Iosif, "Symmetry Reductions for Model Checking of
// Concurrent Dynamic Software", STTT 2004); two symmetric states are stored both only where colour refinement cannot
// tell apart what no automorphism maps onto each other.
#pragma once

#include <cstdint>
#include <vector>

#include "model/machine.hpp"

namespace stalemate::model {

/// Sorts `order` (slots of goroutines) and leaves the state canonical in that order. Requires: it is in the order
/// given, and main, if alive, stands first. Finished goroutines go last.
void sort_alike(const Machine& machine, State& state, std::vector<std::uint32_t>& order);

}  // namespace stalemate::model
