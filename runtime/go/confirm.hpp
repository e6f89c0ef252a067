// Runs a program with the real Go and compares how it ends with a prediction.
#pragma once

#include <atomic>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "runtime/go/confirmation.hpp"
#include "runtime/go/process.hpp"

namespace stalemate::runtime {

struct ConfirmOptions {
  std::uint32_t runs = 20;
  std::chrono::milliseconds run_timeout{2000};
  int language = 0;                // the version the program was checked as: 121 is Go 1.21
  bool is_language_given = false;  // by the user: the compiler is told; else go.mod or the toolchain decides alike
  const std::atomic<bool>* interrupt = nullptr;  // stops between runs
};

/// Builds and runs `files` (a program of package main).
Confirmation confirm(const std::vector<std::string>& files, const Prediction& prediction,
                     const ConfirmOptions& options);

/// How a run ended, from what the process left; `count` is 1 and `is_predicted` not decided. Nothing if the process did
/// not even start.
std::optional<OutcomeCount> classify(const ProcessResult& run);
/// Whether the model allows this ending.
bool is_predicted(const OutcomeCount& seen, const Prediction& prediction);
/// Status, reason and note from the outcomes seen.
void conclude(Confirmation& confirmation, const Prediction& prediction, const ConfirmOptions& options);

}  // namespace stalemate::runtime
