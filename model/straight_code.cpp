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

namespace {

bool defines(const Operands& words, std::int32_t word) {
  return std::ranges::any_of(words.defs, [&](WordRange range) {
    return word >= range.first && word < range.first + static_cast<std::int32_t>(range.count);
  });
}

}  // namespace

std::uint32_t definition_at(const Program& program, const Function& function, const std::vector<bool>& is_target,
                            std::uint32_t pc, std::int32_t word) {
  Operands words;
  while (pc > 0 && !is_target[pc] && !is_jump(function.code[pc - 1].op)) {
    const Instruction& in = function.code[--pc];
    operands(program, function, in, words);
    if (defines(words, word)) return pc;
  }
  return no_index;
}

const Word* constant_at(const Program& program, const Function& function, const std::vector<bool>& is_target,
                        std::uint32_t pc, std::int32_t word) {
  Operands words;
  while (pc > 0 && !is_target[pc] && !is_jump(function.code[pc - 1].op)) {
    const Instruction& in = function.code[--pc];
    operands(program, function, in, words);
    if (!defines(words, word)) continue;
    if (in.op == Op::constant) return &program.words[static_cast<std::size_t>(in.k)];
    if (in.op != Op::move) return nullptr;
    word += in.b - in.a;
  }
  return nullptr;
}

bool is_initialising(const Program& program, const Function& function, const std::vector<bool>& is_target,
                     const std::vector<bool>& earlier, std::uint32_t pc) {
  constexpr std::uint32_t distance_max = 256;
  const std::uint32_t last = pc > distance_max ? pc - distance_max : 0;
  std::int32_t word = function.code[pc].a;
  Operands words;
  while (pc > last && !is_target[pc]) {
    const Instruction& in = function.code[--pc];
    if (is_jump(in.op) || is_call(in.op) || is_visible(in.op) || in.op == Op::run_defers) return false;
    operands(program, function, in, words);
    if (defines(words, word)) {
      if (in.op == Op::new_object || in.op == Op::make_slice) return true;
      if (in.op == Op::move) {
        word += in.b - in.a;
      } else if (in.op == Op::address || in.op == Op::index_address || in.op == Op::array_address) {
        word = in.b;
      } else {
        return false;
      }
    } else if (class_of(in.op) == OpClass::memory && (in.op != Op::store || !earlier[pc])) {
      // It may be where a step ends.
      return false;
    }
  }
  return false;
}

bool makes_holder(const Program& program, const Instruction& in) {
  const auto holds = [&](TypeIndex type) {
    return std::ranges::any_of(program.types[type].layout, [](WordKind kind) { return kind != WordKind::scalar; });
  };
  const auto own = static_cast<TypeIndex>(in.k);
  switch (in.op) {
    case Op::new_object:
    case Op::make_slice:
    case Op::append_slice:
    case Op::append_values: return holds(own);
    case Op::make_interface: return program.types[own].layout.size() > 1 && holds(own);
    case Op::make_chan: return holds(program.types[own].element);
    case Op::make_map: return holds(program.types[own].key) || holds(program.types[own].element);
    case Op::make_closure: return in.n > 0;
    default: return false;
  }
}

std::vector<bool> constant_words(const Program& program, const Function& function) {
  std::vector<bool> result(function.kinds.size(), false);
  std::fill_n(result.begin(), function.parameter_words, true);
  std::fill_n(result.begin() + static_cast<std::ptrdiff_t>(function.capture_base), function.capture_words, true);
  Operands words;
  for (const Instruction& in : function.code) {
    operands(program, function, in, words);
    for (const WordRange range : words.defs) {
      for (std::uint32_t i = 0; i < range.count; ++i) result[static_cast<std::size_t>(range.first) + i] = false;
    }
  }
  return result;
}

}  // namespace stalemate::model
