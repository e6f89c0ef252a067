// replay: one schedule, step by step, on the program as it is now. If the program was edited since, the replay says how
// far the schedule still fits. With --real a run of real Go follows it too.
#include <fmt/format.h>

#include "cli/check_program.hpp"
#include "cli/commands.hpp"
#include "cli/guided.hpp"
#include "model/machine.hpp"
#include "model/schedule.hpp"
#include "report/guided_text.hpp"
#include "report/text.hpp"
#include "report/words.hpp"

namespace stalemate::cli {

namespace {

using model::Machine;
using model::Position;
using model::State;
using model::Transition;
using model::TransitionKind;

// Walks along an execution and writes a line per step.
class Walk {
 public:
  Walk(Machine& machine, const report::FileReport& file) : machine_(machine), file_(file) {
    machine_.initial(state_, info_);
    names_.start(info_);
    note_output();
  }

  void take(const Transition& t) {
    ++number_;
    std::string who = "timer";
    Position position;
    if (t.kind != TransitionKind::fire) {
      who = names_.name(t.g);
      position = machine_.operation(state_, t.g).position;
      if (t.kind == TransitionKind::rendezvous) who += " -> " + names_.name(t.partner);
    }
    text_ += fmt::format("{:>5}  {:<14} {:<12} {}\n", number_, report::short_position(file_, position), who,
                         report::printable(machine_.describe(state_, t)));
    machine_.step(state_, t, info_);
    names_.advance(info_);
    note_output();
    if (info_.main_returned) text_ += "       main has returned\n";
  }

  // Who stands where now.
  void finish() {
    std::vector<Transition> transitions;
    machine_.enabled(state_, transitions);
    text_ += transitions.empty() ? "nothing can happen after this\n"
                                 : fmt::format("{} possible next\n", report::counted(transitions.size(), "step"));
    for (std::uint32_t g = 0; g < names_.count(); ++g) {
      const model::OperationView view = machine_.operation(state_, g);
      const std::string what = view.label.empty() ? view.library_call : std::string(view.label);
      text_ += fmt::format("       {:<14} {:<12} {}{}\n", report::short_position(file_, view.position), names_.name(g),
                           report::printable(what), machine_.is_enabled(state_, g) ? "" : "   BLOCKED");
    }
  }

  /// What a real run has to show after this.
  runtime::Predicted predicted() {
    using End = runtime::Predicted::End;
    runtime::Predicted predicted;
    predicted.end = End::open;
    if (state_.end == model::EndKind::crash) {
      predicted.end = End::crash;
      predicted.rule = state_.crash_rule;
      predicted.crash_lines = {state_.crash_position.line};
      return predicted;
    }
    std::vector<Transition> transitions;
    machine_.enabled(state_, transitions);
    if (!transitions.empty() || state_.end == model::EndKind::exit) return predicted;
    for (std::uint32_t g = 0; g < names_.count(); ++g) {
      if (state_.goroutines[g].frame_count == 0) continue;
      // Not where: a select may stand in the line of one of its cases.
      predicted.stuck.push_back({names_.name(g), {}, machine_.operation(state_, g).position.line == 0});
      if (names_.name(g) == "g1") predicted.end = End::deadlock;
    }
    if (predicted.end == End::open && !predicted.stuck.empty()) predicted.end = End::leak;
    return predicted;
  }

  void say(const std::string& line) { text_ += line + "\n"; }
  const std::string& text() const { return text_; }

 private:
  void note_output() {
    for (const std::string& bytes : {info_.output, info_.error_output}) {
      if (!bytes.empty()) text_ += fmt::format("       prints {}\n", report::printable(bytes));
    }
  }

  Machine& machine_;
  const report::FileReport& file_;
  State state_;
  model::StepInfo info_;
  model::GoroutineNames names_;
  std::size_t number_ = 0;
  std::string text_;
};

}  // namespace

int command_replay(const Options& options) {
  const ResolvedInputs inputs = resolve_inputs(options.inputs);
  const report::FormatOptions format = terminal_format(options);
  for (const auto& d : inputs.diagnostics) print(report::diagnostic_text(d, format));
  if (!inputs.diagnostics.empty()) return 2;
  if (inputs.programs.size() != 1) {
    std::fprintf(stderr, "stalemate: error: a schedule belongs to one program, not to %zu\n", inputs.programs.size());
    return 2;
  }
  report::FileReport file;
  const std::vector<ProgramInput> programs = with_entries(inputs.programs.front(), options.entries);
  if (programs.size() != 1) {
    std::fprintf(stderr, "stalemate: error: a schedule belongs to one of %zu entries; name it with --entry\n",
                 programs.size());
    return 2;
  }
  const frontend::CompileResult compiled = compile_program(programs.front(), options, file);
  print(report::file_text(file, format));
  if (!compiled.program) return 2;

  Machine machine(*compiled.program);
  std::optional<model::ScheduleError> error;
  const model::Execution execution = model::from_schedule(machine, options.schedule, error);
  Walk walk(machine, file);
  int code = 0;
  for (const Transition& t : execution) walk.take(t);
  if (error) {
    walk.say(fmt::format("the schedule does not fit beyond step {}: {}", execution.size(),
                         report::printable(error->message)));
  }
  walk.finish();
  if (options.is_real && !error) {
    const auto toolchain = runtime::find_toolchain();
    GuidedUnit unit(programs.front(), options, toolchain);
    runtime::Guided guided;
    guided.reason = unit.problem();
    if (guided.reason.empty()) guided = unit.follow(machine, execution, walk.predicted());
    walk.say("go: " + report::guided_text(guided));
    if (guided.level == runtime::GuidedLevel::diverged) code = 4;
    if (guided.level == runtime::GuidedLevel::not_run) code = 3;
  }
  print(walk.text());
  return error ? 2 : code;
}

}  // namespace stalemate::cli
