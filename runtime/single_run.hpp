// One execution of a program by the model, under a fixed schedule: goroutines take turns, sleeps and timers take as
// long as they say on a clock that only moves while nobody else can. What `stalemate run` does, and what the
// conformance programs are held against real Go with.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>

#include "model/machine.hpp"

namespace stalemate::runtime {

struct SingleRun {
  enum class End : std::uint8_t { returned, exited, crashed, deadlocked, limit, interrupted } end = End::returned;
  int exit_code = 0;         // as the real program's: 0, os.Exit's code, 2 for panics and deadlocks; 3 at a limit
  std::string output;        // standard output, unless there is a sink
  std::string error_output;  // standard error, with the panic or deadlock message at its end; likewise
  std::uint64_t step_count = 0;
  std::uint32_t refusal = model::no_index;  // the instruction `refuse` that ended the run, with exit code 2
};

struct RunOptions {
  std::uint64_t steps_max = UINT64_MAX;
  std::uint32_t seed = 1;                        // of free choices: ready select cases, map order, math/rand
  const std::atomic<bool>* interrupt = nullptr;  // stop and report
  /// Gets what is printed when it is printed; `is_error`: on standard error.
  std::function<void(bool is_error, const std::string& text)> sink;
};

/// Runs until main returns, the program ends or nobody can move.
SingleRun run_once(const model::Program& program, const RunOptions& options = {});

}  // namespace stalemate::runtime
