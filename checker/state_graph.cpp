#include "checker/state_graph.hpp"

#include <xxhash.h>

#include "model/check.hpp"

namespace stalemate::checker {

std::size_t StateGraph::LabelHash::operator()(const EdgeLabel& label) const {
  const model::Transition& t = label.transition;
  const std::uint64_t seed = (std::uint64_t{t.g} << 48) ^ (std::uint64_t{t.choice} << 32) ^
                             (std::uint64_t{t.partner} << 16) ^ (std::uint64_t{t.partner_choice} << 8) ^
                             (std::uint64_t{t.timer} << 40) ^ (static_cast<std::uint64_t>(t.kind) << 4) ^
                             static_cast<std::uint64_t>(label.step_class);
  return XXH3_64bits_withSeed(label.new_index.data(), label.new_index.size() * sizeof(std::uint16_t), seed);
}

std::uint32_t StateGraph::intern(const EdgeLabel& label) {
  // The same few labels follow each other again and again.
  constexpr std::size_t recent_count = 1024;
  if (recent_.empty()) recent_.resize(recent_count);
  const model::Transition& t = label.transition;
  std::uint32_t& recent =
      recent_[(t.g * 61U + t.partner * 17U + t.choice * 5U + label.new_index.size()) % recent_count];
  if (recent < labels_.size() && labels_[recent] == label) return recent;
  const auto [it, fresh] = label_numbers_.try_emplace(label, static_cast<std::uint32_t>(labels_.size()));
  if (fresh) labels_.push_back(label);
  recent = it->second;
  return recent;
}

void StateGraph::add_state(StateId parent, std::uint32_t depth, std::uint32_t goroutine_count, StateFlags flags) {
  CHECK(goroutine_count < goroutine_gone, "more goroutines than a mapping can name");
  states_.push_back({0, 0, parent, depth, static_cast<std::uint16_t>(goroutine_count), flags});
}

void StateGraph::begin_edges(StateId state) {
  CHECK(state < states_.size() && !states_[state].flags.expanded, "a state is expanded once");
  current_ = state;
  states_[state].first_edge = edges_.size();
}

// Edges of a state are contiguous, so they move to the end; the space they leave is not used again.
void StateGraph::begin_more_edges(StateId state) {
  StateRecord& record = states_[state];
  CHECK(record.flags.expanded, "a state that has edges already");
  current_ = state;
  const std::uint64_t first = edges_.size();
  for (std::uint32_t i = 0; i < record.edge_count; ++i) edges_.push_back(Edge(edges_[record.first_edge + i]));
  record.first_edge = first;
}

void StateGraph::add_edge(StateId target, const EdgeLabel& label) {
  CHECK(target < states_.size(), "the target is a state");
  CHECK(label.new_index.size() == states_[current_].goroutine_count, "invariant 3: one entry per goroutine");
  edges_.push_back({target, intern(label)});
  ++states_[current_].edge_count;
}

void StateGraph::end_edges(bool truncated) {
  states_[current_].flags.expanded = true;
  states_[current_].flags.truncated = truncated;
  current_ = no_state;
}

std::uint64_t StateGraph::memory_bytes() const {
  return states_.memory_bytes() + edges_.memory_bytes() + labels_.size() * (2 * sizeof(EdgeLabel) + 64);
}

}  // namespace stalemate::checker
