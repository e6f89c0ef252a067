// The findings of one program along their schedules on real Go (runtime/go/guided_run.hpp).
#pragma once

#include "cli/inputs.hpp"
#include "cli/options.hpp"
#include "model/machine.hpp"
#include "model/schedule.hpp"
#include "report/report.hpp"
#include "runtime/go/guided_run.hpp"
#include "runtime/go/toolchain.hpp"

namespace stalemate::cli {

/// One program with gates, for any number of its schedules.
class GuidedUnit {
 public:
  /// Builds. Requires: input.unit was read without errors. Errors: `problem`.
  GuidedUnit(const ProgramInput& input, const Options& options, const std::optional<runtime::Toolchain>& toolchain);
  const std::string& problem() const { return problem_; }
  /// One run, or two: the second with gates for what the first left free. Requires: there is no problem.
  runtime::Guided follow(model::Machine& machine, const model::Execution& execution,
                         const runtime::Predicted& predicted);
  /// One run along a lasso, a few times round its cycle. Requires: there is no problem.
  runtime::Guided follow_loop(model::Machine& machine, const model::Execution& lasso, std::size_t stem_length);
  /// One run of an execution that shows a lock-order warning. Requires: there is no problem.
  runtime::Guided follow_orders(model::Machine& machine, const checker::Finding& finding);
  /// So many random walks, each held against the model. Requires: there is no problem.
  runtime::Walks walk(const model::Program& program, std::uint32_t count) const;

 private:
  const ProgramInput& input_;
  const Options& options_;
  const std::optional<runtime::Toolchain>& toolchain_;
  std::string entry_, problem_;
  model::Gated gated_;
  std::optional<runtime::GuidedProgram> program_;
};

/// Fills FileReport::guided, one entry for each finding, and FileReport::walks if any are asked for; `toolchain`: what
/// is installed. Does nothing without a result.
void guide(const ProgramInput& input, const Options& options, const std::optional<runtime::Toolchain>& toolchain,
           report::FileReport& file);

}  // namespace stalemate::cli
