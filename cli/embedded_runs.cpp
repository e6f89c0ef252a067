#include "cli/embedded_runs.hpp"

#include <fmt/format.h>

#include "cli/interrupt.hpp"
#include "model/machine.hpp"
#include "runtime/go/confirm.hpp"
#include "runtime/native/parallel/run.hpp"
#include "runtime/native/replay.hpp"

namespace stalemate::cli {

namespace {

constexpr std::uint64_t steps_max = 100'000;
constexpr std::size_t chaotic_steps_max = 20'000;

/// How a run ended that stands in this state: nobody can move, unless the run was stopped.
runtime::OutcomeCount ending_in(const model::Machine& machine, const model::State& state) {
  runtime::ProcessResult process;
  process.was_started = true;
  process.exit_code = 0;
  if (state.end == model::EndKind::crash) {
    process.exit_code = 2;
    process.error_output = (state.crash_is_fatal ? "fatal error: " : "panic: ") + state.crash_message + "\n";
  } else if (state.end == model::EndKind::exit) {
    process.exit_code = static_cast<int>(state.exit_code);
  }
  runtime::OutcomeCount seen = *runtime::classify(process);
  if (state.end != model::EndKind::running) return seen;
  std::vector<model::Transition> enabled;
  machine.enabled(state, enabled);
  bool is_somebody_left = false;
  for (std::uint32_t g = 0; g < state.goroutine_count; ++g)
    is_somebody_left = is_somebody_left || state.goroutines[g].frame_count > 0;
  using runtime::Outcome;
  if (!enabled.empty()) {
    seen.outcome = Outcome::hang;
  } else if (!state.main_returned) {
    seen.outcome = Outcome::deadlock;
  } else if (is_somebody_left) {
    seen.outcome = Outcome::leak;
  }
  return seen;
}

}  // namespace

std::optional<runtime::OutcomeCount> run_embedded(const model::Program& program, std::uint32_t seed) {
  runtime::RunOptions options;
  options.steps_max = steps_max;
  options.seed = seed + 1;
  options.interrupt = &interrupt_flag();
  runtime::native::parallel::ParallelStyle style;
  style.workers = 2;
  const runtime::SingleRun run = runtime::native::parallel::run(program, options, style);
  using End = runtime::SingleRun::End;
  if (run.end == End::interrupted || run.refusal != model::no_index) return std::nullopt;
  runtime::ProcessResult process;
  process.was_started = true;
  process.timed_out = run.end == End::limit;
  process.exit_code = run.exit_code;
  process.error_output = run.error_output;
  return runtime::classify(process);
}

std::optional<runtime::OutcomeCount> run_embedded_chaotically(const model::Program& program, std::uint32_t seed,
                                                              std::string& problem) {
  const runtime::native::Recording run = runtime::native::record(program, seed + 1, {true, chaotic_steps_max});
  if (!run.agreement.agrees) {
    problem = fmt::format("after step {}: {}", run.agreement.steps, run.agreement.problem);
    return std::nullopt;
  }
  model::Machine machine(program);
  model::State state;
  model::StepInfo info;
  machine.initial(state, info);
  for (const model::Transition& t : run.execution) machine.step(state, t, info);
  if (machine.limit_reached() != nullptr) return std::nullopt;
  return ending_in(machine, state);
}

}  // namespace stalemate::cli
