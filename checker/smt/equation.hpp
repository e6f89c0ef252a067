// The state equation of a skeleton, in linear integer arithmetic: one unknown for how often each edge is taken, and the
// tokens on each place and the value of each counter as what they were at first plus what the edges have changed. No
// order, no unrolling: loops, and any number of goroutines, cost nothing. [Murata]; as a test for deadlocks [Esparza].
//
// Direction: every reachable state of the program solves the equation; not every solution is reachable, since the
// equation does not know that an operation had to find what it asks for when it was done. Lemmas (lemmas.hpp) tell it
// some of that. So unsat is a proof, and sat a candidate.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checker/smt/skeleton.hpp"
#include "checker/smt/solver.hpp"

namespace stalemate::checker::smt {

/// Faults to plant in the equation, for tests.
enum class EquationFault : std::uint8_t {
  none,
  no_upper_bound,     // a mutex may be locked twice, a buffer hold more than its capacity
  negative_counter,   // counters may fall below zero
  free_rendezvous,    // sends and receives need not be equally many
  no_zero_test,       // a counted loop may be left early
  one_more_fits,      // a buffer takes one value more than it has room for
  no_receive_closed,  // nobody receives from a closed channel
  started_once,       // a go statement is executed once at most
  parked_is_done,     // who waits in a receive is over
};

/// A state as terms: of the unknown firing counts, or of those after one more step.
struct StateTerms {
  Terms places, counters;
};

class Equation {
 public:
  /// Requires what the skeleton says about firing counts, bounds and parameters of `solver`.
  Equation(const Skeleton& skeleton, Solver& solver, EquationFault fault = EquationFault::none);

  const Terms& parameters() const { return parameters_; }
  const Terms& fired() const { return fired_; }
  const StateTerms& state() const { return state_; }
  Solver& solver() { return solver_; }
  const Skeleton& skeleton() const { return skeleton_; }

  Term linear(const Linear& linear);
  Term holds(const EdgeGuard& guard, const StateTerms& state);
  /// A token stands there, and what the edge asks for holds; of a rendezvous its half of it.
  Term can_take(const Edge& edge, const StateTerms& state);
  /// Nobody can move, and somebody is not at the end.
  Term is_stuck();
  /// Some operation panics: a send on a closed channel, a closed channel closed, one Done too many, an unlocked lock
  /// unlocked. One term for each edge that may; others are not listed.
  std::vector<std::pair<EdgeId, Term>> crashes();
  /// The state after `edges` have been taken once more, from one in which they could.
  StateTerms after(const std::vector<EdgeId>& edges);
  /// How often the edges were taken, then.
  Terms fired_after(const std::vector<EdgeId>& edges);
  /// What must hold of every state, as bounds and facts: required of state() already.
  Term within_bounds(const StateTerms& state);
  /// The steps a program can make: single edges, and pairs for a rendezvous.
  const std::vector<std::vector<EdgeId>>& steps() const { return steps_; }
  Term can_step(const std::vector<EdgeId>& step, const StateTerms& state);

 private:
  Term amount(const EdgeEffect& effect);
  void find_steps();

  const Skeleton& skeleton_;
  Solver& solver_;
  EquationFault fault_;
  Terms parameters_, fired_;
  StateTerms state_;
  std::vector<std::vector<EdgeId>> steps_;
};

/// Whether every execution of the skeleton ends, whatever the parameters: no multiset of edges takes back what it has
/// used. (A run without end passes two states of which the second has no less of anything, [Dickson]; the
/// steps between them are such a multiset, without those that happen only so often.) `why` names the edges of one that
/// does.
bool always_ends(const Skeleton& skeleton, std::string& why);

/// "N >= 1 and ..." for people.
std::string describe(const Edge& edge, const Skeleton& skeleton);

}  // namespace stalemate::checker::smt
