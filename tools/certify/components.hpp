// Strongly connected components, by R. Tarjan, "Depth-first search and linear graph algorithms" (SIAM J. Comput. 1972),
// with a stack of its own, since a graph may be one long chain.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "tools/certify/graph.hpp"

namespace stalemate::certify {

/// Which edges count.
using EdgeFilter = std::function<bool(const Label&)>;

/// The components of the graph with only those edges, each as the list of its states; edges lead to earlier ones.
std::vector<std::vector<StateNumber>> components_of(const Graph& graph, const EdgeFilter& counts);

}  // namespace stalemate::certify
