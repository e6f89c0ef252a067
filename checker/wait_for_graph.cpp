#include "checker/wait_for_graph.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <map>

namespace stalemate::checker {

namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;

struct WaitForGraph {
  Graph graph;
  std::vector<std::string> names;  // by vertex: waiters first, in order, then objects
};

WaitForGraph build(const std::vector<Waiter>& waiters, const model::GoroutineNames& goroutine_names) {
  WaitForGraph result;
  std::map<std::uint32_t, std::size_t> vertex_of_goroutine;
  // Readers and writers of one RWMutex wait for different goroutines, so an object is split by what is waited for.
  std::map<std::pair<model::Word, std::string>, std::size_t> vertex_of_object;
  for (const Waiter& waiter : waiters) {
    vertex_of_goroutine[waiter.g] = boost::add_vertex(result.graph);
    result.names.push_back(goroutine_names.name(waiter.g));
  }
  for (const Waiter& waiter : waiters) {
    for (const ExplainedWait& wait : waiter.waits) {
      if (wait.object.is_nil()) continue;
      const auto [it, fresh] = vertex_of_object.try_emplace({wait.object.word(), wait.wait.operation}, 0);
      if (fresh) {
        it->second = boost::add_vertex(result.graph);
        result.names.push_back(wait.wait.object.empty() ? wait.wait.operation : wait.wait.object);
      }
      boost::add_edge(vertex_of_goroutine[waiter.g], it->second, result.graph);
      for (const std::uint32_t waker : wait.wakers) {
        const auto to = vertex_of_goroutine.find(waker);
        if (to != vertex_of_goroutine.end()) boost::add_edge(it->second, to->second, result.graph);
      }
    }
  }
  return result;
}

}  // namespace

std::vector<std::string> wait_cycle(const std::vector<Waiter>& waiters, const model::GoroutineNames& names) {
  const WaitForGraph wait_for = build(waiters, names);
  const std::size_t n = boost::num_vertices(wait_for.graph);
  for (std::size_t start = 0; start < waiters.size(); ++start) {
    std::vector<std::size_t> before(n, n);
    boost::breadth_first_search(
        wait_for.graph, start,
        boost::visitor(boost::make_bfs_visitor(boost::record_predecessors(before.data(), boost::on_tree_edge()))));
    // The object nearest to `start` (fewest predecessors) that leads back to it closes the shortest cycle.
    std::vector<std::size_t> best;
    for (std::size_t v = waiters.size(); v < n; ++v) {
      if (before[v] == n || !boost::edge(v, start, wait_for.graph).second) continue;
      std::vector<std::size_t> path{start};
      for (std::size_t at = v; at != start; at = before[at]) path.push_back(at);
      path.push_back(start);
      std::ranges::reverse(path);
      if (best.empty() || path.size() < best.size()) best = path;
    }
    if (best.empty()) continue;
    std::vector<std::string> cycle;
    for (const std::size_t v : best) cycle.push_back(wait_for.names[v]);
    return cycle;
  }
  return {};
}

}  // namespace stalemate::checker
