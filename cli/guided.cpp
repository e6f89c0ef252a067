#include "cli/guided.hpp"

#include <algorithm>

#include "cli/check_program.hpp"
#include "cli/interrupt.hpp"
#include "report/trace_rows.hpp"

namespace stalemate::cli {

namespace {

using checker::Finding;
using model::Rule;
using runtime::Predicted;

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

const char* why_not(Rule rule) {
  switch (rule) {
    case Rule::livelock:
    case Rule::busy_loop: return "an execution that goes on for ever has no end to look at";
    default: return "it is about many executions, not about one";
  }
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
  constexpr auto time = std::chrono::seconds(20);
  const bool is_race = predicted.end == Predicted::End::race;
  const runtime::Passages passages = runtime::passages_of(machine, execution, gated_, is_race);
  runtime::Guided guided = program_->run(passages, predicted, time);
  if (runtime::is_confirmed(guided.level) || (!passages.wish.memory && !passages.wish.panics)) return guided;
  // Once more, with what was left free under control.
  const model::Gated more = (*input_.unit)->gates(entry_, passages.wish);
  runtime::GuidedProgram held(*toolchain_, input_.files, options_.go_version, more);
  if (!held.problem().empty()) return guided;
  return held.run(runtime::passages_of(machine, execution, more, is_race), predicted, time);
}

void guide(const ProgramInput& input, const Options& options, const std::optional<runtime::Toolchain>& toolchain,
           report::FileReport& file) {
  if (!file.result || file.result->findings.empty()) return;
  const std::vector<Finding>& findings = file.result->findings;
  file.guided.assign(findings.size(), {});
  const auto skip_all = [&](const std::string& reason) {
    for (runtime::Guided& guided : file.guided) guided.reason = reason;
  };
  report::FileReport unused;
  const frontend::CompileResult compiled = compile_program(input, options, unused);
  if (!compiled.program) return skip_all("the program cannot be read again");
  GuidedUnit unit(input, options, toolchain);
  if (!unit.problem().empty()) return skip_all(unit.problem());
  for (std::size_t i = 0; i < findings.size(); ++i) {
    runtime::Guided& guided = file.guided[i];
    guided.go_version = toolchain->version;
    const std::optional<Predicted> predicted = predicted_of(*compiled.program, findings[i]);
    if (!predicted) {
      guided.reason = why_not(findings[i].rule);
      continue;
    }
    if (interrupt_flag().load()) {
      guided.reason = "interrupted";
      continue;
    }
    model::Machine machine(*compiled.program);
    std::optional<model::ScheduleError> error;
    const model::Execution execution = model::from_schedule(machine, findings[i].witness.schedule, error);
    if (error) {
      guided.reason = "the schedule does not fit: " + error->message;
      continue;
    }
    guided = unit.follow(machine, execution, *predicted);
  }
}

}  // namespace stalemate::cli
