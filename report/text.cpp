#include "report/text.hpp"

#include <fmt/format.h>

#include "report/confirmation_text.hpp"
#include "report/guided_text.hpp"
#include "report/lanes.hpp"
#include "report/test_table.hpp"
#include "report/why.hpp"
#include "report/words.hpp"

namespace stalemate::report {

using checker::CheckResult;
using checker::Finding;

namespace {

std::string first_line(const std::string& place, bool is_error, const std::string& message, const std::string& rule,
                       const FormatOptions& options) {
  std::string line = styled(place + ":", Style::bold, options) + " ";
  line += styled(is_error ? "error:" : "warning:", is_error ? Style::error : Style::warning, options) + " ";
  line += printable(message);
  if (!rule.empty()) line += " (" + rule + ")";
  return line + "\n";
}

// Commands to go on with, as aligned lines.
std::string next_section(const FileReport& file, const Finding& finding, const FormatOptions& options) {
  std::vector<std::pair<std::string, std::string>> commands;
  const std::string& schedule = finding.witness.schedule;
  if (!schedule.empty()) {
    const bool is_long = schedule.size() > 200;
    commands.emplace_back(
        fmt::format("stalemate replay --schedule {}{} {}", is_long ? "SCHEDULE" : "'" + schedule + "'",
                    file.entry.empty() ? "" : " --entry " + file.entry, file.path),
        is_long ? "step through it; --format json has the schedule" : "step through it");
  }
  const std::string rule(model::name(finding.rule));
  commands.emplace_back("stalemate explain " + rule, "what this means, usual fixes");
  std::size_t width = 0;
  for (const auto& [command, purpose] : commands) width = std::max(width, std::min<std::size_t>(command.size(), 100));
  std::string result;
  for (const auto& [command, purpose] : commands) {
    result += result.empty() ? "  " + styled("next", Style::bold, options) + "   " : "         ";
    result += padded(command, width) + "   " + styled(purpose, Style::faint, options) + "\n";
  }
  return result;
}

std::string real_section(const FileReport& file, const FormatOptions& options) {
  std::vector<std::string> lines;
  if (file.confirmation) lines = confirmation_lines(*file.confirmation);
  if (file.walks) lines.push_back(walks_text(*file.walks));
  std::string result;
  for (const std::string& line : lines) {
    result += result.empty() ? "  " + styled("real", Style::bold, options) + "   " : "         ";
    result += line + "\n";
  }
  return result;
}

std::string finding_text(const FileReport& file, const Finding& finding, const FormatOptions& options) {
  std::string text = first_line(full_position(file, finding.position), finding.is_error(), finding.message,
                                std::string(model::name(finding.rule)), options);
  if (options.quiet) return text;
  const std::string why = why_section(file, finding, options);
  const std::string trace = trace_section(file, finding, options);
  text += "\n";
  if (!why.empty()) text += why + "\n";
  if (!trace.empty()) text += trace + "\n";
  text += next_section(file, finding, options);
  if (const auto* replay = replay_of(file.replays, finding.rule, finding.witness.schedule)) {
    text += "  " + styled("replay", Style::bold, options) + " " + replay_line(*replay) + "\n";
  }
  if (!file.guided.empty()) {
    const auto index = static_cast<std::size_t>(&finding - file.result->findings.data());
    text += "  " + styled("go", Style::bold, options) + "     " + guided_text(file.guided[index]) + "\n";
  }
  return text + real_section(file, options) + "\n";
}

std::string coverage(const CheckResult& result, const FormatOptions& options) {
  const auto& statistics = result.statistics;
  // A stateless search stores the states of a few paths only, which says nothing about the program.
  const bool is_ordered = statistics.reduction == "smt";
  const bool is_stateless = statistics.reduction == "dpor" || is_ordered;
  const std::string size =
      is_stateless ? counted(statistics.executions, "execution") : counted(statistics.states, "state");
  std::string text = fmt::format("{}, depth {}", size, with_commas(statistics.depth));
  if (is_stateless && !is_ordered) text += fmt::format(", {} redundant", with_commas(statistics.redundant_executions));
  if (result.stopped_by == checker::StoppedBy::nothing) text += ", exhaustive";
  if (options.times) text += fmt::format(", {:.2f}s", statistics.seconds);
  return text;
}

// "--timeout 60s hit after 12,840,034 states, depth 90"
std::string stop_text(const CheckResult& result, const FormatOptions& options) {
  std::string what = result.stopped_detail.empty() ? std::string(name(result.stopped_by)) : result.stopped_detail;
  if (result.stopped_by == checker::StoppedBy::interrupt) what = "interrupted";
  if (result.stopped_by == checker::StoppedBy::prediction)
    return fmt::format("{}; {}", what, coverage(result, options));
  const char* verb = result.stopped_by == checker::StoppedBy::interrupt ? "" : " hit";
  return fmt::format("{}{} after {}", what, verb, coverage(result, options));
}

std::string verdict_detail(const FileReport& file, const FormatOptions& options) {
  if (!file.result) {
    std::size_t errors = 0;
    for (const auto& d : file.diagnostics) errors += d.is_error ? 1 : 0;
    return file.verdict == FileVerdict::parsed ? "no errors" : counted(errors, "error");
  }
  const CheckResult& result = *file.result;
  std::string text;
  if (!result.findings.empty()) text += counted(result.findings.size(), "finding") + ", ";
  if (!file.unconfirmed.empty()) text += "none confirmed (" + printable(file.unconfirmed) + "), ";
  if (result.stopped_by == checker::StoppedBy::nothing) return text + coverage(result, options);
  text += stop_text(result, options);
  if (result.findings.empty()) text += "; no violation so far";
  return text;
}

}  // namespace

std::string diagnostic_text(const DiagnosticLine& d, const FormatOptions& options) {
  std::string place = d.path;
  if (d.line != 0) place += fmt::format(":{}:{}", d.line, d.column);
  if (place.empty()) place = "stalemate";
  std::string text = first_line(place, d.is_error, d.message, "", options);
  if (!d.hint.empty()) text += "  hint: " + printable(d.hint) + "\n";
  return text;
}

std::string file_text(const FileReport& file, const FormatOptions& options) {
  std::string text;
  for (const DiagnosticLine& d : file.diagnostics) text += diagnostic_text(d, options);
  if (!file.result) return text;
  for (const Finding& finding : file.result->findings) text += finding_text(file, finding, options);
  return text;
}

namespace {

std::string verdict_lines(const Report& report, const FormatOptions& options) {
  std::size_t path_width = 0;
  for (const FileReport& file : report.files) path_width = std::max(path_width, display_width(display_name(file)));
  path_width = std::min<std::size_t>(path_width, 60);
  std::string text;
  for (const FileReport& file : report.files) {
    const Style style = file.verdict == FileVerdict::safe           ? Style::good
                        : file.verdict == FileVerdict::inconclusive ? Style::warning
                                                                    : Style::error;
    text += styled(padded(name(file.verdict), 12), style, options) + "  " + padded(display_name(file), path_width) +
            "   " + verdict_detail(file, options) + "\n";
    if (file.result) {
      for (const std::string& assumption : file.result->assumptions)
        text += "              assuming " + printable(assumption) + "\n";
    }
    if (!file.ignored_rules.empty()) {
      text += "              not looked at:";
      for (const std::string& rule : file.ignored_rules) text += " " + rule;
      text += "\n";
    }
    if (!file.result || file.result->findings.empty()) text += real_section(file, options);
  }
  return text;
}

std::string summary_text(const Report& report, const FormatOptions& options) {
  if (report.files.empty()) return {};
  std::size_t counts[file_verdict_count] = {};
  std::size_t findings = 0;
  std::uint64_t states = 0, transitions = 0;
  double seconds = 0;
  for (const FileReport& file : report.files) {
    ++counts[static_cast<std::size_t>(file.verdict)];
    if (!file.result) continue;
    findings += file.result->findings.size();
    states += file.result->statistics.states;
    transitions += file.result->statistics.transitions;
    seconds += file.result->statistics.seconds;
  }
  std::string text = counted(report.files.size(), "file") + ", " + counted(findings, "finding");
  if (report.files.size() > 1) {
    std::string verdicts;
    for (std::size_t i = 0; i < file_verdict_count; ++i) {
      if (counts[i] == 0) continue;
      verdicts += fmt::format("{}{} {}", verdicts.empty() ? "" : ", ", counts[i], name(static_cast<FileVerdict>(i)));
    }
    text += " (" + verdicts + ")";
  }
  text += fmt::format(". {}, {}", counted(states, "state"), counted(transitions, "transition"));
  if (options.times) text += fmt::format(", {:.2f}s", seconds);
  return text + "\n";
}

}  // namespace

std::string closing_text(const Report& report, const FormatOptions& options) {
  return options.quiet ? "" : verdict_lines(report, options) + summary_text(report, options);
}

std::string to_text(const Report& report, const FormatOptions& options) {
  if (options.is_test) return test_table(report, options);
  std::string text;
  for (const DiagnosticLine& d : report.diagnostics) text += diagnostic_text(d, options);
  for (const FileReport& file : report.files) text += file_text(file, options);
  return text + closing_text(report, options);
}

}  // namespace stalemate::report
