// Conversions from unsafe.Pointer (package unsafe, rule 1: "conversion of a *T1 to Pointer to *T2"): memory is words
// with types, not bytes, so a pointer may be read as one to another type only where both see the same words.
#pragma once

#include "model/machine.hpp"

namespace stalemate::model {

/// Whether the words at `ref` can be read and written as a value of type `target`: as many of them, references where it
/// has references, numbers of the same width and kind where it has numbers (64 bits may be a float or an integer).
bool can_read_as(const Machine& machine, const State& state, Ref ref, TypeIndex target);

}  // namespace stalemate::model
