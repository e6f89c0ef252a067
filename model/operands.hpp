// What an instruction reads and writes in its frame, and where control goes next: the single source for liveness, for
// the invariants of programs and for the effect analysis. Operands of `select` are those of its cases; words written by
// a case (select) or only when an entry is left (map_next) are written on one edge only, see Successor::defs_apply.
#pragma once

#include <vector>

#include "model/program.hpp"

namespace stalemate::model {

struct WordRange {
  std::int32_t first = 0;
  std::uint32_t count = 0;
};

struct Operands {
  std::vector<WordRange> uses, defs;
  void clear() {
    uses.clear();
    defs.clear();
  }
};

/// Frame words read and written by `instruction` (cleared first). For select, defs are those of all cases together.
void operands(const Program& program, const Function& function, const Instruction& instruction, Operands& result);

struct Successor {
  std::uint32_t pc = 0;
  std::int32_t select_case = -1;  // of a select: the case that leads there, -1 for default
  bool defs_apply = true;  // the instruction's defs have happened on this edge (not on the exhausted edge of map_next)
};
/// Instructions that may follow the one at `pc` in the same frame (without panics).
void successors(const Program& program, const Function& function, std::uint32_t pc, std::vector<Successor>& result);

/// Words a case of a select writes when it is taken.
void case_defs(const Program& program, const SelectCase& select_case, std::vector<WordRange>& result);

/// call, call_closure and call_interface: instructions after which a caller waits for results.
inline bool is_call(Op op) { return op == Op::call || op == Op::call_closure || op == Op::call_interface; }

}  // namespace stalemate::model
