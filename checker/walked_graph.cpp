#include "checker/walked_graph.hpp"

#include <algorithm>

#include "checker/self_check.hpp"
#include "model/canonical_state.hpp"

namespace stalemate::checker {

void append_edge(StateGraph& graph, StateId source, StateId target, const EdgeLabel& label) {
  if (graph.flags(source).expanded) {
    graph.begin_more_edges(source);
  } else {
    graph.begin_edges(source);
  }
  graph.add_edge(target, label);
  graph.end_edges(false);
}

bool WalkedGraph::start() {
  machine_.initial(here_, info_);
  const bool is_first = result_.store.size() == 0;
  if (is_first) result_.seen.step(here_, info_, no_state, 0);
  id_ = store(no_state, 0);
  return machine_.limit_reached() == nullptr;
}

StateId WalkedGraph::store(StateId parent, std::uint32_t depth) {
  model::encode(machine_, here_, bytes_);
  if (options_.self_check) check_state(machine_, here_, bytes_);
  const auto [id, fresh] = result_.store.insert(bytes_);
  if (!fresh) return id;
  result_.graph.add_state(parent, depth, here_.goroutine_count, flags_of(here_));
  result_.depth = std::max(result_.depth, depth);
  if (here_.end == model::EndKind::running) result_.seen.state(machine_, here_, id);
  return id;
}

bool WalkedGraph::step(const model::Transition& t) {
  machine_.step(here_, t, info_);
  ++result_.transition_count;
  if (machine_.limit_reached() != nullptr) return false;
  const StateId source = id_;
  const auto edges = result_.graph.edges(source);
  const auto known =
      std::ranges::find_if(edges, [&](const Edge& edge) { return result_.graph.label(edge).transition == t; });
  if (known != edges.end()) {
    id_ = known->target;
    return true;
  }
  const auto number = static_cast<std::uint32_t>(edges.size());
  id_ = store(source, result_.graph.depth(source) + 1);
  fill_label(t, info_, label_);
  append_edge(result_.graph, source, id_, label_);
  result_.seen.step(here_, info_, source, number);
  return true;
}

void WalkedGraph::end_here() {
  if (result_.graph.flags(id_).expanded) return;
  result_.graph.begin_edges(id_);
  result_.graph.end_edges(false);
}

void add_execution(WalkedGraph& graph, const model::Machine& machine, const model::Execution& execution) {
  if (!graph.start()) return;
  for (const model::Transition& t : execution) {
    if (graph.has_ended() || !graph.step(t)) return;
  }
  if (graph.has_ended()) return;
  std::vector<model::Transition> enabled;
  machine.enabled(graph.state(), enabled);
  if (enabled.empty()) graph.end_here();
}

}  // namespace stalemate::checker
