// The table of conflicts as values.
#pragma once

#include <array>
#include <cstdint>

#include "model/may_table.hpp"

namespace stalemate::checker {

/// Situations of an operation; conflict.def lists what conflicts with each.
enum class Situation : std::uint8_t {
  send_with_room,
  send_without_room,
  receive_buffered,
  receive_from_empty,
  close_open,
  length_read,
  any_lock,
  lock_free,
  lock_held,
  try_lock,
  unlock,
  unlock_of_free,
  announce_free,
  announce_taken,
  acquire,
  acquire_with_readers,
  write_unlock,
  write_unlock_of_free,
  read_lock_free,
  read_lock,
  read_lock_announced,
  read_unlock,
  read_unlock_of_free,
  rw_overwritten,  // acquire, read lock and unlock, where the program has a store that an announcement may be lost to
  try_read_or_write,
  counter_raised,
  counter_raised_from_low,  // it is below zero, or others may bring it there
  counter_lowered,
  counter_lowered_and_raised,
  counter_lowered_to_low,  // below zero
  wait_at_zero,
  wait_for_zero,
  awaited,
  read,
  written,
  timer_set,
  timer_fires,
  tick,
  tick_on_full,
  foreign_unlock,
  foreign_rw_unlock,
  second_done,
};

struct Conflict {
  Situation situation;
  model::Act act;
  const char* name;
};

inline constexpr std::array conflicts = {
#define CONFLICT(row, act) Conflict{Situation::row, model::Act::act, #row " / " #act},
#include "checker/conflict.def"
};

}  // namespace stalemate::checker
