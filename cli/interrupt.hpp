// Ctrl-C: the first stops the search cleanly, so that reports are written and say `inconclusive`; the second ends at
// once.
#pragma once

#include <atomic>

namespace stalemate::cli {

/// Set by the first SIGINT or SIGTERM.
const std::atomic<bool>& interrupt_flag();
void install_interrupt_handler();

}  // namespace stalemate::cli
