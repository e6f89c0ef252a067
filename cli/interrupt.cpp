#include "cli/interrupt.hpp"

#include <csignal>

namespace stalemate::cli {

namespace {

std::atomic<bool> is_interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free, "written from a signal handler");

void on_interrupt(int) { is_interrupted.store(true); }

}  // namespace

const std::atomic<bool>& interrupt_flag() { return is_interrupted; }

void install_interrupt_handler() {
  for (int signal : {SIGINT, SIGTERM}) {
    struct sigaction action {};
    action.sa_handler = on_interrupt;
    action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;  // the second one has its usual effect
    sigaction(signal, &action, nullptr);
  }
}

}  // namespace stalemate::cli
