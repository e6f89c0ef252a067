#include "model/pinned_act.hpp"

#include <algorithm>

#include "model/straight_code.hpp"

namespace stalemate::model {
namespace {

class PinFinder {
 public:
  PinFinder(const Program& program, const Function& function, const std::vector<bool>& is_target,
            const std::vector<bool>& is_constant)
      : program_(program), function_(function), is_target_(is_target), is_constant_(is_constant) {}

  std::optional<std::vector<PinStep>> steps(std::uint32_t pc, PinnedAct now) const {
    std::vector<PinStep> result;
    for (;;) {
      // The last of the instructions that have written one of the words.
      std::uint32_t last = no_index;
      for (const std::int32_t word : {now.word, now.index[0], now.index[1]}) {
        if (word < 0 || is_constant(word)) continue;
        const std::uint32_t at = definition_at(program_, function_, is_target_, pc, word);
        if (at == no_index) return {};
        last = last == no_index ? at : std::max(last, at);
      }
      if (last == no_index) return result;
      const PinnedAct then = now;
      if (!back(last, now)) return {};
      result.push_back({last, now, then});
      pc = last;
    }
  }

 private:
  bool is_constant(std::int32_t word) const { return is_constant_[static_cast<std::size_t>(word)]; }

  static bool writes(const Instruction& in, std::int32_t word) {
    const std::int32_t count = in.op == Op::move ? std::max<std::int32_t>(in.n, 1) : 1;
    return in.a <= word && word < in.a + count;
  }

  /// Goes back over the instruction at `pc`, which has written a word of `act`. An index is followed by moves alone: in
  /// the states in between it stands where it was moved to, since nothing else may be left of it.
  bool back(std::uint32_t pc, PinnedAct& act) const {
    const Instruction& in = function_.code[pc];
    for (std::int32_t& index : act.index) {
      if (index < 0 || is_constant(index) || !writes(in, index)) continue;
      if (in.op != Op::move) return false;
      index += in.b - in.a;
    }
    if (is_constant(act.word) || !writes(in, act.word)) return true;
    switch (in.op) {
      case Op::move: act.word += in.b - in.a; return true;
      case Op::address:
        act.word = in.b;
        act.offset += static_cast<std::uint32_t>(in.c);
        return true;
      case Op::index_address:
      case Op::array_address: act.word = in.b; return add_index(pc, in, act);
      default: return false;
    }
  }

  /// The number of the element whose address `in` computes at `pc`: a constant, or a word.
  bool add_index(std::uint32_t pc, const Instruction& in, PinnedAct& act) const {
    if (const Word* number = constant_at(program_, function_, is_target_, pc, in.c)) {
      if (*number > INT32_MAX) return false;
      act.offset += static_cast<std::uint32_t>(*number) * in.n;
      return true;
    }
    const std::size_t i = act.index[0] < 0 ? 0 : 1;
    if (act.index[i] >= 0) return false;
    act.index[i] = in.c;
    act.scale[i] = in.n;
    return true;
  }

  const Program& program_;
  const Function& function_;
  const std::vector<bool>&is_target_, &is_constant_;
};

}  // namespace

std::optional<std::vector<PinStep>> pin_steps(const Program& program, const Function& function,
                                              const std::vector<bool>& is_target, const std::vector<bool>& is_constant,
                                              std::uint32_t pc, const PinnedAct& act) {
  return PinFinder(program, function, is_target, is_constant).steps(pc, act);
}

}  // namespace stalemate::model
