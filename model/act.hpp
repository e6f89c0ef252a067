// Kinds of operations, for sets of what goroutines may still do (may_table.hpp).
#pragma once

#include <cstddef>
#include <cstdint>

#include "model/program.hpp"

namespace stalemate::model {

/// Kinds of operations, as far as another goroutine can tell them apart.
enum class Act : std::uint8_t {
  // on a channel
  send,
  receive,
  close,
  watch_send,     // a select that observes readiness (with default, or meeting another select) has a send case
  watch_receive,  // likewise a receive case
  tick,           // a timer that fires once sends, if there is room
  length,
  // on the first word of a lock
  mutex_lock,
  mutex_try_lock,
  mutex_unlock,
  rw_announce,
  rw_acquire,
  rw_unlock,
  rw_read_lock,
  rw_read_unlock,
  rw_try,
  wait_group_add,   // by a positive or an unknown number
  wait_group_done,  // by a negative or an unknown number
  wait_group_wait,
  lock_use,  // any of these
  // on a word of memory, or a map as a whole; *_refs: of words that hold references
  read,
  write,
  read_refs,
  write_refs,
  add,    // adds to a number that nobody looks at in passing: commutes with its like
  timer,  // on the first word of a runtime timer: starts or stops it
};
inline constexpr std::size_t act_count = static_cast<std::size_t>(Act::timer) + 1;
inline constexpr bool is_channel_act(Act act) { return act <= Act::length; }
inline constexpr bool is_lock_act(Act act) { return act >= Act::mutex_lock && act <= Act::wait_group_wait; }

/// What an operation on a lock is; WaitGroup.Wait for all others.
Act lock_act(Op op);

}  // namespace stalemate::model
