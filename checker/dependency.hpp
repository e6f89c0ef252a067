// The dependency of two accesses, for algorithms that compare events of whole executions. Unlike Machine::dependent,
// which asks about two transitions of one state, this relation looks at nothing but the two accesses, and what an
// access is follows from the events that happen before it: then it orders the events of an execution in the same way in
// every execution that differs by swapping independent neighbours, as optimal DPOR needs (a valid happens-before
// assignment: P. Abdulla, S. Aronis, B. Jonsson, K. Sagonas, "Source Sets: A Foundation for Optimal Dynamic Partial
// Order Reduction", JACM 64(4), 2017, definition 3.2). docs/algorithm.md says where that is coarser than commuting in a
// state.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>

namespace stalemate::checker {

using ObjectId = std::uint32_t;
/// Stands for the list of goroutines that timers have started.
inline constexpr ObjectId timer_goroutines = UINT32_MAX;

enum class Touch : std::uint8_t {
  // a channel; rendezvous: on an unbuffered one
  send,
  receive,
  receive_closed,  // the zero value of a closed and empty one
  after_close,     // a send or close that panics because it is closed
  close,
  rendezvous,
  watch,   // readiness of its cases decides whether a select may do something else
  length,  // len, and a timer that finds its channel full
  // a Mutex: change its word, or only look at it
  mutex_change,
  mutex_look,
  // an RWMutex
  rw_announce,
  rw_acquire,
  rw_release,
  rw_try,  // a TryLock that succeeds
  rw_read_lock,
  rw_read_unlock,
  rw_foreign_unlock,  // a read unlock when there are some by goroutines that hold no read lock
  rw_look,            // a failed try, an unlock that is fatal
  // a WaitGroup
  count_up,
  count_down,
  count_low,
  count_wait,
  count_arrive,  // from now on the goroutine stands at Wait
  // memory
  read,
  write,
  function_timer,
};
inline constexpr std::size_t touch_count = static_cast<std::size_t>(Touch::function_timer) + 1;

struct Access {
  Touch touch = Touch::read;
  ObjectId object = 0;
  std::uint32_t offset = 0, words = UINT32_MAX;
  // Of a send or receive: which one it is on its channel, from 1; of a send: which receive has made room (0: none).
  std::uint32_t number = 0, room = 0;
};

struct DependencyRow {
  Touch x, y;
  const char* name;
};
inline constexpr std::array dependency_rows = {
#define DEPENDENT(x, y) DependencyRow{Touch::x, Touch::y, #x " / " #y},
#include "checker/dependency.def"
};

/// Whether two accesses are about the same thing.
inline bool overlap(const Access& x, const Access& y) {
  return x.object == y.object && std::uint64_t{x.offset} < std::uint64_t{y.offset} + y.words &&
         std::uint64_t{y.offset} < std::uint64_t{x.offset} + x.words;
}

class DependencyTable {
 public:
  /// `left_out`: a line of dependency.def to ignore, for tests only.
  explicit DependencyTable(std::optional<std::size_t> left_out = {});
  bool dependent(const Access& x, const Access& y) const;

 private:
  bool has(Touch x, Touch y) const { return rows_[static_cast<std::size_t>(x)][static_cast<std::size_t>(y)]; }
  std::array<std::bitset<touch_count>, touch_count> rows_;
};

}  // namespace stalemate::checker
