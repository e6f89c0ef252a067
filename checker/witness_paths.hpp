// What a stateless search keeps for the properties: one path to each end of the program, each crash and each data race,
// as states and edges of an Exploration. The search executes events of a machine that keeps sharing
// (MachineLimits::keeps_sharing); a path is executed by the machine all others use, in which accesses to memory that
// nobody else can reach any more are no steps, and timers nobody listens to are gone: such events are passed over.
// Invariant: every path stored goes on to an end of the program, so that the graph has no bottom component that the
// program has not.
#pragma once

#include "checker/explorer.hpp"
#include "checker/happens_before.hpp"
#include "checker/search_limit.hpp"

namespace stalemate::checker {

class WitnessPaths {
 public:
  WitnessPaths(model::Machine& machine, const CheckOptions& options, SearchLimit& limit, Names& names,
               Exploration& result)
      : machine_(machine), options_(options), limit_(limit), names_(names), result_(result) {}

  /// Stores the initial state. False: the run ends there, or a limit is met.
  bool start();
  /// Goes back to the initial state, for the next path.
  void begin();
  /// Executes `event`, which the search took in `at`.
  void follow(const NamedState& at, const Event& event);
  /// Goes on to an end of the program.
  void end();

 private:
  bool stands_alike(const NamedState& at, const Label& label) const;
  void take(const model::Transition& t);
  StateId store(StateId parent, std::uint32_t depth);
  bool is_over() const;

  model::Machine& machine_;
  const CheckOptions& options_;
  SearchLimit& limit_;
  Names& names_;
  Exploration& result_;
  NamedState first_, here_;
  StateId id_ = no_state;
  bool cut_ = false;  // by a limit of the machine
  model::StepInfo info_;
  EdgeLabel label_;
  std::vector<model::Transition> transitions_;
  std::vector<std::uint8_t> bytes_;
};

}  // namespace stalemate::checker
