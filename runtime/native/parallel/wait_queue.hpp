// Who waits for what. Every object has a lock and, while somebody waits at it, queues in order of arrival. A goroutine
// in a select waits in several queues at once: whoever completes it claims it first, as in runtime/select.go, and it
// leaves the other queues itself when it runs again.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "model/word.hpp"
#include "runtime/native/parallel/spin_lock.hpp"

namespace stalemate::runtime::native::parallel {

/// A goroutine in one queue (a sudog of Go's runtime).
struct Waiter {
  model::Word key = 0;  // the word of the ref it waits at
  std::uint32_t slot = 0;
  std::uint16_t choice = 0;  // case of its select
  bool is_select = false;    // to be claimed
  bool is_sender = false;    // of a select
  bool is_queued = false;
  Waiter *next = nullptr, *previous = nullptr;
};

class WaitList {
 public:
  Waiter* first() const { return first_; }
  void push_back(Waiter& waiter) { insert(waiter, last_); }
  void push_front(Waiter& waiter) { insert(waiter, nullptr); }
  void remove(Waiter& waiter) {
    (waiter.previous != nullptr ? waiter.previous->next : first_) = waiter.next;
    (waiter.next != nullptr ? waiter.next->previous : last_) = waiter.previous;
    waiter.next = waiter.previous = nullptr;
    waiter.is_queued = false;
  }

 private:
  void insert(Waiter& waiter, Waiter* after) {
    waiter.previous = after;
    waiter.next = after != nullptr ? after->next : first_;
    (after != nullptr ? after->next : first_) = &waiter;
    (waiter.next != nullptr ? waiter.next->previous : last_) = &waiter;
    waiter.is_queued = true;
  }

  Waiter *first_ = nullptr, *last_ = nullptr;
};

struct Queues {
  WaitList senders, receivers;
  WaitList others;  // locks, WaitGroups, await
};

/// Beside each heap object, by its number.
struct Cell {
  SpinLock lock;                   // of the object's words, if it is shared, and of the queues
  std::unique_ptr<Queues> queues;  // null: nobody has waited here
};

/// Beside each goroutine, by its slot. Belongs to whoever runs the goroutine, or completes its operation.
struct Record {
  std::atomic<bool> is_claimed{false};  // of a select: somebody has completed it
  bool has_slept = false;
  std::uint32_t retries = 0;                 // woken so often in vain
  std::optional<std::uint16_t> closed_case;  // the channel it waited to send on was closed: of its select
  std::vector<Waiter> waiters;
  std::uint32_t waiter_count = 0;  // of them, since it parked last
  std::uint32_t serial = 0;        // traced: which goroutine of the run it is
  std::uint32_t child_count = 0;   // traced
};

}  // namespace stalemate::runtime::native::parallel
