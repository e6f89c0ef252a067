#include "model/straight_code.hpp"

#include <algorithm>

#include "model/operands.hpp"

namespace stalemate::model {

bool is_jump(Op op) { return op == Op::jump || op == Op::jump_if || op == Op::jump_unless || op == Op::select; }

std::vector<bool> jump_targets(const Program& program, const Function& function) {
  std::vector<bool> is_target(function.code.size() + 1, false);
  std::vector<Successor> next;
  for (std::uint32_t i = 0; i < function.code.size(); ++i) {
    successors(program, function, i, next);
    for (const Successor& successor : next) {
      if (successor.pc != i + 1 && successor.pc < is_target.size()) is_target[successor.pc] = true;
    }
  }
  if (function.defer_slot >= 0) is_target[function.epilogue] = true;
  return is_target;
}

const Word* constant_at(const Program& program, const Function& function, const std::vector<bool>& is_target,
                        std::uint32_t pc, std::int32_t word) {
  Operands words;
  while (pc > 0 && !is_target[pc] && !is_jump(function.code[pc - 1].op)) {
    const Instruction& in = function.code[--pc];
    operands(program, function, in, words);
    const bool defines = std::ranges::any_of(words.defs, [&](WordRange range) {
      return word >= range.first && word < range.first + static_cast<std::int32_t>(range.count);
    });
    if (!defines) continue;
    if (in.op == Op::constant) return &program.words[static_cast<std::size_t>(in.k)];
    if (in.op != Op::move) return nullptr;
    word += in.b - in.a;
  }
  return nullptr;
}

}  // namespace stalemate::model
