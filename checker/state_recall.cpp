#include "checker/state_recall.hpp"

#include <algorithm>

#include "model/canonical_state.hpp"
#include "model/check.hpp"

namespace stalemate::checker {

std::span<const std::uint8_t> StateRecall::recall(StateId id) {
  way_.clear();
  StateId at = id;
  for (; at != last_ && at != 0 && !exploration_.store.is_kept(at); at = exploration_.graph.parent(at))
    way_.push_back(at);
  if (at != last_) load(at);
  for (auto next = way_.rbegin(); next != way_.rend(); ++next) {
    step(at, *next);
    at = *next;
  }
  last_ = id;
  model::encode(machine_, state_, bytes_);
  return bytes_;
}

void StateRecall::load(StateId at) {
  if (!exploration_.store.is_kept(at)) return machine_.initial(state_, info_);
  const auto kept = exploration_.store.bytes(at);
  model::decode(machine_, kept.data(), kept.size(), state_);
}

void StateRecall::step(StateId from, StateId to) {
  const auto edges = exploration_.graph.edges(from);
  const auto edge = std::ranges::find(edges, to, &Edge::target);
  CHECK(edge != edges.end(), "a state is a successor of its parent in the search tree");
  machine_.step(state_, exploration_.graph.label(*edge).transition, info_);
}

}  // namespace stalemate::checker
