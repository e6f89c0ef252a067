// The explored part of the state graph: for each state its outgoing edges and how the search first reached it.
// An edge is eight bytes: its target and the number of its label. A label is all that does not depend on the states,
// that is the transition, its class, and where goroutine indices go; a program has few distinct ones, so they are
// shared. Invariants: (1) state ids are those of the StateStore; (2) the edges of a state are contiguous and in the
// order in which Machine::enabled listed their transitions; (3) a label's mapping has one entry per goroutine of the
// source state; (4) the tree parent of every state but the first has a smaller id and an edge to it, unless an edge was
// cut by a limit.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "checker/growing_array.hpp"
#include "checker/state_store.hpp"
#include "model/transition.hpp"

namespace stalemate::checker {

/// In a label's mapping: the goroutine ended in this step.
inline constexpr std::uint16_t goroutine_gone = 0xFFFF;

struct EdgeLabel {
  model::Transition transition;
  model::StepClass step_class = model::StepClass::progress;
  std::vector<std::uint16_t> new_index;  // by old goroutine index

  /// Whether goroutine `g` (index in the source state) takes part.
  bool moves(std::uint32_t g) const {
    switch (transition.kind) {
      case model::TransitionKind::solo: return transition.g == g;
      case model::TransitionKind::rendezvous: return transition.g == g || transition.partner == g;
      case model::TransitionKind::fire: return false;
    }
    return false;
  }
  friend bool operator==(const EdgeLabel&, const EdgeLabel&) = default;
};

struct Edge {
  StateId target = no_state;
  std::uint32_t label = 0;
};

struct StateFlags {
  bool main_returned : 1 = false;
  bool ended : 1 = false;      // crash or exit: the run is over
  bool expanded : 1 = false;   // its transitions were all tried
  bool truncated : 1 = false;  // a machine limit cut at least one of its edges
};

class StateGraph {
 public:
  /// Adds the state with the next id.
  void add_state(StateId parent, std::uint32_t depth, std::uint32_t goroutine_count, StateFlags flags);
  /// Starts the edges of `state`; add_edge then appends to it until the next begin_edges.
  void begin_edges(StateId state);
  /// Starts more edges of a state that has been expanded; those it has keep their numbers.
  void begin_more_edges(StateId state);
  void add_edge(StateId target, const EdgeLabel& label);
  void end_edges(bool truncated);

  StateId size() const { return static_cast<StateId>(states_.size()); }
  std::uint64_t edge_count() const { return edges_.size(); }
  std::span<const Edge> edges(StateId s) const {
    return {edges_.data() + states_[s].first_edge, states_[s].edge_count};
  }
  const EdgeLabel& label(const Edge& edge) const { return labels_[edge.label]; }
  std::uint32_t goroutine_count(StateId s) const { return states_[s].goroutine_count; }
  StateFlags flags(StateId s) const { return states_[s].flags; }
  StateId parent(StateId s) const { return states_[s].parent; }
  std::uint32_t depth(StateId s) const { return states_[s].depth; }
  /// A state of which all is known and from which nothing goes on, the run not having ended in a crash or exit.
  bool is_terminal(StateId s) const {
    const StateFlags f = states_[s].flags;
    return f.expanded && !f.truncated && !f.ended && states_[s].edge_count == 0;
  }
  std::uint64_t memory_bytes() const;

 private:
  struct StateRecord {
    std::uint64_t first_edge = 0;
    std::uint32_t edge_count = 0;
    StateId parent = no_state;
    std::uint32_t depth = 0;
    std::uint16_t goroutine_count = 0;
    StateFlags flags;
  };
  struct LabelHash {
    std::size_t operator()(const EdgeLabel& label) const;
  };

  std::uint32_t intern(const EdgeLabel& label);

  GrowingArray<StateRecord> states_;
  GrowingArray<Edge> edges_;
  std::vector<EdgeLabel> labels_;
  std::vector<std::uint32_t> recent_;  // numbers of labels met lately, by a small hash of the transition
  std::unordered_map<EdgeLabel, std::uint32_t, LabelHash> label_numbers_;
  StateId current_ = no_state;
};

}  // namespace stalemate::checker
