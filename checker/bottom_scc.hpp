// Strongly connected components of the stored state graph, and its bottom ones: those no edge leaves. A run that is
// fair to every edge ends up in a bottom component, so what can never change again is read off there; a state without
// transitions is the trivial case. Components are found as Pearce does (A space-efficient algorithm for finding
// strongly connected components, Inf. Process. Lett. 2016), with one number a state where Boost.Graph's function needs
// four: that took a tenth of a large search. The depth-first search keeps its own stack.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "checker/state_graph.hpp"

namespace stalemate::checker {

struct Components {
  std::vector<std::uint32_t> of_state;  // component by state; numbered so that edges lead to smaller or equal numbers
  std::vector<bool> is_bottom;          // by component
  std::vector<bool> has_cycle;          // by component: at least one edge stays inside
  std::uint32_t count = 0;
};

Components strong_components_of(const StateGraph& graph);
/// By component: whether an edge leaves it for a state from which the run goes on.
std::vector<bool> components_left(const StateGraph& graph, const Components& components);

/// The states of every bottom component, component after component.
class BottomComponents {
 public:
  BottomComponents(const StateGraph& graph, const Components& components);
  std::uint32_t count() const { return static_cast<std::uint32_t>(begin_.size() - 1); }
  std::span<const StateId> states(std::uint32_t bottom) const {
    return {states_.data() + begin_[bottom], begin_[bottom + 1] - begin_[bottom]};
  }

 private:
  std::vector<StateId> states_;
  std::vector<std::size_t> begin_;
};

}  // namespace stalemate::checker
