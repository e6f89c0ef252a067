// Planted faults in the semantics itself, for tests only: whoever holds the model against real runs must notice each.
#pragma once

#include <cstdint>

namespace stalemate::model {

enum class SemanticsFault : std::uint8_t {
  none,
  reader_preference,      // a writer that waits bars no readers
  newest_first,           // a buffered channel gives the newest element first
  select_ignores_case,    // of several ready cases the last is never taken
  send_on_closed_passes,  // a send on a closed channel is forgotten instead of panicking
  wait_passes_last,       // WaitGroup.Wait returns although one is not done
  default_before_case,    // a select takes default although a case is ready
};

}  // namespace stalemate::model
