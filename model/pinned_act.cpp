#include "model/pinned_act.hpp"

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
    while (!is_constant(now.word)) {
      pc = definition_at(program_, function_, is_target_, pc, now.word);
      if (pc == no_index) return {};
      const PinnedAct then = now;
      if (!back(pc, now)) return {};
      result.push_back({pc, now, then});
    }
    return result;
  }

 private:
  bool is_constant(std::int32_t word) const { return is_constant_[static_cast<std::size_t>(word)]; }

  /// Goes back over the instruction at `pc`, which has written `act.word`.
  bool back(std::uint32_t pc, PinnedAct& act) const {
    const Instruction& in = function_.code[pc];
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

  /// The number of the element whose address `in` computes at `pc`, if it is a constant or held by a word that stays.
  bool add_index(std::uint32_t pc, const Instruction& in, PinnedAct& act) const {
    if (const Word* number = constant_at(program_, function_, is_target_, pc, in.c)) {
      if (*number > INT32_MAX) return false;
      act.offset += static_cast<std::uint32_t>(*number) * in.n;
      return true;
    }
    std::int32_t index = in.c;
    while (!is_constant(index)) {
      pc = definition_at(program_, function_, is_target_, pc, index);
      if (pc == no_index || function_.code[pc].op != Op::move) return false;
      index += function_.code[pc].b - function_.code[pc].a;
    }
    const std::size_t i = act.index[0] < 0 ? 0 : 1;
    if (act.index[i] >= 0) return false;
    act.index[i] = index;
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
