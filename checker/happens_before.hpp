// The happens-before relation of one execution: the least partial order in which dependent events are ordered as they
// were executed. Kept as one set of earlier events for each event; it grows and shrinks with the execution.
#pragma once

#include <vector>

#include "checker/event_machine.hpp"

namespace stalemate::checker {

class HappensBefore {
 public:
  explicit HappensBefore(const EventMachine& machine) : machine_(machine) {}

  std::size_t size() const { return count_; }
  const Event& event(std::size_t i) const { return events_[i]; }
  void push(Event event);
  void pop() { --count_; }
  /// Whether event `i` happens before event `j`. Requires: i < j.
  bool before(std::size_t i, std::size_t j) const { return ((past_[j][i / 64] >> (i % 64)) & 1U) != 0; }
  /// Bits of the events that happen before event `i`.
  const std::vector<std::uint64_t>& past(std::size_t i) const { return past_[i]; }

 private:
  const EventMachine& machine_;
  std::size_t count_ = 0;
  std::vector<Event> events_;
  std::vector<std::vector<std::uint64_t>> past_;
};

}  // namespace stalemate::checker
