// run: the program executed once, by the embedded runtime or by the model. Prints what it prints and exits as it exits.
#include <algorithm>
#include <cstdio>

#include "cli/check_program.hpp"
#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "report/text.hpp"
#include "runtime/native/parallel/run.hpp"
#include "runtime/native/run.hpp"
#include "runtime/single_run.hpp"

namespace stalemate::cli {

namespace {

runtime::SingleRun execute(const model::Program& program, const runtime::RunOptions& run, const Options& options) {
  if (options.runs_model) return runtime::run_once(program, run);
  if (options.run_workers > 0 || options.run_clock == "real") {
    runtime::native::parallel::ParallelStyle style;
    style.workers = std::max(options.run_workers, 1U);
    style.is_chaotic = options.is_chaotic;
    style.clock =
        options.run_clock == "real" ? runtime::native::parallel::Clock::real : runtime::native::parallel::Clock::jumps;
    return runtime::native::parallel::run(program, run, style);
  }
  runtime::native::RunStyle style;
  style.is_chaotic = options.is_chaotic;
  return runtime::native::run(program, run, style);
}

}  // namespace

int command_run(const Options& options) {
  const ResolvedInputs inputs = resolve_inputs(options.inputs);
  const report::FormatOptions format = terminal_format(options);
  std::vector<ProgramInput> programs;
  if (inputs.programs.size() == 1) programs = with_entries(inputs.programs.front(), options.entries);
  std::string problem;
  for (const auto& d : inputs.diagnostics) problem += report::diagnostic_text(d, format);
  if (problem.empty() && inputs.programs.size() != 1) {
    problem = "stalemate: error: these are " + std::to_string(inputs.programs.size()) + " programs; run one of them\n";
  } else if (problem.empty() && programs.size() != 1) {
    problem = "stalemate: error: the package has " + std::to_string(programs.size()) +
              " entries\n  hint: name one of them with --entry\n";
  }
  if (!problem.empty()) {
    std::fputs(problem.c_str(), stderr);
    return 2;
  }
  report::FileReport file;
  const frontend::CompileResult compiled = compile_program(programs.front(), options, file);
  std::fputs(report::file_text(file, format).c_str(), stderr);
  if (!compiled.program) return 2;

  runtime::RunOptions run;
  run.seed = options.seed;
  run.interrupt = &interrupt_flag();
  run.sink = [](bool is_error, const std::string& text) {
    std::FILE* const stream = is_error ? stderr : stdout;
    // What went to the other stream before comes first.
    std::fflush(is_error ? stdout : stderr);
    std::fwrite(text.data(), 1, text.size(), stream);
  };
  const runtime::SingleRun result = execute(*compiled.program, run, options);
  if (result.refusal != model::no_index) {
    report::FileReport refused;
    refused.path = file.path;
    refused.verdict = report::FileVerdict::error;
    add_diagnostics(compiled.refusals[result.refusal], compiled.sources(), refused);
    for (const auto& d : refused.diagnostics) std::fputs(report::diagnostic_text(d, format).c_str(), stderr);
  }
  return std::fflush(stdout) == 0 ? result.exit_code : 4;
}

}  // namespace stalemate::cli
