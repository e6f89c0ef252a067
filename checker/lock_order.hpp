// Lock-order prediction: from a few executions, pairs (or rings) of goroutines that take the same locks in opposite
// orders, whether or not any execution lets them do so at the same time (lock graphs: K. Havelund, "Using Runtime
// Analysis to Guide Model Checking of Java Programs", SPIN 2000; S. Bensalem and K. Havelund, "Dynamic Deadlock
// Analysis of Multi-Threaded Programs", HVC 2005). Not predicted: orders that a common lock guards, that fork,
// channels, WaitGroups or atomics order in the execution looked at, or of read locks alone. A complete search has found
// every deadlock there is; what is predicted beside that hangs on data, and breaks when the program changes. A warning.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "checker/check.hpp"
#include "checker/named_state.hpp"
#include "checker/result.hpp"
#include "model/schedule.hpp"

namespace stalemate::checker {

/// A lock of an execution.
struct LockName {
  ObjectId object = 0;
  std::uint32_t offset = 0;
  friend auto operator<=>(const LockName&, const LockName&) = default;
};

/// What an actor had seen of the others' steps.
using VectorClock = std::map<ActorId, std::uint32_t>;

/// `actor` holds a lock and takes, or waits for, another.
struct NestedLock {
  struct Side {
    LockName lock;
    bool is_read = false;
    model::Position position;  // where it was taken
    std::string name;          // "a.mu"
    std::uint32_t epoch = 0;   // of the actor, when it took it
    VectorClock seen;          // then
  };
  ActorId actor = no_actor;
  std::string function;  // of the inner one
  Side outer, inner;
  std::vector<LockName> gates;  // held as well
  std::size_t step = 0;         // of the execution, from 1: takes the inner one
};

/// Of one execution: that of a plain scheduler for number 0, by lot for others.
struct NestedLocks {
  std::vector<NestedLock> list;
  model::Execution execution;
};
NestedLocks nested_locks(model::Machine& machine, std::uint32_t number);
/// Rings of nested locks of one execution: each actor waits for what the next one holds.
std::vector<std::vector<const NestedLock*>> lock_rings(const std::vector<NestedLock>& nested);

/// Appends the warnings. Places at which a finding has a goroutine blocked are left out.
void predict_lock_orders(const model::Machine& machine, const CheckOptions& options, std::vector<Finding>& findings);

/// An execution in which the locks of such a warning are taken in all these orders, one after the other. Nothing
/// if the warning is another's.
std::optional<model::Execution> execution_of_lock_order(const model::Machine& machine, const Finding& finding);

}  // namespace stalemate::checker
