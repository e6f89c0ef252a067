// Sleep sets (P. Godefroid, "Partial-Order Methods for the Verification of Concurrent Systems", LNCS 1032, 1996,
// chapter 5): a transition sleeps in a state if what begins with it is explored elsewhere: it was taken before from a
// state above, and all that happened since is independent of it. What sleeps is not executed, so states are found once
// where commuting steps would find them again. A state met again with fewer sleepers executes those it has skipped that
// are awake now. Every state is found as without them, but not every edge. Invariants: (1) what a state has skipped
// sleeps in it, and belongs to what was chosen for it; (2) steps that end the run, and timers, which have no names
// across states, never sleep.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "checker/state_store.hpp"
#include "model/transition.hpp"

namespace stalemate::checker {

/// In ascending order of `is_before`; goroutines by their index in the state the set belongs to.
using SleepSet = std::vector<model::Transition>;

bool is_before(const model::Transition& t, const model::Transition& u);
bool contains(const SleepSet& set, const model::Transition& t);
void sort(SleepSet& set);
/// A transition as it is called after a step; false if a goroutine of it is gone.
bool rename(model::Transition& t, const std::vector<std::uint32_t>& new_index);

/// What sleeps in each stored state, and what was skipped there for it.
class SleepSets {
 public:
  /// The state with the next id.
  void add_state(const SleepSet& sleep);
  /// The state is met again. Whether something it has skipped is to be executed now.
  bool meet(StateId state, const SleepSet& sleep);
  /// Nothing sleeps in the state any more. Whether something is to be executed now.
  bool wake(StateId state) { return meet(state, {}); }
  /// The state was expanded without these. Whether some of them woke up meanwhile.
  bool skip(StateId state, const SleepSet& skipped);
  const SleepSet& of(StateId state) const { return *records_[state].sleep; }
  bool has_skipped(StateId state) const { return !records_[state].skipped->empty(); }
  /// What was skipped and is awake now; it counts as executed from now on.
  SleepSet take_awake(StateId state);
  std::uint64_t memory_bytes() const { return records_.capacity() * sizeof(Record) + set_bytes_; }

 private:
  struct Record {
    const SleepSet *sleep, *skipped, *awake;
  };
  struct Order {
    bool operator()(const SleepSet& x, const SleepSet& y) const;
  };
  const SleepSet* intern(SleepSet set);
  bool look(StateId state);

  std::vector<Record> records_;
  std::map<SleepSet, char, Order> sets_;  // few are different; they stay where they are
  std::uint64_t set_bytes_ = 0;
};

}  // namespace stalemate::checker
