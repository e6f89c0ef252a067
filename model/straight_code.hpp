// What code says about the words of its frame: the straight code before an instruction, entered at its top only, or all
// of a function.
#pragma once

#include <vector>

#include "model/program.hpp"

namespace stalemate::model {

bool is_jump(Op op);
/// Instructions that are reached from elsewhere than the one before, by pc.
std::vector<bool> jump_targets(const Program& program, const Function& function);
/// The constant a frame word holds at `pc`, if the straight code before it says so; else null.
const Word* constant_at(const Program& program, const Function& function, const std::vector<bool>& is_target,
                        std::uint32_t pc, std::int32_t word);
/// The instruction that has written `word` last before `pc`, if the straight code before it says so; else no_index.
std::uint32_t definition_at(const Program& program, const Function& function, const std::vector<bool>& is_target,
                            std::uint32_t pc, std::int32_t word);

/// Whether the word written by the store at `pc` is part of an object made in the same step, by the straight code
/// before it: such a store is no act on anything that exists while others move.
/// `earlier` says so of the stores before it.
bool is_initialising(const Program& program, const Function& function, const std::vector<bool>& is_target,
                     const std::vector<bool>& earlier, std::uint32_t pc);
/// Whether an instruction makes an object that holds references.
bool makes_holder(const Program& program, const Instruction& in);

/// Words of a frame that always hold what they held at the function's beginning: parameters and captured variables that
/// no instruction writes to.
std::vector<bool> constant_words(const Program& program, const Function& function);

}  // namespace stalemate::model
