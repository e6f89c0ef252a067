#include "model/done_bound.hpp"

#include <algorithm>

#include "model/frames.hpp"
#include "model/operands.hpp"
#include "model/straight_code.hpp"

namespace stalemate::model {

DoneBound::DoneBound(const Program& program, const EffectTable& effects) : program_(program), effects_(effects) {
  const std::size_t count = program.functions.size();
  entry_.assign(count, 0);
  done_.resize(count);
  from_.resize(count);
  for (FunctionIndex f = 0; f < count; ++f) {
    const Function& function = program.functions[f];
    done_[f].assign(function.code.size(), 0);
    from_[f].assign(function.code.size(), 0);
    std::vector<bool> is_target;
    for (std::uint32_t pc = 0; pc < function.code.size(); ++pc) {
      const Instruction& in = function.code[pc];
      if (in.op != Op::wait_group_add) continue;
      if (is_target.empty()) is_target = jump_targets(program, function);
      const Word* delta = constant_at(program, function, is_target, pc, in.b);
      const auto by = delta == nullptr ? -static_cast<std::int64_t>(many) : static_cast<std::int64_t>(*delta);
      done_[f][pc] = static_cast<std::uint8_t>(std::clamp<std::int64_t>(-by, 0, many));
    }
  }
  // Numbers only grow, up to `many`: loops that call Done end there.
  for (bool changed = true; changed;) {
    changed = false;
    for (FunctionIndex f = 0; f < count; ++f) changed = solve(f) || changed;
  }
}

/// Of the instruction at `pc` alone. A deferred call counts where it is deferred.
std::uint32_t DoneBound::own(FunctionIndex f, std::uint32_t pc) const {
  const Instruction& in = program_.functions[f].code[pc];
  const auto most = [&](const std::vector<FunctionIndex>& functions) {
    std::uint32_t result = 0;
    for (const FunctionIndex function : functions) result = std::max(result, entry_[function]);
    return result;
  };
  switch (in.op) {
    case Op::wait_group_add: return done_[f][pc];
    case Op::run_defers: return 0;
    case Op::defer_push: {
      const FunctionIndex around = in.t == 1 ? static_cast<FunctionIndex>(in.k) : f;
      return most(effects_.callees(around, program_.functions[around].epilogue));
    }
    case Op::timer_start: return most(effects_.timer_functions());
    default: return most(effects_.callees(f, pc));
  }
}

/// Backwards through one function; whether any number has grown.
bool DoneBound::solve(FunctionIndex f) {
  const Function& function = program_.functions[f];
  std::vector<std::uint8_t>& rows = from_[f];
  std::vector<Successor> next;
  bool has_grown = false;
  for (bool changed = true; changed;) {
    changed = false;
    for (auto pc = static_cast<std::uint32_t>(rows.size()); pc-- > 0;) {
      std::uint32_t after = 0;
      successors(program_, function, pc, next);
      for (const Successor& successor : next) {
        if (successor.pc < rows.size()) after = std::max<std::uint32_t>(after, rows[successor.pc]);
      }
      // A recovered panic resumes there, from anywhere.
      if (function.defer_slot >= 0) after = std::max<std::uint32_t>(after, rows[function.epilogue]);
      const std::uint32_t number = std::min(after + own(f, pc), many);
      if (number <= rows[pc]) continue;
      rows[pc] = static_cast<std::uint8_t>(number);
      changed = has_grown = true;
    }
  }
  if (!rows.empty()) entry_[f] = rows[0];
  return has_grown;
}

std::uint32_t DoneBound::of(const State& state, const Goroutine& g) const {
  std::uint32_t result = 0;
  for (std::uint32_t i = 0; i < g.frame_count && result < many; ++i) {
    const Frame& frame = g.frames[i];
    result += from_[frame.function][frame.pc];
    const std::int32_t head = program_.functions[frame.function].defer_slot;
    if (head < 0) continue;
    for (Ref at = Ref::from_word(g.stack[frame.base + static_cast<std::uint32_t>(head)]); !at.is_nil() && result < many;
         at = Ref::from_word(state.objects[at.object].words[1])) {
      const Ref function = Ref::from_word(state.objects[at.object].words[0]);
      result += entry_[function.is_function() ? function.offset : state.objects[function.object].type];
    }
  }
  return std::min(result, many);
}

}  // namespace stalemate::model
