#include "tools/certify/fate.hpp"

namespace stalemate::certify {

namespace {

// Makes true whatever leads to something true.
void spread_backwards(const std::vector<std::vector<std::size_t>>& sources, std::vector<bool>& holds) {
  std::vector<std::size_t> open;
  for (std::size_t pair = 0; pair < holds.size(); ++pair) {
    if (holds[pair]) open.push_back(pair);
  }
  while (!open.empty()) {
    const std::size_t pair = open.back();
    open.pop_back();
    for (const std::size_t source : sources[pair]) {
      if (holds[source]) continue;
      holds[source] = true;
      open.push_back(source);
    }
  }
}

}  // namespace

Fates::Fates(const Graph& graph, const std::vector<StateNumber>& component) {
  std::size_t count = 0;
  for (const StateNumber state : component) {
    first_pair_[state] = count;
    count += graph.node(state).goroutine_count;
  }
  can_move_.assign(count, false);
  can_end_.assign(count, false);
  std::vector<std::vector<std::size_t>> sources(count);
  for (const StateNumber state : component) {
    for (const Edge& edge : graph.edges(state)) {
      const Label& label = graph.label(edge);
      for (std::uint32_t g = 0; g < label.new_index.size(); ++g) {
        const std::size_t pair = pair_of(state, g);
        const bool ends = label.new_index[g] == nobody;
        // Whoever ends in somebody else's step has moved in it: it stood before something that became local.
        if (ends || label.mover == g || label.partner == g) can_move_[pair] = true;
        if (ends) {
          can_end_[pair] = true;
        } else {
          sources[pair_of(edge.target, label.new_index[g])].push_back(pair);
        }
      }
    }
  }
  spread_backwards(sources, can_move_);
  spread_backwards(sources, can_end_);
}

}  // namespace stalemate::certify
