// One execution of a program by the model, under a fixed schedule: goroutines take turns, sleeps and timers wait until
// nobody else can move. What `stalemate run` does, and what the conformance programs are held against real Go with.
#pragma once

#include <cstdint>
#include <string>

#include "model/machine.hpp"

namespace stalemate::runtime {

struct SingleRun {
  enum class End : std::uint8_t { returned, exited, crashed, deadlocked, limit } end = End::returned;
  int exit_code = 0;         // as the real program's: 0, os.Exit's code, 2 for panics and deadlocks; 3 at a limit
  std::string output;        // standard output
  std::string error_output;  // standard error, with the panic or deadlock message at its end
  std::uint64_t step_count = 0;
};

/// Runs until main returns, the program ends, nobody can move, or `steps_max` steps were taken.
SingleRun run_once(const model::Program& program, std::uint64_t steps_max = 100'000'000);

}  // namespace stalemate::runtime
