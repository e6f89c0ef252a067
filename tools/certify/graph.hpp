// The steps between the states of a certificate, as the machine takes them, and what it showed on the way. Labels hold
// what of a step does not depend on its states; a program has few distinct ones, so they are shared.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "tools/certify/certificate.hpp"

namespace stalemate::certify {

/// In a label: nobody, or the goroutine ended in this step.
inline constexpr std::uint32_t nobody = UINT32_MAX;

struct Label {
  std::uint32_t mover = nobody, partner = nobody;  // goroutines of the source that take part; a timer fires: nobody
  model::StepClass step_class = model::StepClass::progress;
  std::vector<std::uint32_t> new_index;  // by goroutine of the source: which one of the target it is, or nobody
  bool fires() const { return mover == nobody; }
  friend auto operator<=>(const Label&, const Label&) = default;
};

struct Edge {
  StateNumber target = no_state;
  std::uint32_t label = 0;
};

struct Node {
  std::uint64_t first_edge = 0;
  std::uint32_t edge_count = 0, goroutine_count = 0;
  bool main_returned = false;
  bool has_ended = false;  // in a crash or exit
};

class Graph {
 public:
  explicit Graph(std::size_t state_count) : nodes_(state_count) {}
  /// Starts the edges of `state`; add_edge then appends to it until the next begin.
  void begin(StateNumber state, const model::State& content);
  void add_edge(StateNumber target, const model::Transition& t, const model::StepInfo& info);

  StateNumber size() const { return static_cast<StateNumber>(nodes_.size()); }
  std::uint64_t edge_count() const { return edges_.size(); }
  const Node& node(StateNumber state) const { return nodes_[state]; }
  std::span<const Edge> edges(StateNumber state) const {
    return {edges_.data() + nodes_[state].first_edge, nodes_[state].edge_count};
  }
  const Label& label(const Edge& edge) const { return *labels_[edge.label]; }

 private:
  std::vector<Node> nodes_;
  std::vector<Edge> edges_;
  std::map<Label, std::uint32_t> numbers_;
  std::vector<const Label*> labels_;  // keys of numbers_
  StateNumber current_ = 0;
};

/// What single steps and states show.
struct Sightings {
  std::set<model::Rule> crashes;
  bool has_race = false;
  std::set<std::string> labels;  // of stalemate.Reachable
};

}  // namespace stalemate::certify
