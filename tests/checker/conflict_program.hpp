// For each line of conflict.def a program (short_program.hpp) in which a search without it misses something. What is
// missed is noted in the order of the lines: p stands before the operation of the row, q does the act.
#pragma once

#include <string>

namespace stalemate::checker {

struct ConflictProgram {
  const char* line;
  const char* text;
};

inline constexpr ConflictProgram conflict_programs[] = {
    // Channels. Another send takes the room, another receive the value, a close makes a send panic.
    {"send_with_room / close", "close b | poll send b"},
    {"send_with_room / send", "send b | send b"},
    {"send_with_room / watch_receive", "send b | poll receive b; receive b"},
    {"send_with_room / length", "len c => add g | send c"},
    {"send_without_room / close", "send b; close u | select send u receive b"},
    {"send_without_room / receive", "select receive u send b | send u"},
    {"receive_buffered / receive", "send b; receive b | receive b"},
    {"receive_buffered / watch_send", "poll send b; poll send b => crash | receive b"},
    {"receive_buffered / tick", "send t; receive t | start t; receive t"},
    {"receive_buffered / length", "len b => read_unlock w | try_read w => receive b | read_unlock w; send b"},
    {"receive_from_empty / send", "select receive u send b | poll receive u; send u"},
    {"receive_from_empty / close",
     "receive u; close u | select send u receive u | poll receive u => select send u receive u"},
    {"close_open / send", "close b | send b"},
    {"close_open / close", "close b | close b"},
    {"close_open / watch_receive", "poll receive b => end; set x | close b"},
    {"length_read / send", "len b => crash | send b"},
    {"length_read / receive", "poll send b => len b => send u | poll receive b"},
    // Locks are copied and overwritten.
    {"any_lock / read", "set g; done g | get g => set x"},
    {"any_lock / write", "clear w | try_read w"},
    {"read / lock_use", "get m => clear m | try m"},
    {"written / lock_use", "lock m | set m"},
    // Mutexes. An unlock of a free one is fatal, so it matters who comes first.
    {"lock_free / mutex_lock", "lock m | lock m"},
    {"lock_free / mutex_try_lock", "lock m | try m"},
    {"lock_free / mutex_unlock", "unlock m | lock m"},
    {"lock_held / mutex_unlock", "try n; unlock n | lock n; lock n; send b | send b; lock n"},
    {"try_lock / mutex_lock", "lock m | try m"},
    {"try_lock / mutex_try_lock", "clear m; try m | try m; try m => yield"},
    {"try_lock / mutex_unlock", "try m | unlock m"},
    {"unlock / mutex_try_lock", "unlock m | try m => try m"},
    // An unlock that is fatal now: somebody else's lock keeps it from being, and its goroutine goes on to send.
    {"unlock_of_free / mutex_lock", "unlock m; receive u | poll send u | lock m"},
    {"unlock_of_free / mutex_try_lock", "unlock m; send b | send b | try m"},
    // RWMutex. Who waits is kept in a set by a select that watches what comes after the lock.
    {"announce_free / rw_announce", "write_lock w | write_lock w"},
    {"announce_free / rw_read_lock", "write_lock w | read_lock w"},
    {"announce_free / rw_try", "write_lock w | try_write w"},
    // The announcement is lost to the store after it, so that there is another one before the unlock.
    {"announce_free / rw_unlock",
     "send u; write_lock w | write_lock w; get w => end; try_write w => end; receive u; write_unlock w | clear w"},
    {"announce_taken / rw_unlock",
     "write_lock w; receive u; write_unlock w | write_lock w; send b | send u; poll receive b => crash"},
    {"acquire_with_readers / rw_read_unlock",
     "send u; poll receive b => crash | write_lock w; send b | read_lock w; receive u; read_unlock w"},
    {"acquire / rw_unlock", "try_write w; write_unlock w | write_lock w"},
    {"write_unlock / rw_try", "try_write w; write_unlock w | try_read w"},
    {"write_unlock_of_free / rw_acquire", "poll receive b => crash | write_unlock w; send b | write_lock w"},
    {"write_unlock_of_free / rw_try", "poll receive b => crash | write_unlock w; send b | try_write w"},
    {"read_lock_free / rw_announce", "write_lock w | read_lock w"},
    {"read_lock_free / rw_try", "try_write w | read_lock w"},
    {"read_lock_announced / rw_unlock",
     "write_lock w; receive u; write_unlock w | read_lock w; send b | send u; poll receive b => crash"},
    {"read_lock / rw_read_unlock", "read_lock w | read_unlock w"},
    {"read_unlock / rw_try", "read_lock w | read_unlock w | try_write w"},
    {"read_unlock_of_free / rw_read_lock", "poll receive b => crash | read_unlock w; send b | read_lock w"},
    {"read_unlock_of_free / rw_try", "read_unlock w; set a | try_read w | clear a; write_lock w"},
    {"rw_overwritten / rw_acquire", "write_lock w | clear w | read_lock w"},
    {"rw_overwritten / rw_read_lock", "clear w; read_lock w | write_lock w"},
    {"rw_overwritten / rw_try", "clear w | write_lock w | try_read w"},
    {"try_read_or_write / rw_acquire", "clear w; try_read w | write_lock w"},
    {"try_read_or_write / rw_unlock", "read_unlock w | read_lock w; write_lock w; write_unlock w | try_write w"},
    {"try_read_or_write / rw_read_lock", "try_write w | read_lock w"},
    {"try_read_or_write / rw_read_unlock", "read_unlock w | try_read w"},
    {"try_read_or_write / rw_try", "try_write w | try_write w => receive b"},
    // WaitGroup. A counter below zero panics, and so does a waiter that was let go and finds it raised again.
    {"counter_raised / wait_group_wait", "add g | wait g"},
    {"counter_raised_from_low / wait_group_done", "add g | done g"},
    {"counter_lowered / wait_group_add", "done g; try n | try n; unlock n | add g"},
    {"counter_lowered_and_raised / wait_group_wait", "add g; wait g | add g | done g; done g"},
    {"wait_at_zero / wait_group_add", "wait g | add g"},
    {"wait_for_zero / wait_group_done", "send u; poll receive b => crash | add g; wait g; send b | receive u; done g"},
    {"wait_for_zero / wait_group_add", "wait g | done g | add g; add g"},
    // Memory
    {"awaited / write", "await a | set a; clear a"},
    {"read / write", "set x | get x => yield"},
    {"written / write", "clear x | set x"},
    {"written / read", "set a; clear a | await a"},
    // Timers. A full channel drops what they send. (Nobody but a timer sends to its channel in Go, and nobody closes
    // it.)
    {"timer_set / timer", "start f; start f | on f: receive b"},
    {"timer_fires / timer", "start f; start f | on f: receive b"},
    {"tick / send", "send t | start t"},
    {"tick / close", "start t; close t | receive b; receive t | receive t"},
    {"tick / watch_receive", "poll receive t => crash | start t"},
    {"tick / length", "len k => receive u | start k"},
    {"tick_on_full / receive", "start t; receive t; receive t | start t"},
    // Two unlocks, two Dones: the second is the one that fails.
    {"foreign_unlock / mutex_unlock", "lock m; unlock m | unlock m"},
    {"foreign_rw_unlock / rw_unlock", "write_unlock w | try_write w => write_unlock w"},
    {"foreign_rw_unlock / rw_read_unlock", "read_lock w; read_unlock w | read_unlock w"},
    {"second_done / wait_group_done", "done g | add g; done g"},
};

}  // namespace stalemate::checker
