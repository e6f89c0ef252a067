#include "cli/guided.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "checker/lock_order.hpp"
#include "cli/check_program.hpp"
#include "cli/interrupt.hpp"
#include "report/trace_rows.hpp"
#include "runtime/go/walk.hpp"

namespace stalemate::cli {

namespace {

using checker::Finding;
using model::Rule;
using runtime::Predicted;

constexpr auto time_max = std::chrono::seconds(20);

bool is_library(const model::Program& program, const std::string& function) {
  return std::any_of(program.functions.begin(), program.functions.end(),
                     [&](const model::Function& one) { return one.is_library && one.name == function; });
}

// What the real run has to show; nothing where an execution has no end to look at.
std::optional<Predicted> predicted_of(const model::Program& program, const Finding& finding) {
  Predicted predicted;
  switch (finding.rule) {
    case Rule::deadlock: predicted.end = Predicted::End::deadlock; break;
    case Rule::leak: predicted.end = Predicted::End::leak; break;
    case Rule::partial_deadlock: predicted.end = Predicted::End::partial; break;
    case Rule::data_race: predicted.end = Predicted::End::race; break;
    case Rule::assertion: predicted.end = Predicted::End::failure; break;
    case Rule::early_timeout: predicted.end = Predicted::End::crash; break;
    default:
      if (!report::is_crash(finding.rule)) return std::nullopt;
      predicted.end = Predicted::End::crash;
      break;
  }
  for (const checker::BlockedGoroutine& blocked : finding.blocked) {
    if (blocked.operation == "running") continue;
    Predicted::Stuck stuck{blocked.name, {}, is_library(program, blocked.function)};
    // Main of a test stands in no line of the user's.
    if (blocked.position.line != 0) {
      stuck.lines.push_back(blocked.position.line);
      for (const checker::Wait& wait : blocked.waits) stuck.lines.push_back(wait.position.line);
    }
    predicted.stuck.push_back(std::move(stuck));
  }
  predicted.rule = finding.rule;
  predicted.crash_lines = {finding.position.line};
  for (const auto& [what, position] : finding.related) predicted.other_lines.push_back(position.line);
  // A panic in a select with one case is in the line of that case for Go; deferred calls may come behind it.
  const auto& steps = finding.witness.steps;
  const auto last = std::find_if(steps.rbegin(), steps.rend(), [&](const checker::TraceStep& step) {
    return step.goroutine == steps.back().goroutine && step.operation == "select";
  });
  if (last != steps.rend()) predicted.crash_lines.push_back(last->position.line);
  return predicted;
}

/// Whether the execution ends in a crash.
bool crashes(model::Machine& machine, const model::Execution& execution) {
  model::State state;
  model::StepInfo info;
  machine.initial(state, info);
  for (const model::Transition& t : execution) machine.step(state, t, info);
  return state.end == model::EndKind::crash;
}

/// The stem, then so many times the cycle; nothing if that does not go round again in states that show everything.
std::optional<model::Execution> unrolled(model::Machine& machine, const model::Execution& lasso,
                                         std::size_t stem_length, std::uint32_t rounds) {
  model::Execution result;
  model::State state;
  model::StepInfo info;
  machine.initial(state, info);
  std::vector<model::Transition> enabled;
  for (std::uint32_t round = 0; round < rounds; ++round) {
    for (std::size_t i = round == 0 ? 0 : stem_length; i < lasso.size(); ++i) {
      machine.enabled(state, enabled);
      if (std::find(enabled.begin(), enabled.end(), lasso[i]) == enabled.end()) return std::nullopt;
      machine.step(state, lasso[i], info);
      result.push_back(lasso[i]);
    }
  }
  return result;
}

}  // namespace

GuidedUnit::GuidedUnit(const ProgramInput& input, const Options& options,
                       const std::optional<runtime::Toolchain>& toolchain)
    : input_(input), options_(options), toolchain_(toolchain), entry_(input.entry.empty() ? "main" : input.entry) {
  if (!toolchain) {
    problem_ = "there is no `go` on PATH";
  } else if (toolchain->language < 119) {
    problem_ = toolchain->version + " is too old, Go 1.19 is needed";
  } else {
    gated_ = (*input.unit)->gates(entry_);
    program_.emplace(*toolchain, input.files, options.go_version, gated_);
    problem_ = program_->problem();
  }
}

runtime::Guided GuidedUnit::follow(model::Machine& machine, const model::Execution& execution,
                                   const Predicted& predicted) {
  const bool is_race = predicted.end == Predicted::End::race;
  const runtime::Passages passages = runtime::passages_of(machine, execution, gated_, is_race);
  runtime::Guided guided = program_->run(passages, predicted, time_max);
  if (runtime::is_confirmed(guided.level) || (!passages.wish.memory && !passages.wish.panics)) return guided;
  // Once more, with what was left free under control.
  const model::Gated more = (*input_.unit)->gates(entry_, passages.wish);
  runtime::GuidedProgram held(*toolchain_, input_.files, options_.go_version, more);
  if (!held.problem().empty()) return guided;
  return held.run(runtime::passages_of(machine, execution, more, is_race), predicted, time_max);
}

runtime::Guided GuidedUnit::follow_loop(model::Machine& machine, const model::Execution& lasso,
                                        std::size_t stem_length) {
  constexpr std::uint32_t rounds = 3;
  runtime::Guided guided;
  const auto not_run = [&](const char* reason) {
    guided.reason = reason;
    return guided;
  };
  const std::optional<model::Execution> execution = unrolled(machine, lasso, stem_length, rounds);
  if (!execution) return not_run("the cycle does not repeat step by step");
  const model::Gated more = (*input_.unit)->gates(entry_, {.memory = true});
  runtime::GuidedProgram held(*toolchain_, input_.files, options_.go_version, more);
  if (!held.problem().empty()) return not_run("with gates wherever memory is read or written it does not build");
  const runtime::Passages passages = runtime::passages_of(machine, *execution, more);
  // What passes no gate in the last round cannot be held to it.
  const std::size_t last_round = execution->size() - (lasso.size() - stem_length);
  if (passages.list.empty() || passages.list.back().step <= last_round) return not_run("the cycle passes no gate");
  Predicted predicted;
  predicted.end = Predicted::End::open;
  guided = held.run(passages, predicted, time_max);
  if (runtime::is_confirmed(guided.level)) guided.reason = fmt::format("{} times round the cycle", rounds);
  return guided;
}

runtime::Guided GuidedUnit::follow_orders(model::Machine& machine, const Finding& finding) {
  runtime::Guided guided;
  const std::optional<model::Execution> execution = checker::execution_of_lock_order(machine, finding);
  if (!execution) {
    guided.reason = "no execution is at hand in which the locks are taken in all orders";
    return guided;
  }
  Predicted predicted;
  predicted.end = Predicted::End::open;
  guided = follow(machine, *execution, predicted);
  if (runtime::is_confirmed(guided.level)) guided.reason = "the locks are taken in each order, one after the other";
  return guided;
}

runtime::Walks GuidedUnit::walk(const model::Program& program, std::uint32_t count) const {
  constexpr std::size_t passages_max = 200;
  using Kind = runtime::WalkVerdict::Kind;
  runtime::Walks walks;
  walks.go_version = toolchain_->version;
  for (std::uint32_t seed = 1; seed <= count && !interrupt_flag().load(); ++seed) {
    const auto [log, process] = program_->walk(seed, passages_max, time_max);
    const runtime::WalkVerdict verdict = runtime::judge_walk(program, gated_, log, process);
    walks.accepted += verdict.kind == Kind::accepted ? 1 : 0;
    walks.refused += verdict.kind == Kind::refused ? 1 : 0;
    walks.abandoned += verdict.kind == Kind::abandoned ? 1 : 0;
    walks.rounds += verdict.rounds;
    const bool is_first = walks.problem.empty() || (verdict.kind == Kind::refused && walks.refused == 1);
    if (verdict.kind == Kind::accepted || !is_first) continue;
    walks.problem = verdict.problem;
    walks.seed = seed;
  }
  return walks;
}

void guide(const ProgramInput& input, const Options& options, const std::optional<runtime::Toolchain>& toolchain,
           report::FileReport& file) {
  if (!file.result || (file.result->findings.empty() && options.walks == 0)) return;
  const std::vector<Finding>& findings = file.result->findings;
  file.guided.assign(findings.size(), {});
  if (options.walks > 0) file.walks.emplace();
  const auto skip_all = [&](const std::string& reason) {
    for (runtime::Guided& guided : file.guided) guided.reason = reason;
    if (file.walks) file.walks->reason = reason;
  };
  report::FileReport unused;
  const frontend::CompileResult compiled = compile_program(input, options, unused);
  if (!compiled.program) return skip_all("the program cannot be read again");
  GuidedUnit unit(input, options, toolchain);
  if (!unit.problem().empty()) return skip_all(unit.problem());
  if (file.walks) *file.walks = unit.walk(*compiled.program, options.walks);
  for (std::size_t i = 0; i < findings.size(); ++i) {
    runtime::Guided& guided = file.guided[i];
    guided.go_version = toolchain->version;
    std::optional<Predicted> predicted = predicted_of(*compiled.program, findings[i]);
    const std::uint32_t loop_start = findings[i].witness.loop_start;
    if (interrupt_flag().load()) {
      guided.reason = "interrupted";
      continue;
    }
    model::Machine machine(*compiled.program);
    if (findings[i].rule == Rule::lock_order) {
      guided = unit.follow_orders(machine, findings[i]);
      guided.go_version = toolchain->version;
      continue;
    }
    if (!predicted && loop_start == 0) {
      guided.reason = "it is about many executions, not about one";
      continue;
    }
    std::optional<model::ScheduleError> error;
    const model::Execution execution = model::from_schedule(machine, findings[i].witness.schedule, error);
    if (error) {
      guided.reason = "the schedule does not fit: " + error->message;
      continue;
    }
    if (findings[i].rule == Rule::early_timeout && !crashes(machine, execution))
      predicted->end = Predicted::End::failure;  // of a test
    guided =
        predicted ? unit.follow(machine, execution, *predicted) : unit.follow_loop(machine, execution, loop_start - 1);
    guided.go_version = toolchain->version;
  }
}

}  // namespace stalemate::cli
