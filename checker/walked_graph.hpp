// The part of a state graph that single executions have gone through: never a complete exploration, but each crash and
// race on the way and each state from which nothing goes on is certain.
#pragma once

#include "checker/expansion.hpp"
#include "checker/explorer.hpp"

namespace stalemate::checker {

class WalkedGraph {
 public:
  WalkedGraph(model::Machine& machine, const CheckOptions& options) : machine_(machine), options_(options) {}

  /// Goes back to the initial state. False: a limit of the machine was met.
  bool start();
  /// Executes one transition of the current state. False: a limit of the machine was met.
  bool step(const model::Transition& t);
  /// Says that nothing goes on from the current state. Requires: that is so.
  void end_here();
  const model::State& state() const { return here_; }
  const model::StepInfo& info() const { return info_; }
  bool has_ended() const { return result_.graph.flags(id_).ended; }
  Exploration& result() { return result_; }

 private:
  StateId store(StateId parent, std::uint32_t depth);

  model::Machine& machine_;
  const CheckOptions& options_;
  Exploration result_;
  StateId id_ = no_state;
  model::State here_;
  model::StepInfo info_;
  EdgeLabel label_;
  std::vector<std::uint8_t> bytes_;
};

/// Adds one edge to `source`, which need not have been expanded; the edges it has keep their numbers.
void append_edge(StateGraph& graph, StateId source, StateId target, const EdgeLabel& label);

/// Adds an execution of the machine, and that nothing goes on from its last state if that is so.
void add_execution(WalkedGraph& graph, const model::Machine& machine, const model::Execution& execution);

}  // namespace stalemate::checker
