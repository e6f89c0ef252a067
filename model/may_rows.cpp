#include "model/may_rows.hpp"

#include <algorithm>
#include <deque>

#include "model/layout.hpp"
#include "model/operands.hpp"
#include "model/straight_code.hpp"
#include "model/timer.hpp"

namespace stalemate::model {
namespace {

/// Whether that added anything.
bool grow(BitRow& row, const BitRow& other) {
  std::uint64_t added = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    added |= other[i] & ~row[i];
    row[i] |= other[i];
  }
  return added != 0;
}

}  // namespace

/// Of one instruction, without what it calls. `without_pins`: but for acts through words that stay as they are.
void MayRows::add_own(FunctionIndex function, std::uint32_t pc, BitRow& row, bool without_pins) const {
  const auto pins = without_pins ? facts_.pins.find({function, pc}) : facts_.pins.end();
  for (const std::uint32_t bit : facts_.acts[function][pc]) {
    if (pins != facts_.pins.end() && std::ranges::find(pins->second.bits, bit) != pins->second.bits.end()) continue;
    set_bit(row, bit);
    set_bits(facts_.takes_of[bit], row);
  }
  if (pc == 0) set_bits(facts_.captured[function], row);
  const Instruction& in = program_.functions[function].code[pc];
  if (makes_holder(program_, in)) set_bit(row, table_.make_bit());
  if (in.op != Op::constant) return;
  const Ref ref = Ref::from_word(program_.words[static_cast<std::size_t>(in.k)]);
  const bool is_ref = program_.functions[function].kinds[static_cast<std::size_t>(in.a)] == WordKind::ref;
  if (is_ref && ref.object == 1 && table_.global_count_ > 0) {
    set_bit(row, table_.global_bit(table_.global_at(ref.offset)));
  }
}

/// What an instruction may call later, beside its callees.
const std::vector<FunctionIndex>& MayRows::started_at(FunctionIndex function, std::uint32_t pc) const {
  static const std::vector<FunctionIndex> none;
  return program_.functions[function].code[pc].op == Op::timer_start ? effects_.timer_functions() : none;
}

std::vector<BitRow> MayRows::entries() const {
  const auto count = static_cast<FunctionIndex>(program_.functions.size());
  std::vector<BitRow> rows(count, BitRow(table_.row_words(), 0));
  std::vector<std::vector<FunctionIndex>> callees(count), callers(count);
  for (FunctionIndex f = 0; f < count; ++f) {
    for (std::uint32_t pc = 0; pc < program_.functions[f].code.size(); ++pc) {
      add_own(f, pc, rows[f], false);
      for (const auto* list : {&effects_.callees(f, pc), &started_at(f, pc)}) {
        callees[f].insert(callees[f].end(), list->begin(), list->end());
      }
    }
    std::ranges::sort(callees[f]);
    callees[f].erase(std::unique(callees[f].begin(), callees[f].end()), callees[f].end());
    for (const FunctionIndex callee : callees[f]) callers[callee].push_back(f);
  }
  // Rows only grow, until those of callees are in those of their callers.
  std::deque<FunctionIndex> work;
  std::vector<bool> waits(count, true);
  for (FunctionIndex f = 0; f < count; ++f) work.push_back(f);
  while (!work.empty()) {
    const FunctionIndex callee = work.front();
    work.pop_front();
    waits[callee] = false;
    for (const FunctionIndex caller : callers[callee]) {
      if (caller == callee || !grow(rows[caller], rows[callee]) || waits[caller]) continue;
      waits[caller] = true;
      work.push_back(caller);
    }
  }
  return rows;
}

MayTable::FunctionRows MayRows::of(FunctionIndex function) const {
  MayTable::FunctionRows rows;
  rows.from = solve(function, false);
  if (table_.pins_[function].empty()) return rows;
  rows.unpinned = solve(function, true);
  rows.pins = solve_pins(function);
  return rows;
}

/// Backwards through one function.
std::vector<BitRow> MayRows::solve(FunctionIndex f, bool without_pins) const {
  const Function& function = program_.functions[f];
  std::vector<BitRow> rows(function.code.size(), BitRow(table_.row_words(), 0));
  for (std::uint32_t pc = 0; pc < rows.size(); ++pc) {
    add_own(f, pc, rows[pc], without_pins);
    for (const auto* list : {&effects_.callees(f, pc), &started_at(f, pc)}) {
      for (const FunctionIndex callee : *list) join(rows[pc], table_.entry_[callee]);
    }
  }
  std::vector<Successor> next;
  for (bool changed = true; changed;) {
    changed = false;
    for (auto pc = static_cast<std::uint32_t>(rows.size()); pc-- > 0;) {
      successors(program_, function, pc, next);
      for (const Successor& successor : next) {
        if (successor.pc < rows.size() && successor.pc != pc) changed |= grow(rows[pc], rows[successor.pc]);
      }
      // A recovered panic resumes there, from anywhere.
      if (function.defer_slot >= 0) changed |= grow(rows[pc], rows[function.epilogue]);
    }
  }
  return rows;
}

/// Which acts through constant words may follow each instruction.
std::vector<std::uint64_t> MayRows::solve_pins(FunctionIndex f) const {
  const Function& function = program_.functions[f];
  std::vector<std::uint64_t> rows(function.code.size(), 0), ends(function.code.size(), 0);
  for (std::uint32_t pc = 0; pc < rows.size(); ++pc) {
    const auto pins = facts_.pins.find({f, pc});
    if (pins == facts_.pins.end()) continue;
    rows[pc] = pins->second.acts;
    ends[pc] = pins->second.ends;
  }
  std::vector<Successor> next;
  for (bool changed = true; changed;) {
    changed = false;
    for (auto pc = static_cast<std::uint32_t>(rows.size()); pc-- > 0;) {
      std::uint64_t row = rows[pc];
      successors(program_, function, pc, next);
      for (const Successor& successor : next) {
        if (successor.pc < rows.size()) row |= rows[successor.pc] & ~ends[pc];
      }
      if (function.defer_slot >= 0) row |= rows[function.epilogue] & ~ends[pc];
      changed = changed || row != rows[pc];
      rows[pc] = row;
    }
  }
  return rows;
}

}  // namespace stalemate::model
