// Counters: words that constants are added to, and that nothing is done with but comparing them with constants, taking
// them modulo constants, copying them, and what decides nothing. Values above the largest constant c that are equal
// modulo the least common multiple of the moduli then behave alike, now and after any addition, so that in states the
// least of them stands for all: a loop that counts its rounds for ever has finitely many states. (That is the quotient
// by a bisimulation, but for counters that go round: of 64 bits after 2^47 additions or more, of 32 bits after 2^26,
// which is an assumption of the verdict. Smaller ones do go round.)
#pragma once

#include <set>
#include <unordered_map>
#include <vector>

#include "model/value_flow.hpp"

namespace stalemate::model {

/// What of the words at each node matters (relevance.hpp), by representative.
struct RelevantTags {
  explicit RelevantTags(std::size_t nodes) : scalar(nodes), every(nodes), directly(nodes), types(nodes) {}
  std::vector<bool> scalar;    // as a number, bool or string
  std::vector<bool> every;     // as interface data of any type
  std::vector<bool> directly;  // whoever reads it, so that no flow leads to who does
  std::vector<std::set<TypeIndex>> types;
};

/// What a verdict rests on if some counters have 32 bits (Relevance::counts_narrow).
inline constexpr const char* narrow_assumption = "numbers of 32 bits that count up do not go round";

class Counters {
 public:
  Counters(const ValueFlow& flow, const RelevantTags& tags);
  /// Whether some of 32 bits are among them.
  bool has_narrow() const { return has_narrow_; }
  /// What stands for the large values at this node (a representative); none if it is no counter.
  CounterBound bound(NodeId node) const {
    const auto found = bounds_.find(node);
    return found == bounds_.end() ? CounterBound{} : found->second;
  }

 private:
  bool is_relevant(NodeId node) const { return tags_.scalar[node] || tags_.every[node] || !tags_.types[node].empty(); }
  bool grows_by_constants(NodeId node) const;
  bool is_only_compared(NodeId to, const Flow& flow) const;
  void find_candidates();
  void find_bounds();

  const std::vector<std::vector<Flow>>& flows_;
  const RelevantTags& tags_;
  std::vector<bool> is_small_;      // no value from elsewhere than constants and additions of constants
  std::vector<bool> is_candidate_;  // and only compared, or taken modulo constants
  std::unordered_map<NodeId, CounterBound> bounds_;
  bool has_narrow_ = false;
};

}  // namespace stalemate::model
