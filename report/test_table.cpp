#include "report/test_table.hpp"

#include <fmt/format.h>

#include <set>

#include "report/text.hpp"
#include "report/words.hpp"

namespace stalemate::report {

std::string found_rules(const FileReport& file) {
  if (file.verdict == FileVerdict::error || file.verdict == FileVerdict::internal_error) return name(file.verdict);
  std::set<std::string> rules;
  if (file.result) {
    for (const auto& finding : file.result->findings) rules.emplace(model::name(finding.rule));
  }
  if (rules.empty()) return file.verdict == FileVerdict::inconclusive ? "inconclusive" : "safe";
  std::string text;
  for (const std::string& rule : rules) text += (text.empty() ? "" : ",") + rule;
  return text;
}

namespace {

enum class Outcome { ok, drift, xfail, fail, inconclusive };

Outcome outcome_of(const FileReport& file) {
  const Expectation& expectation = *file.expectation;
  if (expectation.is_expected_failure) return expectation.is_met ? Outcome::fail : Outcome::xfail;
  if (file.verdict == FileVerdict::inconclusive) return Outcome::inconclusive;
  if (!expectation.is_met) return Outcome::fail;
  return expectation.states_want ? Outcome::drift : Outcome::ok;
}

std::string detail(const FileReport& file, Outcome outcome, std::size_t found_width, const FormatOptions& options) {
  const Expectation& expectation = *file.expectation;
  const std::string found = found_rules(file);
  const std::uint64_t states = file.result ? file.result->statistics.states : 0;
  std::string text;
  switch (outcome) {
    case Outcome::ok:
      text = padded(found, found_width) + fmt::format("{:>12} state{}", with_commas(states), states == 1 ? "" : "s");
      break;
    case Outcome::drift:
      text = fmt::format("{}, states {} -> {} (--update to accept)", found, *expectation.states_want, states);
      break;
    case Outcome::xfail:
      text = fmt::format("{} (want {}{})", found, expectation.want,
                         expectation.xfail_reason.empty() ? "" : ", " + expectation.xfail_reason);
      break;
    case Outcome::fail:
      if (expectation.is_expected_failure) {
        text = fmt::format("{}, as wanted: the //stalemate:xfail header can go", found);
      } else {
        text = fmt::format("want {}, got {}",
                           expectation.want.empty() ? "(no //stalemate:expect header)" : expectation.want, found);
      }
      break;
    case Outcome::inconclusive: {
      const std::string& why = file.result ? file.result->stopped_detail : std::string();
      text = fmt::format("want {}, inconclusive{}", expectation.want, why.empty() ? "" : " (" + why + ")");
      break;
    }
  }
  if (options.times && file.result) text += fmt::format("   {:.2f}s", file.result->statistics.seconds);
  return text;
}

std::string indented(const std::string& text) {
  std::string result = "      ";
  for (std::size_t i = 0; i < text.size(); ++i) {
    result += text[i];
    if (text[i] == '\n' && i + 1 < text.size()) result += "      ";
  }
  return result;
}

}  // namespace

std::string test_table(const Report& report, const FormatOptions& options) {
  std::string text;
  for (const DiagnosticLine& d : report.diagnostics) text += diagnostic_text(d, options);
  std::size_t width = 0, found_width = 0;
  for (const FileReport& file : report.files) {
    width = std::max(width, display_width(display_name(file)));
    found_width = std::max(found_width, found_rules(file).size());
  }
  width = std::min<std::size_t>(width, 60);
  std::size_t counts[5] = {};
  for (const FileReport& file : report.files) {
    if (!file.expectation) continue;
    const Outcome outcome = outcome_of(file);
    ++counts[static_cast<std::size_t>(outcome)];
    if (options.quiet && outcome == Outcome::ok) continue;
    static constexpr const char* labels[] = {"ok", "drift", "xfail", "FAIL", "????"};
    static constexpr Style styles[] = {Style::good, Style::warning, Style::faint, Style::error, Style::warning};
    const auto index = static_cast<std::size_t>(outcome);
    text += styled(padded(labels[index], 5), styles[index], options) + " " + padded(display_name(file), width) + "  " +
            detail(file, outcome, found_width, options) + "\n";
    if (outcome != Outcome::fail) continue;
    for (const DiagnosticLine& d : file.diagnostics) text += indented(diagnostic_text(d, options));
    for (const std::string& problem : file.expectation->problems) text += indented(problem + "\n");
  }
  std::string summary = counted(report.files.size(), "file") + ":";
  static constexpr const char* nouns[] = {"ok", "drift", "xfail", "FAIL", "inconclusive"};
  const char* separator = " ";
  for (std::size_t i = 0; i < 5; ++i) {
    if (counts[i] == 0) continue;
    summary += fmt::format("{}{} {}", separator, counts[i], nouns[i]);
    separator = ", ";
  }
  return text + summary + "\n";
}

}  // namespace stalemate::report
