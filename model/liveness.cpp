#include "model/liveness.hpp"

#include <map>

#include "model/check.hpp"
#include "model/operands.hpp"

namespace stalemate::model {
namespace {

using Bits = std::vector<std::uint64_t>;

void set_range(Bits& bits, WordRange range) {
  for (std::uint32_t i = 0; i < range.count; ++i) {
    const std::uint32_t word = static_cast<std::uint32_t>(range.first) + i;
    bits[word / 64] |= std::uint64_t{1} << (word % 64);
  }
}

void clear_range(Bits& bits, WordRange range) {
  for (std::uint32_t i = 0; i < range.count; ++i) {
    const std::uint32_t word = static_cast<std::uint32_t>(range.first) + i;
    bits[word / 64] &= ~(std::uint64_t{1} << (word % 64));
  }
}

bool test(const Bits& bits, std::uint32_t word) { return (bits[word / 64] >> (word % 64)) & 1U; }

void join(Bits& bits, const Bits& other) {
  for (std::size_t i = 0; i < bits.size(); ++i) bits[i] |= other[i];
}

/// The data flow of one function; `live[pc]` grows to the least fixpoint.
class Analysis {
 public:
  Analysis(const Program& program, const Function& function)
      : program_(program), function_(function), word_count_((function.kinds.size() + 63) / 64) {
    live_.assign(function.code.size(), Bits(word_count_));
    bool changed = true;
    while (changed) {
      changed = false;
      for (std::size_t pc = function.code.size(); pc-- > 0;) changed |= update(static_cast<std::uint32_t>(pc));
    }
  }

  const Bits& before(std::uint32_t pc) const { return live_[pc]; }

  Bits during_call(std::uint32_t pc) {
    operands(program_, function_, function_.code[pc], operands_);
    Bits bits = pc + 1 < live_.size() ? live_[pc + 1] : Bits(word_count_);
    for (const WordRange range : operands_.defs) clear_range(bits, range);
    if (function_.defer_slot >= 0) join(bits, live_[function_.epilogue]);
    close_interfaces(bits);
    return bits;
  }

 private:
  bool update(std::uint32_t pc) {
    operands(program_, function_, function_.code[pc], operands_);
    successors(program_, function_, pc, successors_);
    Bits bits(word_count_);
    const bool is_select = function_.code[pc].op == Op::select;
    for (const Successor& successor : successors_) {
      if (successor.pc >= live_.size()) continue;  // check_invariants reports it
      Bits from = live_[successor.pc];
      if (is_select && successor.select_case >= 0) {
        const Select& select = program_.selects[static_cast<std::size_t>(function_.code[pc].k)];
        case_defs(program_, select.cases[static_cast<std::size_t>(successor.select_case)], case_defs_);
        for (const WordRange range : case_defs_) clear_range(from, range);
      } else if (!is_select && successor.defs_apply) {
        for (const WordRange range : operands_.defs) clear_range(from, range);
      }
      join(bits, from);
    }
    for (const WordRange range : operands_.uses) set_range(bits, range);
    if (function_.defer_slot >= 0) join(bits, live_[function_.epilogue]);
    close_interfaces(bits);
    if (bits == live_[pc]) return false;
    live_[pc] = std::move(bits);
    return true;
  }

  void close_interfaces(Bits& bits) const {
    for (std::uint32_t word = 1; word < function_.kinds.size(); ++word) {
      if (function_.kinds[word] == WordKind::iface_data && test(bits, word))
        set_range(bits, {static_cast<std::int32_t>(word) - 1, 1});
    }
  }

  const Program& program_;
  const Function& function_;
  std::size_t word_count_;
  std::vector<Bits> live_;
  Operands operands_;
  std::vector<Successor> successors_;
  std::vector<WordRange> case_defs_;
};

Liveness::Set to_set(const Function& function, const Bits& bits) {
  Liveness::Set set;
  for (std::uint32_t word = 0; word < function.kinds.size(); ++word) {
    if (!test(bits, word)) continue;
    set.words.push_back(word);
    if (function.kinds[word] == WordKind::ref) set.refs.push_back(word);
    if (function.kinds[word] == WordKind::iface_type && word + 1 < function.kinds.size() && test(bits, word + 1)) {
      set.ifaces.push_back(word);
    }
  }
  return set;
}

}  // namespace

Liveness::Liveness(const Program& program) {
  sets_.emplace_back();
  for (const Function& function : program.functions) {
    start_.push_back(static_cast<std::uint32_t>(before_.size()));
    analyse(program, function);
  }
}

std::uint32_t Liveness::number_of(Set set) {
  const auto known = replaced_.find(set);
  if (known != replaced_.end()) return known->second;
  const auto number = static_cast<std::uint32_t>(sets_.size());
  sets_.push_back(set);
  replaced_.emplace(std::move(set), number);
  return number;
}

void Liveness::analyse(const Program& program, const Function& function) {
  Analysis analysis(program, function);
  std::map<Bits, std::uint32_t> known;
  const auto id_of = [&](const Bits& bits) {
    const auto [entry, is_new] = known.try_emplace(bits, static_cast<std::uint32_t>(sets_.size()));
    if (is_new) sets_.push_back(to_set(function, bits));
    return entry->second;
  };
  for (std::uint32_t pc = 0; pc < function.code.size(); ++pc) {
    before_.push_back(id_of(analysis.before(pc)));
    during_.push_back(is_call(function.code[pc].op) ? id_of(analysis.during_call(pc)) : 0);
  }
}

}  // namespace stalemate::model
