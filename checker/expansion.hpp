// What all stateful explorers do alike when they execute a step: read the flags of the state it leads to, and write
// down the edge's label.
#pragma once

#include "checker/state_graph.hpp"
#include "model/state.hpp"

namespace stalemate::checker {

inline StateFlags flags_of(const model::State& state) {
  StateFlags flags;
  flags.main_returned = state.main_returned;
  flags.ended = state.end != model::EndKind::running;
  return flags;
}

inline void fill_label(const model::Transition& t, const model::StepInfo& info, EdgeLabel& label) {
  label.transition = t;
  label.step_class = info.step_class;
  label.new_index.clear();
  for (const std::uint32_t index : info.new_index) {
    label.new_index.push_back(index == model::no_index ? goroutine_gone : static_cast<std::uint16_t>(index));
  }
}

}  // namespace stalemate::checker
