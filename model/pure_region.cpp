// A region is explored in the order of the code: all its jumps lead forward, so when one instruction is left to look
// at, every path has come to it.
#include "model/pure_region.hpp"

#include <optional>
#include <set>

#include "model/operands.hpp"

namespace stalemate::model {
namespace {

constexpr std::size_t region_max = 256;

/// Instructions that compute words of the frame from words of the frame and cannot fail.
bool is_pure(const Instruction& in) {
  switch (in.op) {
    case Op::constant:
    case Op::text:
    case Op::move:
    case Op::zero:
    case Op::int_add:
    case Op::int_sub:
    case Op::int_mul:
    case Op::int_and:
    case Op::int_or:
    case Op::int_xor:
    case Op::int_and_not:
    case Op::int_neg:
    case Op::int_not:
    case Op::int_lt:
    case Op::int_le:
    case Op::int_wrap:
    case Op::float_add:
    case Op::float_sub:
    case Op::float_mul:
    case Op::float_div:
    case Op::float_neg:
    case Op::float_eq:
    case Op::float_lt:
    case Op::float_le:
    case Op::int_to_float:
    case Op::float_to_int:
    case Op::float_to_float:
    case Op::word_eq:
    case Op::word_ne:
    case Op::bool_not:
    case Op::string_concat:
    case Op::string_lt:
    case Op::string_le:
    case Op::string_len:
    case Op::string_from_rune:
    case Op::jump:
    case Op::jump_if:
    case Op::jump_unless: return true;
    case Op::int_shl:
    case Op::int_shr: return in.n == 0;
    default: return false;
  }
}

std::optional<std::vector<std::uint32_t>> region_of(const Program& program, const Function& function,
                                                    std::uint32_t branch) {
  std::vector<std::uint32_t> region;
  std::vector<Successor> next;
  Operands operand;
  std::set<std::uint32_t> open;
  std::uint32_t at = branch;
  for (;;) {
    successors(program, function, at, next);
    for (const Successor& successor : next) {
      if (successor.pc <= at) return std::nullopt;
      open.insert(successor.pc);
    }
    if (open.size() == 1) return region;
    at = *open.begin();
    open.erase(open.begin());
    if (at >= function.code.size() || !is_pure(function.code[at]) || region.size() == region_max) return std::nullopt;
    operands(program, function, function.code[at], operand);
    for (const WordRange range : operand.defs) {
      for (std::uint32_t i = 0; i < range.count; ++i) {
        // References are never sliced: what decides them always matters.
        if (function.kinds[static_cast<std::uint32_t>(range.first) + i] != WordKind::scalar) return std::nullopt;
      }
    }
    region.push_back(at);
  }
}

}  // namespace

PureRegions::PureRegions(const Program& program, const Function& function) {
  for (std::uint32_t pc = 0; pc < function.code.size(); ++pc) {
    const Op op = function.code[pc].op;
    if (op != Op::jump_if && op != Op::jump_unless) continue;
    if (auto region = region_of(program, function, pc)) regions_.emplace(pc, *std::move(region));
  }
}

}  // namespace stalemate::model
