// The data flow of MayTable: from what each instruction does by itself to rows of all that may follow it. Rows of whole
// functions are worked out at once, over the call graph; those of a function's instructions when they are asked for,
// since most functions of a large program never run.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "model/effect.hpp"
#include "model/may_table.hpp"

namespace stalemate::model {

/// What instructions do by themselves, as bits of rows.
struct MayFacts {
  using Bits = std::vector<std::uint32_t>;
  /// Of one instruction: its pinned acts, by number, and their bits; those by the address that it computes.
  struct Pins {
    std::uint64_t acts = 0, ends = 0;
    Bits bits;
  };
  std::vector<std::vector<Bits>> acts;  // by function and instruction
  // Targets, and once these are numbered their bits: of what a function's closures capture, of references that an act,
  // by its bit, gets hold of.
  std::vector<Bits> captured, takes_of;
  std::map<std::pair<FunctionIndex, std::uint32_t>, Pins> pins;
};

class MayRows {
 public:
  MayRows(const Program& program, const EffectTable& effects, const MayTable& table, const MayFacts& facts)
      : program_(program), effects_(effects), table_(table), facts_(facts) {}

  /// The rows of whole functions.
  std::vector<BitRow> entries() const;
  /// The rows of a function's instructions. Requires: the table has those of whole functions.
  MayTable::FunctionRows of(FunctionIndex function) const;

 private:
  void add_own(FunctionIndex function, std::uint32_t pc, BitRow& row, bool without_pins) const;
  const std::vector<FunctionIndex>& started_at(FunctionIndex function, std::uint32_t pc) const;
  std::vector<BitRow> solve(FunctionIndex function, bool without_pins) const;
  std::vector<std::uint64_t> solve_pins(FunctionIndex function) const;

  const Program& program_;
  const EffectTable& effects_;
  const MayTable& table_;
  const MayFacts& facts_;
};

}  // namespace stalemate::model
