// What the straight code before an instruction says about it: code that is entered at its top only.
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

}  // namespace stalemate::model
