#include "report/report.hpp"

#include <algorithm>
#include <array>

namespace stalemate::report {

const char* name(FileVerdict verdict) {
  switch (verdict) {
    case FileVerdict::safe: return "safe";
    case FileVerdict::bug: return "bug";
    case FileVerdict::inconclusive: return "inconclusive";
    case FileVerdict::error: return "error";
    case FileVerdict::internal_error: return "internal-error";
    case FileVerdict::parsed: return "parsed";
  }
  return "";
}

const char* name(checker::StoppedBy stopped_by) {
  using checker::StoppedBy;
  switch (stopped_by) {
    case StoppedBy::nothing: return "";
    case StoppedBy::timeout: return "timeout";
    case StoppedBy::memory: return "memory";
    case StoppedBy::states: return "states";
    case StoppedBy::depth: return "depth";
    case StoppedBy::goroutines: return "goroutines";
    case StoppedBy::interrupt: return "interrupt";
    case StoppedBy::machine: return "machine";
    case StoppedBy::refusal: return "unsupported";
    case StoppedBy::prediction: return "prediction";
  }
  return "";
}

std::string display_name(const FileReport& file) {
  return file.entry.empty() ? file.path : file.path + " " + file.entry;
}

FileVerdict verdict_of(const checker::CheckResult& result) {
  const auto& findings = result.findings;
  if (std::any_of(findings.begin(), findings.end(), [](const auto& f) { return f.is_error(); }))
    return FileVerdict::bug;
  return result.stopped_by == checker::StoppedBy::nothing ? FileVerdict::safe : FileVerdict::inconclusive;
}

int worse_exit_code(int a, int b) {
  // Position in this list is badness.
  static constexpr std::array<int, 5> order{0, 3, 1, 2, 4};
  auto badness = [](int code) { return std::find(order.begin(), order.end(), code) - order.begin(); };
  return badness(a) >= badness(b) ? a : b;
}

int exit_code(const FileReport& file, bool fail_on_warning) {
  if (file.confirmation && file.confirmation->status == runtime::ConfirmationStatus::mismatch) return 4;
  const bool is_apart = std::any_of(file.replays.begin(), file.replays.end(),
                                    [](const auto& r) { return r.not_run.empty() && !r.agreement.agrees; });
  const bool has_diverged = std::any_of(file.guided.begin(), file.guided.end(), [](const runtime::Guided& guided) {
    return guided.level == runtime::GuidedLevel::diverged;
  });
  if (file.verdict == FileVerdict::internal_error || is_apart || has_diverged) return 4;
  if (file.walks && file.walks->refused > 0) return 4;
  if (file.expectation) {
    const bool is_failure = file.expectation->is_met == file.expectation->is_expected_failure;
    if (file.verdict == FileVerdict::inconclusive && !file.expectation->is_expected_failure) return 3;
    if (file.verdict == FileVerdict::error && is_failure) return 2;
    return is_failure ? 1 : 0;
  }
  switch (file.verdict) {
    case FileVerdict::bug: return 1;
    case FileVerdict::inconclusive: return 3;
    case FileVerdict::error: return 2;
    case FileVerdict::internal_error: return 4;
    case FileVerdict::safe:
    case FileVerdict::parsed: break;
  }
  const bool has_findings = file.result && !file.result->findings.empty();
  return fail_on_warning && has_findings ? 1 : 0;
}

int exit_code(const Report& report) {
  const bool is_error = std::ranges::any_of(report.diagnostics, [](const auto& d) { return d.is_error; });
  int code = is_error ? 2 : 0;
  for (const FileReport& file : report.files) code = worse_exit_code(code, exit_code(file, report.fail_on_warning));
  return code;
}

}  // namespace stalemate::report
