// What all properties share once the exploration is over: shortest paths, components, and the ends of the program, that
// is its bottom components with who is stuck in them. A property is a function that reads an Analysis and appends
// Findings.
#pragma once

#include <memory>
#include <vector>

#include "checker/bottom_scc.hpp"
#include "checker/explorer.hpp"
#include "checker/replay.hpp"
#include "checker/result.hpp"
#include "checker/shortest_path.hpp"
#include "checker/state_recall.hpp"
#include "model/foresight.hpp"
#include "model/machine.hpp"

namespace stalemate::checker {

/// A bottom component in which the run has not ended by a crash or exit, described by its state nearest to the initial
/// one. After an incomplete search it is a state without transitions, or one in which some are stuck for certain.
struct End {
  StateId state = no_state;
  bool main_returned = false;
  bool anyone_moves = false;    // some goroutine takes steps in it
  bool makes_progress = false;  // some step in it is neither a poll nor a sleep nor takes or releases a lock
  bool is_daemon = false;     // no progress, but time passes or locks are taken, in a loop of main's not written to end
  std::vector<bool> stuck;    // by goroutine index in `state`
  std::vector<bool> endless;  // alive for ever; the stuck ones among them
  bool anyone_stuck() const;
};

class Analysis {
 public:
  Analysis(model::Machine& machine, const Exploration& exploration);

  model::Machine& machine;
  const std::unique_ptr<model::Machine> plain_machine;  // the same without slicing and symmetry, for witnesses
  const Exploration& exploration;
  const StateGraph& graph;
  const ShortestPaths paths;
  const Components components;
  mutable StateRecall recall;   // gives back what the search has forgotten
  const std::vector<End> ends;  // by `state`

  model::State decode(StateId id) const;
  /// Whether no path of the whole state graph to a place like its end can be shorter, nor as short with fewer switches.
  bool is_shortest(const Path& path) const;
};

/// The state a path leads to.
StateId target_of(const StateGraph& graph, const Path& path);
/// Blocks of a finding: fills `blocked`, `cycle` and `witness` for an end reached by `path`. Goroutines for which
/// `leads` is true come first, then the other stuck ones, then (if `with_endless`) those that run for ever. System
/// goroutines that stand in library code are left out: the user has no line to look at. Asserts that the stuck ones are
/// not enabled.
void fill_blocked(const Analysis& analysis, const End& end, const Path& path, const std::vector<bool>& leads,
                  bool with_endless, Finding& finding);
/// Whether goroutine `g` is the library's own business: the user has no line of it to look at.
bool is_hidden(const model::Machine& machine, const model::State& state, std::uint32_t g);
/// Whether goroutine `g` stands at `select {}`: it waits for nobody, and means to.
bool is_parked(const model::Machine& machine, const model::State& state, std::uint32_t g);
/// The goroutine the user thinks of as main: main, or, when that only waits for a test, the one in the test function.
/// no_index: gone.
std::uint32_t leading_goroutine(const model::Machine& machine, const model::State& state);

// ------------------------------------------------------------------ the properties, one file each
void find_deadlocks(const Analysis& analysis, std::vector<Finding>& findings);
void find_partial_deadlocks(const Analysis& analysis, std::vector<Finding>& findings);
void find_leaks(const Analysis& analysis, std::vector<Finding>& findings);
void find_crashes(const Analysis& analysis, std::vector<Finding>& findings);
void find_data_races(const Analysis& analysis, std::vector<Finding>& findings);
void find_livelocks(const Analysis& analysis, std::vector<Finding>& findings);
/// Requires: livelocks and leaks have been found; a loop they report is not reported again.
void find_busy_loops(const Analysis& analysis, std::vector<Finding>& findings);
void find_unreachable(const Analysis& analysis, std::vector<Finding>& findings);
/// Sets can_exit, can_deadlock, can_panic and can_hang.
void find_outcomes(const Analysis& analysis, CheckResult& result);

}  // namespace stalemate::checker
