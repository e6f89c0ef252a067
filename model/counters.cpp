#include "model/counters.hpp"

#include <algorithm>
#include <boost/pending/disjoint_sets.hpp>
#include <numeric>

namespace stalemate::model {

Counters::Counters(const ValueFlow& flow, const RelevantTags& tags) : flows_(flow.flows()), tags_(tags) {
  is_small_.resize(flows_.size());
  for (NodeId node = 0; node < flows_.size(); ++node) is_small_[node] = tags_.scalar[node];
  for (const NodeId node : flow.large()) is_small_[node] = false;
  find_candidates();
  find_bounds();
}

bool Counters::grows_by_constants(NodeId node) const {
  return std::ranges::all_of(flows_[node], [&](const Flow& flow) {
    switch (flow.kind) {
      case Flow::Kind::copy:
      case Flow::Kind::modulus:
      case Flow::Kind::increase: return bool{is_small_[flow.from]};
      case Flow::Kind::compare:
      case Flow::Kind::guard: return true;
      default: return false;
    }
  });
}

/// Whether the value at `flow.from` is treated like all large ones where it flows to.
bool Counters::is_only_compared(NodeId to, const Flow& flow) const {
  switch (flow.kind) {
    case Flow::Kind::modulus:
    case Flow::Kind::compare: return true;
    case Flow::Kind::copy: return !tags_.scalar[to] || is_candidate_[to];
    case Flow::Kind::increase: return !is_relevant(to) || is_candidate_[to];
    case Flow::Kind::box: return !tags_.every[to] && !tags_.types[to].contains(flow.type);
    default: return !is_relevant(to);
  }
}

/// The greatest sets of which this is true.
void Counters::find_candidates() {
  for (bool changed = true; changed;) {
    changed = false;
    for (NodeId node = 0; node < flows_.size(); ++node) {
      if (!is_small_[node] || grows_by_constants(node)) continue;
      is_small_[node] = false;
      changed = true;
    }
  }
  is_candidate_ = is_small_;
  for (NodeId node = 0; node < flows_.size(); ++node) {
    if (tags_.directly[node] || tags_.every[node] || !tags_.types[node].empty()) is_candidate_[node] = false;
  }
  for (bool changed = true; changed;) {
    changed = false;
    for (NodeId to = 0; to < flows_.size(); ++to) {
      for (const Flow& flow : flows_[to]) {
        if (!is_candidate_[flow.from] || is_only_compared(to, flow)) continue;
        is_candidate_[flow.from] = false;
        changed = true;
      }
    }
  }
}

/// Words that are copied to each other have one bound; they are counters if anything is ever added.
void Counters::find_bounds() {
  std::vector<NodeId> rank(flows_.size()), parent(flows_.size());
  boost::disjoint_sets<NodeId*, NodeId*> sets(rank.data(), parent.data());
  for (NodeId node = 0; node < flows_.size(); ++node) sets.make_set(node);
  for (NodeId to = 0; to < flows_.size(); ++to) {
    if (!is_candidate_[to]) continue;
    for (const Flow& flow : flows_[to]) {
      const bool moves = flow.kind == Flow::Kind::copy || flow.kind == Flow::Kind::increase;
      if (moves && is_candidate_[flow.from]) sets.union_set(to, flow.from);
    }
  }
  std::unordered_map<NodeId, CounterBound> bounds;
  std::set<NodeId> growing, narrow;
  for (NodeId to = 0; to < flows_.size(); ++to) {
    for (const Flow& flow : flows_[to]) {
      if (!is_candidate_[flow.from]) continue;
      const NodeId set = sets.find_set(flow.from);
      CounterBound& bound = bounds[set];
      if (flow.kind == Flow::Kind::compare) bound.most = std::max(bound.most, flow.value);
      if (flow.kind == Flow::Kind::modulus)
        bound.period = std::min(std::lcm(bound.period, flow.value), modulus_max + 1);
      if (flow.kind != Flow::Kind::increase || !is_candidate_[to]) continue;
      growing.insert(set);
      if (flow.value != 0) narrow.insert(set);
    }
  }
  for (NodeId node = 0; node < flows_.size(); ++node) {
    if (!is_candidate_[node] || !growing.contains(sets.find_set(node))) continue;
    const CounterBound bound = bounds[sets.find_set(node)];
    if (bound.period > modulus_max) continue;
    bounds_[node] = {bound.most + 1, bound.period};
    has_narrow_ |= narrow.contains(sets.find_set(node));
  }
}

}  // namespace stalemate::model
