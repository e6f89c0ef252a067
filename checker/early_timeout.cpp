#include "checker/early_timeout.hpp"

#include <algorithm>

#include "checker/bottom_scc.hpp"
#include "checker/state_recall.hpp"
#include "model/canonical_state.hpp"
#include "model/clock.hpp"
#include "model/operands.hpp"

namespace stalemate::checker {

namespace {

bool is_panic_on_time(const model::Program& program, Position position) {
  return std::ranges::any_of(program.functions, [&](const model::Function& function) {
    for (std::size_t pc = 0; pc < function.code.size(); ++pc) {
      const model::Instruction& in = function.code[pc];
      const bool may_panic = in.op == model::Op::panic || model::is_call(in.op);
      if (may_panic && in.t == 1 && function.positions[pc] == position) return true;
    }
    return false;
  });
}

/// Whether some instruction of the program is of that kind.
template <typename IsOne>
bool has_instruction(const model::Program& program, IsOne is_one) {
  return std::ranges::any_of(
      program.functions, [&](const model::Function& function) { return std::ranges::any_of(function.code, is_one); });
}

bool reads_clock(const model::Instruction& in) { return in.op == model::Op::clock; }

/// The same states with those edges only along which no time passes.
StateGraph at_one_time(const StateGraph& graph) {
  StateGraph result;
  for (StateId s = 0; s < graph.size(); ++s) {
    StateFlags flags = graph.flags(s);
    flags.expanded = false;
    result.add_state(graph.parent(s), graph.depth(s), graph.goroutine_count(s), flags);
  }
  for (StateId s = 0; s < graph.size(); ++s) {
    result.begin_edges(s);
    for (const Edge& edge : graph.edges(s)) {
      const EdgeLabel& label = graph.label(edge);
      if (label.transition.kind == model::TransitionKind::fire || label.step_class == model::StepClass::sleep) continue;
      result.add_edge(edge.target, label);
    }
    result.end_edges(graph.flags(s).truncated);
  }
  return result;
}

}  // namespace

bool uses_time(const model::Program& program) {
  return has_instruction(program, [](const model::Instruction& in) {
    return in.op == model::Op::timer_start || reads_clock(in) || (in.op == model::Op::yield && in.t == 1);
  });
}

bool is_at(const Finding& finding, const std::vector<model::CrashPlace>& places) {
  return std::ranges::find(places, model::CrashPlace{finding.rule, finding.position}) != places.end();
}

bool is_timeout_candidate(const model::Program& program, const model::CrashPlace& place) {
  return place.rule == Rule::assertion || (place.rule == Rule::panic && is_panic_on_time(program, place.position));
}

std::vector<model::CrashPlace> timeout_candidates(const model::Program& program, const Observations& seen) {
  std::vector<model::CrashPlace> result;
  for (const CrashGroup& group : seen.crashes()) {
    const model::CrashPlace place{group.rule, group.position};
    if (is_timeout_candidate(program, place)) result.push_back(place);
  }
  return result;
}

void DoubtfulFailures::take_out_of(std::vector<Finding>& findings) const {
  std::erase_if(findings, [&](const Finding& finding) { return is_at(finding, places_); });
}

bool time_stands_still(model::Machine& machine, const Exploration& exploration) {
  const StateGraph graph = at_one_time(exploration.graph);
  const Components components = strong_components_of(graph);
  // Who goes by the clock may be the one that goes round.
  const bool by_clock = has_instruction(machine.program(), reads_clock);
  std::vector<bool> looked_at(components.count, false);
  StateRecall recall(machine, exploration);
  model::State state;
  for (StateId s = 0; s < graph.size(); ++s) {
    const std::uint32_t component = components.of_state[s];
    if (!components.has_cycle[component] || looked_at[component] || graph.flags(s).main_returned) continue;
    // Who waits for time does so all along the cycle.
    looked_at[component] = true;
    if (by_clock) return true;
    const auto bytes = recall.bytes(s);
    model::decode(machine, bytes.data(), bytes.size(), state);
    if (model::waits_for_time(machine, state)) return true;
  }
  return false;
}

}  // namespace stalemate::checker
