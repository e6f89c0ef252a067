// Wakeup trees: what an explorer has still to execute from one node of its search, as sequences of events that share
// prefixes (P. Abdulla, S. Aronis, B. Jonsson, K. Sagonas, JACM 64(4), 2017, section 6). Children are in order of
// insertion. Invariant: for siblings p before q, p is no weak initial of any sequence below q with q at its head, so
// that what is explored below p is not explored again below q; nor is an event that sleeps at the node.
#pragma once

#include <memory>
#include <vector>

#include "checker/event_machine.hpp"

namespace stalemate::checker {

using EventRefs = std::vector<const Event*>;

/// Whether `event` can come first in an execution that is equivalent to one beginning with `sequence` (a weak initial):
/// everything in `sequence` before it is independent of it. Then, if the event is part of it, takes it out.
bool take_weak_initial(const EventMachine& machine, const Event& event, EventRefs& sequence);
bool is_weak_initial(const EventMachine& machine, const Event& event, const EventRefs& sequence);

class WakeupTree {
 public:
  bool empty() const { return children_.empty(); }
  const Event& first() const;
  /// Inserts `sequence` unless what is there already leads to an equivalent execution. Returns how many events are new.
  std::size_t insert(const EventMachine& machine, EventRefs sequence);
  /// Takes the subtree below the first child away, and the child with it.
  WakeupTree take_first();

 private:
  struct Child;
  std::vector<Child> children_;
};

struct WakeupTree::Child {
  Event event;
  WakeupTree below;
};

inline const Event& WakeupTree::first() const { return children_.front().event; }

inline WakeupTree WakeupTree::take_first() {
  WakeupTree below = std::move(children_.front().below);
  children_.erase(children_.begin());
  return below;
}

}  // namespace stalemate::checker
