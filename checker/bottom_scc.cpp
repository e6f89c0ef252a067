#include "checker/bottom_scc.hpp"

namespace stalemate::checker {

namespace {

/// Pearce's algorithm, whose one number for each state says where it is: 0 if it has not been met, while it is open the
/// smallest number known of a state it leads to, and at last its component, counted down from the number of states.
class ComponentSearch {
 public:
  ComponentSearch(const StateGraph& graph, std::vector<std::uint32_t>& numbers)
      : graph_(graph), numbers_(numbers), component_(graph.size() - 1) {}

  /// Returns how many components there are.
  std::uint32_t run() {
    for (StateId s = 0; s < graph_.size(); ++s) {
      if (numbers_[s] == 0) visit(s);
    }
    const StateId last = graph_.size() - 1;
    for (std::uint32_t& number : numbers_) number = last - number;
    return last - component_;
  }

 private:
  struct Open {
    StateId state = no_state;
    std::uint32_t is_root : 1 = 1, edge : 31 = 0;  // edge: the next one to follow
  };

  void open(StateId state) {
    numbers_[state] = index_++;
    path_.push_back({state});
    // Their numbers lie all over the place.
    for (const Edge& edge : graph_.edges(state)) __builtin_prefetch(&numbers_[edge.target]);
  }

  void visit(StateId start) {
    open(start);
    while (!path_.empty()) {
      const auto edges = graph_.edges(path_.back().state);
      if (path_.back().edge < edges.size()) {
        const StateId target = edges[path_.back().edge].target;
        if (numbers_[target] == 0) {
          open(target);  // the edge is looked at again when that is closed
          continue;
        }
        lower(path_.back(), target);
        ++path_.back().edge;
      } else {
        close(path_.back());
        path_.pop_back();
      }
    }
  }

  void lower(Open& open, StateId target) {
    if (numbers_[target] >= numbers_[open.state]) return;
    numbers_[open.state] = numbers_[target];
    open.is_root = 0;
  }

  void close(const Open& open) {
    if (open.is_root == 0) {
      waiting_.push_back(open.state);
      return;
    }
    --index_;
    for (; !waiting_.empty() && numbers_[open.state] <= numbers_[waiting_.back()]; waiting_.pop_back()) {
      numbers_[waiting_.back()] = component_;
      --index_;
    }
    numbers_[open.state] = component_--;
  }

  const StateGraph& graph_;
  std::vector<std::uint32_t>& numbers_;
  std::uint32_t index_ = 1, component_;
  std::vector<Open> path_;        // from the start of the search to where it is
  std::vector<StateId> waiting_;  // closed, but their component's first state is not
};

}  // namespace

Components strong_components_of(const StateGraph& graph) {
  Components result;
  const StateId n = graph.size();
  result.of_state.resize(n);
  if (n == 0) return result;
  result.count = ComponentSearch(graph, result.of_state).run();
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
