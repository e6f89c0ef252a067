// Runs a program with the real Go and compares how it ends with a prediction.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "runtime/go/confirmation.hpp"
#include "runtime/go/process.hpp"

namespace stalemate::runtime {

struct ConfirmOptions {
  std::uint32_t runs = 20;
  std::chrono::milliseconds run_timeout{2000};
  std::chrono::milliseconds budget{10'000};  // no further run is begun later
  int language = 0;                          // the version the program was checked as: 121 is Go 1.21
  bool is_language_given = false;      // by the user: the compiler is told; else go.mod or the toolchain decides alike
  bool is_test = false;                // `files` hold tests; `arguments` say which run
  bool is_whole_folder = false;        // of tests: only the folder of the files can be built
  std::vector<std::string> arguments;  // of the program
  const std::atomic<bool>* interrupt = nullptr;  // stops between runs
};

/// Makes runs until there are enough or time is up; `run` makes the i-th, and gives nothing if it could not be started.
std::vector<OutcomeCount> count_outcomes(const std::function<std::optional<OutcomeCount>(std::uint32_t i)>& run,
                                         const Prediction& prediction, const ConfirmOptions& options,
                                         std::uint32_t& runs);

/// Builds and runs `files` (a program of package main).
Confirmation confirm(const std::vector<std::string>& files, const Prediction& prediction,
                     const ConfirmOptions& options);

/// How a run ended, from what the process left; `count` is 1 and `is_predicted` not decided. Nothing if the process did
/// not even start.
std::optional<OutcomeCount> classify(const ProcessResult& run);
/// Whether the model allows this ending.
bool is_predicted(const OutcomeCount& seen, const Prediction& prediction);
/// Status, reason and note from the outcomes seen. A fault that only the embedded runtime shows confirms nothing about
/// Go.
void conclude(Confirmation& confirmation, const Prediction& prediction, const ConfirmOptions& options);

}  // namespace stalemate::runtime
