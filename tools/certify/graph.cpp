#include "tools/certify/graph.hpp"

namespace stalemate::certify {

void Graph::begin(StateNumber state, const model::State& content) {
  current_ = state;
  nodes_[state] = {edges_.size(), 0, content.goroutine_count, content.main_returned,
                   content.end != model::EndKind::running};
}

void Graph::add_edge(StateNumber target, const model::Transition& t, const model::StepInfo& info) {
  Label label;
  if (t.kind != model::TransitionKind::fire) label.mover = t.g;
  if (t.kind == model::TransitionKind::rendezvous) label.partner = t.partner;
  label.step_class = info.step_class;
  label.new_index = info.new_index;
  static_assert(nobody == model::no_index);
  const auto [it, is_fresh] = numbers_.try_emplace(std::move(label), static_cast<std::uint32_t>(labels_.size()));
  if (is_fresh) labels_.push_back(&it->first);
  edges_.push_back({target, it->second});
  ++nodes_[current_].edge_count;
}

}  // namespace stalemate::certify
