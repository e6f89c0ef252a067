#include "model/lockstep.hpp"

#include <algorithm>
#include <set>

namespace stalemate::model {
namespace {

constexpr std::size_t places_max = 4096, visits_max = 20'000;

/// Instructions that touch nothing but the frame, cannot panic and are in no finding, wherever they stand.
bool is_silent(const Instruction& in) {
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
    case Op::string_lt:
    case Op::string_le:
    case Op::string_len:
    case Op::jump:
    case Op::jump_if:
    case Op::jump_unless: return true;
    case Op::int_shl:
    case Op::int_shr: return in.n == 0;
    default: return false;
  }
}

bool is_same(const Program& program, const Instruction& left, const Instruction& right) {
  if (left.op != right.op || left.t != right.t || left.n != right.n) return false;
  const auto k = [](const Instruction& in) { return static_cast<std::size_t>(in.k); };
  if (left.op == Op::constant) return program.words[k(left)] == program.words[k(right)];
  if (left.op == Op::text) return program.texts[k(left)] == program.texts[k(right)];
  return left.k == right.k;
}

}  // namespace

Lockstep::Lockstep(const Program& program, const Liveness& liveness, FunctionIndex function, LockstepFault fault)
    : program_(program), liveness_(liveness), index_(function), function_(program.functions[function]), fault_(fault) {}

bool Lockstep::run(std::uint32_t pc, std::uint32_t x, std::uint32_t y) {
  numbers_.clear();
  partners_.clear();
  work_.clear();
  const auto word_count = static_cast<std::uint32_t>(function_.kinds.size());
  next_ = 2 * word_count;  // so many are told apart at most by flow()
  Numbers start;
  for (std::uint32_t word = 0; word < word_count; ++word) start.left.push_back(word);
  start.right = start.left;
  std::swap(start.right[x], start.right[y]);
  flow(start, {pc, pc});
  for (std::size_t visits = 0; !work_.empty(); ++visits) {
    const Place at = work_.back();
    work_.pop_back();
    if (visits == visits_max || numbers_.size() > places_max || !advance(at)) return false;
  }
  return true;
}

/// From a pair of instructions to those that may follow.
bool Lockstep::advance(Place at) {
  const Numbers in = numbers_.at(at);
  const Instruction &left = function_.code[at.first], &right = function_.code[at.second];
  const bool is_meeting = at.first == at.second;
  if (!is_same(program_, left, right)) return false;
  if (!is_meeting && !is_silent(left) && fault_ != LockstepFault::ignores_positions) return false;
  // A panic may lead from any instruction to the deferred calls.
  if (is_meeting && function_.defer_slot >= 0) flow(in, {function_.epilogue, function_.epilogue});
  if (left.op == Op::select) return is_meeting && advance_select(at.first, in);
  operands(program_, function_, left, left_);
  operands(program_, function_, right, right_);
  Numbers out = in;
  if (left.op == Op::move) {
    for (std::uint32_t i = 0; i < left.n; ++i) {
      out.left[static_cast<std::uint32_t>(left.a) + i] = in.left[static_cast<std::uint32_t>(left.b) + i];
      out.right[static_cast<std::uint32_t>(right.a) + i] = in.right[static_cast<std::uint32_t>(right.b) + i];
    }
  } else {
    if (!uses_agree(in)) return false;
    for (std::size_t i = 0; i < left_.defs.size(); ++i) define(out, left_.defs[i], right_.defs[i]);
    // What these change in place, they only read as far as liveness is concerned.
    if (left.op == Op::local_index_store) define(out, left_.uses.back(), right_.uses.back());
    if (left.op == Op::run_defers && function_.defer_slot >= 0) {
      const WordRange list{function_.defer_slot, 1};
      define(out, list, list);
    }
  }
  std::vector<Successor> left_next, right_next;
  successors(program_, function_, at.first, left_next);
  successors(program_, function_, at.second, right_next);
  for (std::size_t i = 0; i < left_next.size(); ++i) {
    const Place to{left_next[i].pc, right_next[i].pc};
    const bool is_backward = to.first <= at.first || to.second <= at.second;
    if (!is_meeting && is_backward && to.first != to.second) return false;
    flow(left_next[i].defs_apply ? out : in, to);
  }
  return true;
}

/// Each case on the left has a case on the right that does the same; what follows them is compared.
bool Lockstep::advance_select(std::uint32_t pc, const Numbers& in) {
  const Select& select = program_.selects[static_cast<std::size_t>(function_.code[pc].k)];
  const auto do_the_same = [&](const SelectCase& left, const SelectCase& right) {
    if (left.kind != right.kind || left.wants_value != right.wants_value || (left.ok >= 0) != (right.ok >= 0))
      return false;
    const TypeIndex element = program_.types[left.channel_type].element;
    if (element != program_.types[right.channel_type].element) return false;
    if (in.left[static_cast<std::size_t>(left.channel)] != in.right[static_cast<std::size_t>(right.channel)])
      return false;
    const std::uint32_t size = left.kind == SelectCaseKind::send ? program_.types[element].size : 0;
    for (std::uint32_t i = 0; i < size; ++i) {
      const std::uint32_t x = static_cast<std::uint32_t>(left.value) + i,
                          y = static_cast<std::uint32_t>(right.value) + i;
      if (!agree(in.left[x], in.right[y])) return false;
    }
    return true;
  };
  std::vector<std::uint16_t>& partners = partners_[pc];
  partners.clear();
  std::vector<bool> is_taken(select.cases.size(), false);
  std::vector<WordRange> left_defs, right_defs;
  for (const SelectCase& left : select.cases) {
    std::size_t i = 0;
    while (i < is_taken.size() && (is_taken[i] || !do_the_same(left, select.cases[i]))) ++i;
    if (i == is_taken.size()) return false;
    is_taken[i] = true;
    partners.push_back(static_cast<std::uint16_t>(i));
    const SelectCase& right = select.cases[i];
    Numbers out = in;
    case_defs(program_, left, left_defs);
    case_defs(program_, right, right_defs);
    for (std::size_t d = 0; d < left_defs.size(); ++d) define(out, left_defs[d], right_defs[d]);
    flow(out, {left.target, right.target});
  }
  if (select.has_default) flow(in, {select.default_target, select.default_target});
  return true;
}

bool Lockstep::uses_agree(const Numbers& in) const {
  if (left_.uses.size() != right_.uses.size()) return false;
  for (std::size_t i = 0; i < left_.uses.size(); ++i) {
    const WordRange left = left_.uses[i], right = right_.uses[i];
    if (left.count != right.count) return false;
    for (std::uint32_t j = 0; j < left.count; ++j) {
      const std::uint32_t x = static_cast<std::uint32_t>(left.first) + j,
                          y = static_cast<std::uint32_t>(right.first) + j;
      if (!agree(in.left[x], in.right[y])) return false;
    }
  }
  return true;
}

void Lockstep::define(Numbers& numbers, WordRange left, WordRange right) {
  for (std::uint32_t i = 0; i < left.count; ++i) {
    numbers.left[static_cast<std::uint32_t>(left.first) + i] = next_;
    numbers.right[static_cast<std::uint32_t>(right.first) + i] = next_++;
  }
}

/// Words keep one number where two paths meet only if they have one on both.
void Lockstep::flow(const Numbers& numbers, Place to) {
  const auto [known, is_new] = numbers_.try_emplace(to);
  Numbers& old = known->second;
  if (is_new) old.left.assign(function_.kinds.size(), no_index), old.right = old.left;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> split;
  std::set<std::uint32_t> were;
  const auto meet = [&](std::uint32_t pc, const std::vector<std::uint32_t>& from, std::vector<std::uint32_t>& into) {
    for (const std::uint32_t word : liveness_.before(index_, pc).words) {
      were.insert(into[word]);
      const auto number = static_cast<std::uint32_t>(split.size());
      into[word] = split.try_emplace({into[word], from[word]}, number).first->second;
    }
  };
  Numbers met = old;
  meet(to.first, numbers.left, met.left);
  meet(to.second, numbers.right, met.right);
  if (!is_new && split.size() == were.size()) return;
  old = std::move(met);
  work_.push_back(to);
}

}  // namespace stalemate::model
