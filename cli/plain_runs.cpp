#include "cli/plain_runs.hpp"

#include "cli/check_program.hpp"
#include "cli/embedded_runs.hpp"
#include "runtime/go/confirm.hpp"
#include "runtime/go/guided_run.hpp"

namespace stalemate::cli {

namespace {

/// With delays timers end in another order than with the clock alone: what was predicted for that order says nothing.
bool may_delay(const Options& options, const runtime::Confirmation& confirmation) {
  return !options.check.ordered_time && confirmation.runs > 0;
}

void make_embedded_runs(const ProgramInput& input, const Options& options, const runtime::Prediction& prediction,
                        const runtime::ConfirmOptions& runs, runtime::Confirmation& confirmation) {
  report::FileReport unused;
  const frontend::CompileResult compiled = compile_program(input, options, unused);
  if (!compiled.program) return;
  const model::Program& program = *compiled.program;
  const auto plainly = [&](std::uint32_t i) { return run_embedded(program, i); };
  const auto chaotically = [&](std::uint32_t i) {
    return run_embedded_chaotically(program, i, confirmation.embedded_problem);
  };
  confirmation.embedded = count_outcomes(plainly, prediction, runs, confirmation.embedded_runs);
  confirmation.chaotic = count_outcomes(chaotically, prediction, runs, confirmation.chaotic_runs);
}

}  // namespace

void make_plain_runs(const ProgramInput& input, const Options& options,
                     const std::optional<runtime::Toolchain>& toolchain, report::FileReport& file) {
  if (!file.result) return;
  const std::string entry = input.entry.empty() ? "main" : input.entry;
  runtime::ConfirmOptions runs = confirm_options_of(options, file);
  const runtime::Prediction prediction = prediction_of(file);
  const model::Gated gated = (*input.unit)->gates(entry);
  if (gated.is_test && gated.arguments.empty()) {
    file.confirmation.emplace();
    file.confirmation->reason = "plain runs start at main or at a test, not at " + entry;
  } else {
    runs.is_test = gated.is_test;
    runs.is_whole_folder = gated.has_outer_tests;
    runs.arguments = gated.is_test ? gated.arguments : std::vector<std::string>{};
    file.confirmation = runtime::confirm(input.files, prediction, runs);
  }
  runtime::Confirmation& confirmation = *file.confirmation;
  if (may_delay(options, confirmation) && toolchain && toolchain->language >= 119) {
    const runtime::GuidedProgram program(*toolchain, input.files, options.go_version, gated);
    const auto run_once = [&](std::uint32_t i) { return program.run_delayed(i, runs.run_timeout); };
    if (program.problem().empty())
      confirmation.delayed = count_outcomes(run_once, prediction, runs, confirmation.delayed_runs);
  }
  if (!options.check.ordered_time) make_embedded_runs(input, options, prediction, runs, confirmation);
  if (confirmation.runs > 0 || !confirmation.embedded_problem.empty()) conclude(confirmation, prediction, runs);
}

}  // namespace stalemate::cli
