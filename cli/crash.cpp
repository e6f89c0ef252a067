#include "cli/crash.hpp"

#include <unistd.h>

#include <array>
#include <csignal>
#include <cstring>
#include <exception>
#include <new>

namespace stalemate::cli {

namespace {

// Everything here is written from signal handlers: fixed buffers and write() only.
std::array<char, 512> current_program{};

// Sanitizers have handlers of their own, which say more.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool is_sanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool is_sanitized = true;
#else
constexpr bool is_sanitized = false;
#endif
#else
constexpr bool is_sanitized = false;
#endif

void say(const char* text) {
  std::size_t left = std::strlen(text);
  while (left > 0) {
    const ssize_t written = write(STDERR_FILENO, text, left);
    if (written <= 0) return;
    text += written;
    left -= static_cast<std::size_t>(written);
  }
}

[[noreturn]] void end_with_bug_message(const char* what) {
  say("stalemate: internal error: ");
  say(what);
  if (current_program[0] != '\0') {
    say(", while working on ");
    say(current_program.data());
  }
  say("\nThis is a bug of stalemate, not of your program. Please report it with the file and the flags used.\n");
  _exit(4);
}

[[noreturn]] void on_signal(int signal) {
  switch (signal) {
    case SIGABRT: end_with_bug_message("a check of its own failed (see above)");
    case SIGSEGV: end_with_bug_message("invalid memory access, or the stack is used up");
    case SIGFPE: end_with_bug_message("invalid arithmetic");
    default: end_with_bug_message("invalid instruction or bus error");
  }
}

[[noreturn]] void on_terminate() {
  const std::exception_ptr current = std::current_exception();
  if (current) {
    try {
      std::rethrow_exception(current);
    } catch (const std::bad_alloc&) {
      say("stalemate: out of memory; --max-memory gives a bound that ends in a verdict\n");
      _exit(4);
    } catch (const std::exception& e) {
      end_with_bug_message(e.what());
    } catch (...) {
    }
  }
  end_with_bug_message("terminated");
}

/// A stack that is used up cannot run its own handler.
void handle_faults_on_own_stack() {
  alignas(16) static std::array<char, 64 * 1024> handler_stack;
  stack_t stack{};
  stack.ss_sp = handler_stack.data();
  stack.ss_size = handler_stack.size();
  sigaltstack(&stack, nullptr);
  for (int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL}) {
    struct sigaction action {};
    action.sa_handler = on_signal;
    action.sa_flags = SA_ONSTACK;
    sigaction(signal, &action, nullptr);
  }
}

}  // namespace

void install_crash_handlers() {
  std::set_terminate(on_terminate);
  if (!is_sanitized) handle_faults_on_own_stack();
  struct sigaction action {};
  action.sa_handler = on_signal;
  sigaction(SIGABRT, &action, nullptr);
  // A reader that has gone away (`stalemate … | head`) shows as a failed write, not as a signal.
  std::signal(SIGPIPE, SIG_IGN);
}

void set_current_program(const std::string& path) {
  const std::size_t size = std::min(path.size(), current_program.size() - 1);
  std::memcpy(current_program.data(), path.data(), size);
  current_program[size] = '\0';
}

}  // namespace stalemate::cli
