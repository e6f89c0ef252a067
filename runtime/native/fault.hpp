// Mistakes the embedded runtime makes on request.
#pragma once

#include <cstdint>

namespace stalemate::runtime::native {

/// Planted mistakes, for tests: those who check this runtime must notice each.
enum class Fault : std::uint8_t {
  none,
  reader_preference,  // RLock passes a writer that waits
  last_in_first_out,  // the youngest element of a buffer is received first
  ignored_case,       // a select never takes its first ready case
  silent_send,        // a send on a closed channel is dropped
  lost_wake_up,       // Unlock wakes nobody
  broadcast_to_one,   // close wakes one receiver only
  eager_default,      // a select with default takes it always
  forgotten_ok,       // a receive from a closed channel says ok
};

}  // namespace stalemate::runtime::native
