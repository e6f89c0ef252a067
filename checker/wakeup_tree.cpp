#include "checker/wakeup_tree.hpp"

namespace stalemate::checker {

bool take_weak_initial(const EventMachine& machine, const Event& event, EventRefs& sequence) {
  for (std::size_t i = 0; i < sequence.size(); ++i) {
    // Nothing before it was dependent, so this is the same event and not only the same label.
    if (sequence[i]->label == event.label) {
      sequence.erase(sequence.begin() + static_cast<std::ptrdiff_t>(i));
      return true;
    }
    if (machine.dependent(event, *sequence[i])) return false;
  }
  return true;
}

bool is_weak_initial(const EventMachine& machine, const Event& event, const EventRefs& sequence) {
  for (const Event* const other : sequence) {
    if (other->label == event.label) return true;
    if (machine.dependent(event, *other)) return false;
  }
  return true;
}

std::size_t WakeupTree::insert(const EventMachine& machine, EventRefs sequence) {
  WakeupTree* node = this;
  // Down the first branch that the sequence, or an equivalent one, follows.
  for (bool found = true; found;) {
    found = false;
    for (Child& child : node->children_) {
      if (!take_weak_initial(machine, child.event, sequence)) continue;
      // At a leaf everything is explored that begins with what leads there.
      if (child.below.empty()) return 0;
      node = &child.below;
      found = true;
      break;
    }
  }
  for (const Event* const event : sequence) {
    node->children_.push_back({*event, {}});
    node = &node->children_.back().below;
  }
  return sequence.size();
}

}  // namespace stalemate::checker
