// Canonical states: equal up to the names of objects iff their encodings are equal byte strings. Objects are numbered
// in the order in which a traversal from package variables and goroutines (in order) meets them, unreachable ones
// dropped, dead frame words (liveness.hpp), irrelevant words (relevance.hpp) and words below all references to their
// object cleared, timers whose channel nobody can reach dropped; cf. Iosif, "Symmetry
// Reductions for Model Checking of Concurrent Dynamic Software" (STTT 2004) for heap canonicalisation.
#pragma once

#include <cstdint>
#include <vector>

#include "model/machine.hpp"

namespace stalemate::model {

/// Renumbers objects, drops garbage, clears dead words and recomputes HeapObject::shared, in place.
void canonicalise(const Machine& machine, State& state);
/// The same with goroutines walked in `order` (slots; those without frames are skipped).
void canonicalise_in_order(const Machine& machine, State& state, const std::vector<std::uint32_t>& order);
/// Appends the encoding of a canonical state to `bytes` (cleared first). Words are written as variable-length numbers.
void encode(const Machine& machine, const State& state, std::vector<std::uint8_t>& bytes);
/// Where the parts of an encoding begin, by number; one more each: where the last one ends.
struct EncodingParts {
  std::vector<std::uint32_t> goroutines, objects;
};
/// The same for the state after a quiet step: `before` is the encoding of the state before it. Requires: the step
/// touched no more than `touched` says.
void encode_touched(const Machine& machine, const State& state, const Touched& touched, const std::uint8_t* before,
                    const EncodingParts& parts, std::vector<std::uint8_t>& bytes);
/// The inverse of encode. Requires: `bytes` was produced by encode for this machine's program.
/// `parts` is filled in if there is one.
void decode(const Machine& machine, const std::uint8_t* bytes, std::size_t size, State& state,
            EncodingParts* parts = nullptr);

}  // namespace stalemate::model
