// check, test and confirm: the same search for each program; they differ in what is done with its result.
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>

#include "cli/check_program.hpp"
#include "cli/commands.hpp"
#include "cli/expectation.hpp"
#include "cli/filter.hpp"
#include "cli/guided.hpp"
#include "cli/inputs.hpp"
#include "cli/interrupt.hpp"
#include "cli/plain_runs.hpp"
#include "report/format.hpp"
#include "report/guided_text.hpp"
#include "report/text.hpp"
#include "runtime/go/toolchain.hpp"

namespace stalemate::cli {

using report::FileReport;
using report::FileVerdict;

namespace {

void expect(const ProgramInput& input, const Options& options, FileReport& file) {
  ExpectationHeader header;
  for (const std::string& path : input.files) {
    std::string text, error;
    if (read_file(path, text, error)) read_expectations(path, text, header);
  }
  file.expectation = match_expectations(header, file);
  if (!options.update || !file.expectation->states_want || !file.expectation->is_met) return;
  for (const std::string& path : input.files) {
    std::string text, error;
    if (!read_file(path, text, error)) continue;
    const std::string updated = with_states(text, file.result->statistics.states);
    if (updated == text) continue;
    std::ofstream(path, std::ios::binary) << updated;
    file.expectation->states_want.reset();
  }
}

/// Errors count only if real Go has shown one of them.
void require_confirmation(FileReport& file) {
  if (file.verdict != FileVerdict::bug) return;
  for (std::size_t i = 0; i < file.guided.size(); ++i) {
    if (runtime::is_confirmed(file.guided[i].level) && file.result->findings[i].is_error()) return;
  }
  file.verdict = FileVerdict::inconclusive;
  for (const runtime::Guided& guided : file.guided) {
    if (file.unconfirmed.empty()) file.unconfirmed = report::guided_text(guided);
  }
}

// A program that was not looked at any more.
FileReport skipped(const ProgramInput& input) {
  FileReport file;
  file.path = input.path;
  file.entry = input.entry;
  file.verdict = FileVerdict::inconclusive;
  file.result.emplace();
  file.result->stopped_by = checker::StoppedBy::interrupt;
  return file;
}

bool write_report(const report::Report& report, const ReportTarget& target, report::FormatOptions format) {
  format.colour = false;
  format.width = 120;
  const std::string text = report::format_named(target.kind)->write(report, format);
  errno = 0;
  std::ofstream stream(target.path, std::ios::binary);
  stream << text;
  stream.close();
  if (stream) return true;
  std::fprintf(stderr, "stalemate: error: cannot write %s: %s\n", target.path.c_str(), std::strerror(errno));
  return false;
}

/// Packages that a pattern found and that nothing starts; an error only if there is nothing else.
report::DiagnosticLine passed_over_line(const std::vector<std::string>& paths, bool is_error) {
  std::string message = "passed over, no main function and no tests";
  if (is_error) message = "nothing to check: no main function and no tests here";
  std::string path = paths.front();
  if (paths.size() > 1) message += fmt::format("; so {} more", paths.size() - 1);
  return {path, 0, 0, is_error, "input", message, is_error ? "--entry NAME starts at any function" : ""};
}

}  // namespace

int command_check(const Options& options) {
  const bool has_guided_runs = options.verb == Verb::confirm || options.confirm != ConfirmMode::off;
  const auto toolchain = has_guided_runs ? runtime::find_toolchain() : std::nullopt;
  const ResolvedInputs inputs = resolve_inputs(options.inputs);
  report::Report report;
  report.tool_version = tool_version();
  report.fail_on_warning = options.fail_on_warning;
  report.diagnostics = inputs.diagnostics;

  const report::FormatOptions format = terminal_format(options);
  // Findings are shown as they come; everything else needs the whole report.
  const bool is_streamed = options.format == "text" && options.verb != Verb::test;
  bool is_printed = true;
  if (is_streamed) {
    for (const auto& d : report.diagnostics) is_printed = is_printed && print(report::diagnostic_text(d, format));
  }
  std::vector<ProgramInput> programs;
  std::vector<std::string> passed_over;
  for (const ProgramInput& input : inputs.programs) {
    const std::vector<ProgramInput> entries =
        options.parse_only ? std::vector{input} : with_entries(input, options.entries);
    if (entries.empty()) passed_over.push_back(input.path);
    programs.insert(programs.end(), entries.begin(), entries.end());
  }
  if (!passed_over.empty()) {
    report.diagnostics.push_back(passed_over_line(passed_over, programs.empty()));
    if (is_streamed) is_printed = is_printed && print(report::diagnostic_text(report.diagnostics.back(), format));
  }
  std::optional<CertificateFile> certificate;
  if (!options.certificate.empty()) {
    if (programs.size() > 1) {
      std::fprintf(stderr, "stalemate: error: a certificate is of one program, not of %zu\n  hint: --entry names one\n",
                   programs.size());
      return 2;
    }
    certificate.emplace(options.certificate);
  }
  for (std::size_t i = 0; i < programs.size(); ++i) {
    const ProgramInput& input = programs[i];
    // What was read and checked is kept for all entries of a package and no longer.
    if (i > 0 && programs[i - 1].unit != input.unit) programs[i - 1].unit->reset();
    if (interrupt_flag().load()) {
      report.files.push_back(skipped(input));
      continue;
    }
    FileReport file = check_program(input, options, certificate ? &*certificate : nullptr);
    if (options.verb == Verb::test) expect(input, options, file);
    if (options.verb == Verb::confirm && options.runs > 0) make_plain_runs(input, options, toolchain, file);
    if (file.result) filter_findings(file, options.only, options.ignore);
    if (has_guided_runs) guide(input, options, toolchain, file);
    if (options.confirm == ConfirmMode::require) require_confirmation(file);
    if (is_streamed) is_printed = is_printed && print(report::file_text(file, format));
    const bool is_broken = file.verdict == FileVerdict::internal_error;
    report.files.push_back(std::move(file));
    if (is_broken && !options.keep_going) break;
    if (!is_printed) break;  // nobody reads any more
  }
  bool is_written = true;
  for (const ReportTarget& target : options.reports) is_written = write_report(report, target, format) && is_written;
  if (certificate && !certificate->problem().empty()) {
    std::fprintf(stderr, "stalemate: error: %s\n", certificate->problem().c_str());
    is_written = false;
  }
  if (is_streamed) {
    is_printed = is_printed && print(report::closing_text(report, format));
  } else {
    is_printed = print(report::format_named(options.format)->write(report, format));
  }
  const int code = report::exit_code(report);
  return is_written ? code : report::worse_exit_code(code, 2);
}

}  // namespace stalemate::cli
