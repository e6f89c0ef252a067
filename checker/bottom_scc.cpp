#include "checker/bottom_scc.hpp"

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>

// A StateGraph seen as a Boost graph, without copying its edges. The namespace has a name because Boost finds these
// functions by argument-dependent lookup, which does not look into unnamed namespaces.
namespace stalemate::checker::boost_view {

struct View {
  const StateGraph* graph = nullptr;
};

struct EdgeAt {
  StateId source = no_state;
  const Edge* edge = nullptr;
  friend bool operator==(const EdgeAt&, const EdgeAt&) = default;
};

class EdgeIterator : public boost::iterator_facade<EdgeIterator, EdgeAt, boost::forward_traversal_tag, EdgeAt> {
 public:
  EdgeIterator() = default;
  explicit EdgeIterator(EdgeAt at) : at_(at) {}

 private:
  friend class boost::iterator_core_access;
  EdgeAt dereference() const { return at_; }
  void increment() { ++at_.edge; }
  bool equal(const EdgeIterator& other) const { return at_.edge == other.at_.edge; }
  EdgeAt at_;
};
using StateIterator = boost::counting_iterator<StateId>;

inline StateId source(const EdgeAt& e, const View&) { return e.source; }
inline StateId target(const EdgeAt& e, const View&) { return e.edge->target; }
inline std::pair<EdgeIterator, EdgeIterator> out_edges(StateId s, const View& view) {
  const auto edges = view.graph->edges(s);
  return {EdgeIterator({s, edges.data()}), EdgeIterator({s, edges.data() + edges.size()})};
}
inline std::size_t out_degree(StateId s, const View& view) { return view.graph->edges(s).size(); }
inline std::pair<StateIterator, StateIterator> vertices(const View& view) {
  return {StateIterator(0), StateIterator(view.graph->size())};
}
inline StateId num_vertices(const View& view) { return view.graph->size(); }

}  // namespace stalemate::checker::boost_view

template <>
struct boost::graph_traits<stalemate::checker::boost_view::View> {
  struct traversal_category : boost::incidence_graph_tag, boost::vertex_list_graph_tag {};
  using vertex_descriptor = stalemate::checker::StateId;
  using edge_descriptor = stalemate::checker::boost_view::EdgeAt;
  using directed_category = boost::directed_tag;
  using edge_parallel_category = boost::allow_parallel_edge_tag;
  using out_edge_iterator = stalemate::checker::boost_view::EdgeIterator;
  using vertex_iterator = stalemate::checker::boost_view::StateIterator;
  using vertices_size_type = stalemate::checker::StateId;
  using degree_size_type = std::size_t;
  using edges_size_type = std::size_t;
  static vertex_descriptor null_vertex() { return stalemate::checker::no_state; }
};

namespace stalemate::checker {

namespace {

template <typename T>
auto by_state(std::vector<T>& values) {
  return boost::make_iterator_property_map(values.begin(), boost::typed_identity_property_map<StateId>());
}

}  // namespace

Components strong_components_of(const StateGraph& graph) {
  Components result;
  const StateId n = graph.size();
  result.of_state.resize(n);
  if (n == 0) return result;
  const boost_view::View view{&graph};
  {
    std::vector<StateId> roots(n), times(n);
    std::vector<boost::default_color_type> colors(n);
    result.count = boost::strong_components(view, by_state(result.of_state),
                                            boost::root_map(by_state(roots))
                                                .discover_time_map(by_state(times))
                                                .color_map(by_state(colors))
                                                .vertex_index_map(boost::typed_identity_property_map<StateId>()));
  }
  result.is_bottom.assign(result.count, true);
  result.has_cycle.assign(result.count, false);
  for (StateId s = 0; s < n; ++s) {
    for (const Edge& edge : graph.edges(s)) {
      const std::uint32_t from = result.of_state[s], to = result.of_state[edge.target];
      if (from == to) {
        result.has_cycle[from] = true;
      } else {
        result.is_bottom[from] = false;
      }
    }
  }
  return result;
}

std::vector<bool> components_left(const StateGraph& graph, const Components& components) {
  std::vector<bool> left(components.count, false);
  for (StateId s = 0; s < graph.size(); ++s) {
    for (const Edge& edge : graph.edges(s)) {
      const std::uint32_t from = components.of_state[s];
      if (from != components.of_state[edge.target] && !graph.flags(edge.target).ended) left[from] = true;
    }
  }
  return left;
}

BottomComponents::BottomComponents(const StateGraph& graph, const Components& components) {
  std::vector<std::uint32_t> number(components.count, UINT32_MAX);
  begin_.push_back(0);
  // Counting sort by component, bottom components numbered in order of their first state: independent of Tarjan's
  // order.
  for (StateId s = 0; s < graph.size(); ++s) {
    const std::uint32_t c = components.of_state[s];
    if (!components.is_bottom[c]) continue;
    if (number[c] == UINT32_MAX) {
      number[c] = static_cast<std::uint32_t>(begin_.size() - 1);
      begin_.push_back(0);
    }
    ++begin_[number[c] + 1];
  }
  for (std::size_t i = 1; i < begin_.size(); ++i) begin_[i] += begin_[i - 1];
  states_.resize(begin_.back());
  std::vector<std::size_t> next(begin_.begin(), begin_.end() - 1);
  for (StateId s = 0; s < graph.size(); ++s) {
    const std::uint32_t c = components.of_state[s];
    if (components.is_bottom[c]) states_[next[number[c]]++] = s;
  }
}

}  // namespace stalemate::checker
