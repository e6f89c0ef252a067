// Runs a child process in a process group of its own, with a time limit after which the whole group is killed, and
// keeps what it wrote (at most so many bytes; the rest is read and dropped, so that the child never blocks on a full
// pipe).
#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace stalemate::runtime {

struct ProcessOptions {
  std::vector<std::string> arguments;                            // [0] is the program, looked up in PATH
  std::vector<std::pair<std::string, std::string>> environment;  // added to (or replacing) the inherited one
  std::string directory;                                         // working directory; empty: inherited
  std::chrono::milliseconds timeout{60'000};
  std::size_t output_max = std::size_t{1} << 20U;  // bytes kept of each stream
};

struct ProcessResult {
  bool was_started = false;  // false: `error` says why
  std::string error;
  bool timed_out = false;
  int exit_code = -1;  // when it exited by itself
  int signal = 0;      // when a signal ended it
  std::string output, error_output;
};

ProcessResult run_process(const ProcessOptions& options);

}  // namespace stalemate::runtime
