#include "checker/stuck.hpp"

#include <algorithm>
#include <numeric>

#include "model/check.hpp"

namespace stalemate::checker {

StuckClasses::StuckClasses(const StateGraph& graph, std::span<const StateId> component) : component_(component) {
  std::uint64_t node_count = 0;
  for (const StateId s : component) {
    first_node_.push_back(static_cast<std::uint32_t>(node_count));
    node_count += graph.goroutine_count(s);
  }
  CHECK(node_count < UINT32_MAX, "more product nodes than a 32-bit number can name");
  parent_.resize(node_count);
  std::iota(parent_.begin(), parent_.end(), 0U);
  moves_.assign(node_count, false);
  ends_.assign(node_count, false);

  for (const StateId s : component) {
    for (const Edge& edge : graph.edges(s)) {
      const EdgeLabel& label = graph.label(edge);
      for (std::uint32_t g = 0; g < label.new_index.size(); ++g) {
        const auto from = static_cast<std::uint32_t>(node(s, g));
        if (label.moves(g)) moves_[from] = true;
        if (graph.flags(edge.target).ended) continue;
        if (label.new_index[g] == goroutine_gone) {
          // Also without taking part: what another step makes private, a goroutine may go on to do at once
          // (Machine::step).
          moves_[from] = true;
          ends_[from] = true;
        } else {
          // The smaller root stays, which keeps the result independent of the order of edges.
          const std::uint32_t a = root(from);
          const std::uint32_t b = root(static_cast<std::uint32_t>(node(edge.target, label.new_index[g])));
          parent_[std::max(a, b)] = std::min(a, b);
        }
      }
    }
  }
  for (std::uint32_t n = 0; n < parent_.size(); ++n) {
    const std::uint32_t r = root(n);
    if (moves_[n]) moves_[r] = true;
    if (ends_[n]) ends_[r] = true;
  }
}

std::size_t StuckClasses::node(StateId s, std::uint32_t g) const {
  const auto it = std::lower_bound(component_.begin(), component_.end(), s);
  CHECK(it != component_.end() && *it == s, "no edge leaves a bottom component");
  return first_node_[static_cast<std::size_t>(it - component_.begin())] + g;
}

std::uint32_t StuckClasses::class_of(StateId s, std::uint32_t g) const {
  return root(static_cast<std::uint32_t>(node(s, g)));
}

std::uint32_t StuckClasses::root(std::uint32_t n) const {
  while (parent_[n] != n) n = parent_[n] = parent_[parent_[n]];
  return n;
}

}  // namespace stalemate::checker
