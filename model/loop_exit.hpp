// Whether the loop that a goroutine goes round for ever was written to end. `for { time.Sleep(d); report() }` was not:
// a program that stays in it does what it should. `for !ready { time.Sleep(d) }` was, so that who stays in it waits for
// what never comes. Decided on the control flow of functions, from all the places a goroutine visits while it goes
// round: the loop is that of the innermost call in which all of them lie on one cycle.
#pragma once

#include <cstdint>
#include <vector>

#include "model/machine.hpp"

namespace stalemate::model {

/// Operations that take or release a mutex.
bool is_lock(Op op);

class LoopExit {
 public:
  explicit LoopExit(const Program& program) : program_(program) {}

  /// Notes where goroutine `g` stands in one of the states it visits.
  void look(const State& state, std::uint32_t g);
  /// Whether control flow leads out of the loop, to where the function goes on or returns. Also true if no loop
  /// contains all the places. Requires: a goroutine has been looked at.
  bool exists() const;

 private:
  struct Site {
    FunctionIndex function = 0;
    std::vector<std::uint32_t> pcs;
    bool is_one_function = true;
  };

  const Program& program_;
  std::vector<Site> sites_;  // by depth of the call stack, as far as all the visits have one
  bool is_first_ = true;
};

}  // namespace stalemate::model
