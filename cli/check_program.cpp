#include "cli/check_program.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <new>

#include "cli/crash.hpp"
#include "cli/embedded.hpp"
#include "cli/interrupt.hpp"
#include "cli/prediction.hpp"
#include "cli/progress.hpp"
#include "model/check.hpp"
#include "report/trace_rows.hpp"

namespace stalemate::cli {

using report::FileReport;
using report::FileVerdict;

namespace {

const char* kind_name(frontend::DiagnosticKind kind) {
  switch (kind) {
    case frontend::DiagnosticKind::input: return "input";
    case frontend::DiagnosticKind::syntax: return "syntax";
    case frontend::DiagnosticKind::type: return "type";
    case frontend::DiagnosticKind::unsupported: return "unsupported";
  }
  return "";
}

}  // namespace

void add_diagnostics(const std::vector<frontend::Diagnostic>& diagnostics, const frontend::SourceSet& sources,
                     FileReport& file) {
  for (const frontend::Diagnostic& d : diagnostics) {
    const frontend::Location at = sources.locate(d.pos);
    report::DiagnosticLine line;
    line.path = at.line != 0 ? std::string(at.file) : file.path;
    line.line = at.line;
    line.column = at.column;
    line.is_error = d.severity == frontend::Severity::error;
    line.kind = kind_name(d.kind);
    line.message = d.message;
    line.hint = d.hint;
    file.diagnostics.push_back(std::move(line));
  }
}

namespace {

std::string entry_of(const ProgramInput& input) { return input.entry.empty() ? "main" : input.entry; }

// The stop as the user asked for it: "--timeout 60s".
std::string stop_detail(checker::StoppedBy stopped_by, const Options& options) {
  using checker::StoppedBy;
  switch (stopped_by) {
    case StoppedBy::timeout: return "--timeout " + options.timeout_text;
    case StoppedBy::states: return fmt::format("--max-states {}", options.check.states_max);
    case StoppedBy::memory: return fmt::format("--max-memory {}", options.check.memory_max);
    case StoppedBy::depth: return fmt::format("--max-depth {}", options.check.depth_max);
    case StoppedBy::goroutines: return fmt::format("--max-goroutines {}", options.check.goroutines_max);
    case StoppedBy::nothing:
    case StoppedBy::interrupt:
    case StoppedBy::machine:
    case StoppedBy::refusal:
    case StoppedBy::prediction: return {};
  }
  return {};
}

checker::CheckResult out_of_memory() {
  checker::CheckResult result;
  result.verdict = checker::Verdict::inconclusive;
  result.stopped_by = checker::StoppedBy::memory;
  result.stopped_detail = "the machine's memory (--max-memory gives a bound of its own)";
  return result;
}

checker::CertificateSubject subject_of(const frontend::CompileResult& compiled, const ProgramInput& input,
                                       const Options& options) {
  return {compiled.sources().digest(), entry_of(input), compiled.go_version, options.opaque, options.free_integers};
}

void search(const model::Program& program, const Options& options, checker::CheckOptions check, FileReport& file) {
  checker::Progress progress;
  check.interrupt = &interrupt_flag();
  check.progress = &progress;
  try {
    const ProgressDisplay display(progress, file.path.substr(file.path.rfind('/') + 1), options.progress);
    file.result = options.verb == Verb::predict ? predict_program(program, options)
                                                : checker::check_with(options.engine, program, check);
  } catch (const std::bad_alloc&) {
    file.result = out_of_memory();
  }
  checker::CheckResult& result = *file.result;
  if (result.stopped_by != checker::StoppedBy::nothing && result.stopped_detail.empty()) {
    result.stopped_detail = stop_detail(result.stopped_by, options);
  }
  file.verdict = report::verdict_of(result);
}

/// What some execution met and is not supported. With a bug found all the same that is for the record; else it is an
/// error, since the rest is not known.
void add_refusals(const frontend::CompileResult& compiled, FileReport& file) {
  if (file.result->refusals.empty() || file.verdict == FileVerdict::bug) return;
  for (const std::uint32_t refusal : file.result->refusals) {
    add_diagnostics(compiled.refusals[refusal], compiled.sources(), file);
  }
  file.verdict = FileVerdict::error;
  file.result.reset();
}

}  // namespace

frontend::CompileOptions compile_options_of(const Options& options) {
  frontend::CompileOptions result;
  result.go_version = options.go_version;
  result.opaque = options.opaque;
  result.free_integers = options.free_integers;
  result.parse_only = options.parse_only;
  return result;
}

runtime::ConfirmOptions confirm_options_of(const Options& given, const FileReport& file) {
  runtime::ConfirmOptions result;
  result.runs = given.runs;
  result.run_timeout = given.run_timeout;
  result.budget = given.run_budget;
  result.language = file.go_version;
  result.is_language_given = given.go_version != 0;
  result.interrupt = &interrupt_flag();
  return result;
}

frontend::CompileResult compile_program(const ProgramInput& input, const Options& options, FileReport& file) {
  set_current_program(input.path);
  file.path = input.path;
  file.entry = input.entry;
  if (!input.unit->has_value()) input.unit->emplace(input.files, compile_options_of(options));
  frontend::CompileResult compiled = (*input.unit)->program(entry_of(input));
  add_diagnostics(compiled.diagnostics, compiled.sources(), file);
  file.go_version = compiled.go_version;
  const bool has_errors =
      std::any_of(file.diagnostics.begin(), file.diagnostics.end(), [](const auto& d) { return d.is_error; });
  file.verdict = has_errors ? FileVerdict::error : options.parse_only ? FileVerdict::parsed : FileVerdict::safe;
  if (options.parse_only || has_errors) {
    compiled.program.reset();
    return compiled;
  }
  CHECK(compiled.program.has_value(), "the frontend gave neither a program nor an error");
  file.files = compiled.program->files;
  return compiled;
}

FileReport check_program(const ProgramInput& input, const Options& options, CertificateFile* certificate) {
  FileReport file;
  file.path = input.path;
  try {
    const frontend::CompileResult compiled = compile_program(input, options, file);
    checker::CheckOptions check = options.check;
    if (certificate != nullptr) {
      check.on_complete = [&](const auto& machine, const auto& exploration, const auto& result) {
        certificate->write(subject_of(compiled, input, options), machine, exploration, result);
      };
    }
    if (compiled.program) search(*compiled.program, options, check, file);
    if (file.result) add_refusals(compiled, file);
    if (file.result && (options.verb == Verb::confirm || options.verb == Verb::predict)) {
      file.replays = replay_findings(*compiled.program, file.result->findings, check.ordered_time);
    }
  } catch (const std::bad_alloc&) {
    file.verdict = FileVerdict::inconclusive;
    file.result = out_of_memory();
  } catch (const std::exception& e) {
    file.verdict = FileVerdict::internal_error;
    file.diagnostics.push_back({input.path, 0, 0, true, "internal", fmt::format("internal error: {}", e.what()),
                                "this is a bug of stalemate, not of your program; please report it"});
  }
  return file;
}

runtime::Prediction prediction_of(const FileReport& file) {
  CHECK(file.result.has_value(), "a prediction needs a search");
  const checker::CheckResult& result = *file.result;
  runtime::Prediction prediction;
  prediction.complete = result.stopped_by == checker::StoppedBy::nothing;
  prediction.can_exit = result.can_exit;
  prediction.can_deadlock = result.can_deadlock;
  prediction.can_panic = result.can_panic;
  prediction.can_hang = result.can_hang;
  for (const checker::Finding& finding : result.findings) {
    prediction.has_findings = prediction.has_findings || finding.is_error();
    if (finding.rule == model::Rule::leak) prediction.has_leak = true;
    if (finding.rule == model::Rule::data_race) prediction.complete = false;
    // A warning, since it comes in no run in which time passes as the program says; it comes in chaotic ones.
    prediction.can_panic = prediction.can_panic || finding.rule == model::Rule::early_timeout;
    if (report::is_crash(finding.rule)) {
      prediction.crash_rules.push_back(finding.rule);
      prediction.crash_messages.push_back(finding.message);
    }
  }
  return prediction;
}

}  // namespace stalemate::cli
