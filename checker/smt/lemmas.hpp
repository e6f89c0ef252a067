// What the state equation forgets, told to it again: lemmas "once this edge was taken, that holds for ever" and "while
// somebody stands there, that holds". Candidates are read off the guards of edges; those that are not inductive (true
// at first, and kept by every step from states in which all of them hold) are dropped until the rest is ([Houdini]).
// What survives holds in every reachable state.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "checker/smt/equation.hpp"

namespace stalemate::checker::smt {

struct Lemma {
  std::optional<EdgeId> taken;      // this edge was taken at least once, or
  std::optional<PlaceId> occupied;  // a token is there
  EdgeGuard guard;                  // then this holds
};
/// "after worker receives on closed jobs (line 12): jobs is closed"
std::string to_string(const Lemma& lemma, const Skeleton& skeleton);

enum class LemmaStage : std::uint8_t { none, guards, places };

/// Lemmas that hold in all reachable states. Nothing if the solver gave up.
std::optional<std::vector<Lemma>> find_lemmas(const Skeleton& skeleton, LemmaStage stage,
                                              EquationFault fault = EquationFault::none);

/// What is to be shown unreachable, as a formula over an equation's state.
using Badness = std::function<Term(Equation&)>;

/// Those of `lemmas` that suffice to show that `bad` is unreachable, and are inductive among themselves. Requires: all
/// of them suffice. Nothing if the solver gave up.
std::optional<std::vector<Lemma>> needed_lemmas(const Skeleton& skeleton, const std::vector<Lemma>& lemmas,
                                                const Badness& bad, EquationFault fault = EquationFault::none);

/// Checks a proof in fresh solvers, one question at a time: the lemmas hold at first, every step keeps them, and with
/// them `bad` has no solution. Empty if so, else what is wrong.
std::string check_certificate(const Skeleton& skeleton, const std::vector<Lemma>& lemmas, const Badness& bad);

/// The lemma as a formula over a state and firing counts.
Term formula(Equation& equation, const Lemma& lemma, const StateTerms& state, const Terms& fired);

}  // namespace stalemate::checker::smt
