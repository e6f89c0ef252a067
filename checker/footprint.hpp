// What a transition touches, before it is executed, as accesses in the terms of dependency.def. One rule per kind of
// operation; local instructions touch nothing others can see. A library function that is one step touches what its
// address says, or else all it can reach.
#pragma once

#include <vector>

#include "checker/named_state.hpp"
#include "model/foresight.hpp"

namespace stalemate::checker {

/// Some relations are needed only for programs that do unusual things; the search begins without them and starts anew
/// once it has seen such a thing (optimal_dpor.cpp).
struct UnusualUses {
  bool foreign_read_unlock = false;  // a read lock given back by a goroutine that has not taken it
  bool counter_reuse = false;        // a WaitGroup that is counted up again after it has come down to zero
  bool negative_counter = false;     // a WaitGroup that is counted down below zero
  friend bool operator==(const UnusualUses&, const UnusualUses&) = default;
  UnusualUses& operator|=(const UnusualUses& other) {
    foreign_read_unlock |= other.foreign_read_unlock;
    counter_reuse |= other.counter_reuse;
    negative_counter |= other.negative_counter;
    return *this;
  }
};

class Footprints {
 public:
  explicit Footprints(const model::Machine& machine);

  /// Requires: `t` is enabled in `named`.
  std::vector<Access> of(const NamedState& named, const model::Transition& t, UnusualUses uses) const;
  /// Adds what is unusual about accesses that `actor` may make in this state.
  static void note(const std::vector<Access>& accesses, ActorId actor, const NamedState& before, UnusualUses& seen);
  /// Counts what the accesses have come to; `before`: the state they were taken in.
  static void count(const std::vector<Access>& accesses, ActorId actor, const NamedState& before, NamedState& after);
  /// What the operation an actor stands before is about, all cases and choices of it, enabled or not: words and objects
  /// as if it wrote them. `meets`: it may be part of a rendezvous.
  struct Interest {
    std::vector<Access> accesses;
    bool meets = false;
  };
  /// Empty if the actor is not there.
  Interest interest(const NamedState& named, ActorId actor) const;
  /// The access of a goroutine that has arrived at WaitGroup.Wait; nothing if it stands elsewhere.
  void arrival(const NamedState& named, std::uint32_t g, std::vector<Access>& accesses) const;

 private:
  class Builder;

  const model::Machine& machine_;
  std::vector<bool> memory_only_;  // by function
};

}  // namespace stalemate::checker
