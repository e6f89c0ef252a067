// What a run has printed and how it ends, whoever executes it: the model once (single_run) or the embedded runtime.
#pragma once

#include <optional>

#include "runtime/single_run.hpp"

namespace stalemate::runtime {

class RunRecord {
 public:
  /// `options` must outlive the record.
  explicit RunRecord(const RunOptions& options) : options_(options) {}

  /// What the last step printed.
  void print(const model::StepInfo& info);
  void count_step() { ++result_.step_count; }
  void count_steps(std::uint64_t count) { result_.step_count += count; }
  std::uint64_t step_count() const { return result_.step_count; }

  // Each gives the whole run; the record is of no use afterwards.
  /// Stopped before its end: a refusal, a limit, an interrupt; nothing if it may go on.
  std::optional<SingleRun> cut_short(const model::Machine& machine);
  SingleRun at_limit();
  SingleRun deadlocked();
  /// Main has returned, or the run has ended in `state`.
  SingleRun ended(const model::State& state);

 private:
  void print(bool is_error, const std::string& text);
  SingleRun stop(SingleRun::End end, int exit_code, const std::string& message);

  const RunOptions& options_;
  SingleRun result_;
};

}  // namespace stalemate::runtime
