#include "cli/plain_runs.hpp"

#include "cli/check_program.hpp"
#include "runtime/go/confirm.hpp"
#include "runtime/go/guided_run.hpp"

namespace stalemate::cli {

namespace {

/// With delays timers end in another order than with the clock alone: what was predicted for that order says nothing.
bool may_delay(const Options& options, const runtime::Confirmation& confirmation) {
  return !options.check.ordered_time && confirmation.runs > 0;
}

}  // namespace

void make_plain_runs(const ProgramInput& input, const Options& options,
                     const std::optional<runtime::Toolchain>& toolchain, report::FileReport& file) {
  if (!file.result) return;
  const std::string entry = input.entry.empty() ? "main" : input.entry;
  const model::Gated gated = (*input.unit)->gates(entry);
  if (gated.is_test && gated.arguments.empty()) {
    file.confirmation.emplace();
    file.confirmation->reason = "plain runs start at main or at a test, not at " + entry;
    return;
  }
  runtime::ConfirmOptions runs = confirm_options_of(options, file);
  runs.is_test = gated.is_test;
  runs.is_whole_folder = gated.has_outer_tests;
  runs.arguments = gated.is_test ? gated.arguments : std::vector<std::string>{};
  const runtime::Prediction prediction = prediction_of(file);
  file.confirmation = runtime::confirm(input.files, prediction, runs);
  if (!may_delay(options, *file.confirmation) || !toolchain || toolchain->language < 119) return;
  const runtime::GuidedProgram program(*toolchain, input.files, options.go_version, gated);
  if (!program.problem().empty()) return;
  const auto run_once = [&](std::uint32_t i) { return program.run_delayed(i, runs.run_timeout); };
  file.confirmation->delayed = count_outcomes(run_once, prediction, runs, file.confirmation->delayed_runs);
  conclude(*file.confirmation, prediction, runs);
}

}  // namespace stalemate::cli
