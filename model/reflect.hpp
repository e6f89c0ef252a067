// What package reflect says of interface values: facts about one, and deep equality of two.
#pragma once

#include "model/machine.hpp"

namespace stalemate::model {

/// reflect.Kind as a number; 0 for no type.
Word reflect_kind(const Type& type);
/// The facts of opcode reflect_fact.
Word reflect_fact(const Machine& machine, const State& state, std::uint8_t which, const Word* interface);
/// reflect.DeepEqual: like ==, but slices and maps by their elements, pointers by what they point to.
bool deep_equal(const Machine& machine, const State& state, const Word* x, const Word* y);

}  // namespace stalemate::model
