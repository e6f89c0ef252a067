// The seam between exploring and deciding: an explorer walks the states of a program and hands over what it saw as
// finished values; the properties read them and never explore. Brute force is one explorer, reduced ones follow. What
// every explorer owes: (1) each stored state can be reached by Machine::step along graph edges from state 0; (2) every
// expanded state and every executed edge went through the Observations; (3) when `stopped_by` is nothing, the stored
// graph has a terminal state or bottom component for each way the program can end or stay stuck, and the Observations
// hold a witness state of each crash and each data race.
#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "checker/check.hpp"
#include "checker/observation.hpp"
#include "checker/state_graph.hpp"
#include "checker/state_store.hpp"

namespace stalemate::checker {

struct Exploration {
  StateStore store;
  StateGraph graph;
  Observations seen;
  StoppedBy stopped_by = StoppedBy::nothing;
  std::string stopped_detail;
  std::set<std::uint32_t> refusals;  // met on the way
  std::uint64_t transition_count = 0;
  // Of a stateless search: executions to their end, and those given up because all that was left sleeps.
  std::uint64_t execution_count = 0, redundant_count = 0;
  std::uint64_t other_bytes = 0;  // what the search holds beside store and graph
  std::uint32_t depth = 0;        // deepest stored state in the search tree
  /// Of an incomplete search: whether states count in which somebody is stuck for certain while others go on. They may
  /// only go on to a crash, which would end the run.
  bool has_certain_ends = true;
  std::uint32_t levels_complete = 0;  // every state at a distance below this from state 0 is stored and expanded
  bool complete() const { return stopped_by == StoppedBy::nothing; }
};

/// Explores the machine's program within the limits of `options`.
using Explore = Exploration (*)(model::Machine& machine, const CheckOptions& options);

}  // namespace stalemate::checker
