// What events need and change, as counters: the elements in a buffer, whether a lock is held, the readers of a lock,
// what a WaitGroup stands at. An event happens at a moment at which its guards hold, and changes counters then. What no
// counter tells (partners, closes, tickets) is in order_moments.cpp.
#pragma once

#include "checker/smt/order_engine.hpp"

namespace stalemate::checker::smt {

using CounterId = std::uint32_t;

struct Effect {
  CounterId counter = no_id;
  std::int64_t amount = 0;
};
struct Guard {
  CounterId counter = no_id;
  bool is_at_most = false;  // else at least
  std::int64_t bound = 0;
};

struct Counter {
  ObjectIndex object = no_id;
  std::int64_t initial = 0;
  bool is_buffer = false;
  std::int64_t most = INT64_MAX;  // it never exceeds this; nor does it fall below zero
  std::vector<EventId> changed_by, guards_of;
};

class OrderMeaning {
 public:
  OrderMeaning(const OrderProgram& program, OrderFault fault);

  const std::vector<Counter>& counters() const { return counters_; }
  const std::vector<Effect>& effects(EventId e) const { return effects_[e]; }
  /// All of them hold; of find_in_use any of them.
  const std::vector<Guard>& guards(EventId e) const { return guards_[e]; }
  /// Elements in the buffer, holders of a mutex, announced writers, what a WaitGroup stands at.
  CounterId level(ObjectIndex object) const { return level_[object]; }
  /// Of an RWMutex.
  CounterId readers(ObjectIndex object) const { return readers_[object]; }
  /// Of an RWMutex: those that have got it, not only announced themselves.
  CounterId writers(ObjectIndex object) const { return writers_[object]; }
  bool is_unbuffered(ObjectIndex object) const;
  /// Events on an object with this action.
  std::vector<EventId> events(ObjectIndex object, Action action) const;
  /// Whether `a` happens before `b` whenever `b` happens: it is on the way to it, or to the start of its goroutine.
  bool is_on_the_way(EventId a, EventId b) const { return enter_[a] < enter_[b] && leave_[b] <= leave_[a]; }
  /// Whether no execution has both.
  bool exclude_each_other(EventId a, EventId b) const {
    return a != b && program_.events[a].thread == program_.events[b].thread && !is_on_the_way(a, b) &&
           !is_on_the_way(b, a);
  }

 private:
  void number();
  void understand(EventId e);
  void guard(EventId e, CounterId counter, bool is_at_most, std::int64_t bound);
  void change(EventId e, CounterId counter, std::int64_t amount);

  const OrderProgram& program_;
  const OrderFault fault_;
  std::vector<Counter> counters_;
  std::vector<std::vector<Effect>> effects_;
  std::vector<std::vector<Guard>> guards_;
  std::vector<CounterId> level_, readers_, writers_;  // by object
  std::vector<std::uint32_t> enter_, leave_;          // by event: numbers in a walk over the tree of all events
  std::vector<std::vector<EventId>> by_object_;
};

}  // namespace stalemate::checker::smt
