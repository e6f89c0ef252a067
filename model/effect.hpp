// What a goroutine may still do: the operations reachable from its current frames, over-approximated on the
// control-flow and call graphs, joined with the objects it can reach. Used to explain who could still wake a blocked
// goroutine, and by the explorer's stubborn sets.
#pragma once

#include <cstdint>
#include <vector>

#include "model/machine.hpp"

namespace stalemate::model {

/// A memory or visible instruction some code path may execute. Functions started by timers are not attributed to a
/// goroutine.
struct FutureOperation {
  Op op = Op::zero;            // select cases appear as send or receive
  TypeIndex channel_type = 0;  // channel operations
  FunctionIndex function = 0;
  std::uint32_t pc = 0;
  Position position;  // innermost user position known statically; line 0 inside library code
};

/// The visible operations reachable from each (function, pc), computed once for a program.
class EffectTable {
 public:
  explicit EffectTable(const Program& program);
  /// Operations goroutine `g` may still execute from where it stands (its current one included), through all its
  /// frames, callees and the goroutines it may start. Sorted, without duplicates.
  std::vector<FutureOperation> future(const State& state, std::uint32_t g) const;
  /// Operations of the whole program (all functions reachable from main).
  const std::vector<FutureOperation>& all() const { return all_; }
  /// Functions that the instruction at `pc` may call, start as goroutines, or (run_defers) run as deferred calls.
  const std::vector<FunctionIndex>& callees(FunctionIndex function, std::uint32_t pc) const {
    return functions_[function].callees[pc];
  }
  /// Functions without parameters that exist as values: what a timer may call.
  const std::vector<FunctionIndex>& timer_functions() const { return timer_functions_; }

 private:
  friend class EffectBuilder;
  /// By pc: indices into operations_, and functions that may be called there.
  struct Body {
    std::vector<std::vector<std::uint32_t>> operations;
    std::vector<std::vector<FunctionIndex>> callees;
  };
  /// Collects what is reachable.
  class Walk {
   public:
    explicit Walk(const EffectTable& table);
    void add_function(FunctionIndex function);
    void add_from(FunctionIndex function, std::uint32_t pc);
    bool has(FunctionIndex function) const { return seen_[function]; }
    std::vector<std::uint32_t> operations();

   private:
    const EffectTable& table_;
    std::vector<bool> seen_;
    std::vector<std::uint32_t> found_;
  };

  const Program& program_;
  std::vector<FutureOperation> operations_, all_;
  std::vector<Body> functions_;
  std::vector<FunctionIndex> timer_functions_;
};

/// Whether goroutine `g` can reach object `object` from its frames (package variables count for every goroutine).
bool can_reach(const Machine& machine, const State& state, std::uint32_t g, std::uint32_t object);

}  // namespace stalemate::model
