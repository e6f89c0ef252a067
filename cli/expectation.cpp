#include "cli/expectation.hpp"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "model/rule.hpp"
#include "report/test_table.hpp"
#include "report/words.hpp"

namespace stalemate::cli {

namespace {

constexpr std::string_view prefix = "//stalemate:";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::vector<std::string> split_commas(std::string_view text) {
  std::vector<std::string> items;
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    const std::string_view item = trimmed(text.substr(0, comma));
    if (!item.empty()) items.emplace_back(item);
    if (comma == std::string_view::npos) break;
    text.remove_prefix(comma + 1);
  }
  return items;
}

// The line comments of a Go file with their lines; strings, runes and block comments are skipped, so that text which
// only looks like a comment is none.
template <typename Visit>
void for_each_line_comment(std::string_view text, Visit visit) {
  std::uint32_t line = 1;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') {
      ++line;
    } else if (c == '"' || c == '\'') {
      for (++i; i < text.size() && text[i] != c && text[i] != '\n'; ++i) {
        if (text[i] == '\\') ++i;
      }
      if (i < text.size() && text[i] == '\n') ++line;
    } else if (c == '`') {
      for (++i; i < text.size() && text[i] != '`'; ++i) line += text[i] == '\n' ? 1 : 0;
    } else if (c == '/' && i + 1 < text.size() && text[i + 1] == '*') {
      const std::size_t end = std::min(text.find("*/", i + 2), text.size());
      line += static_cast<std::uint32_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(i),
                                                    text.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
      i = end + 1;
    } else if (c == '/' && i + 1 < text.size() && text[i + 1] == '/') {
      const std::size_t end = std::min(text.find('\n', i), text.size());
      const bool begins_line = i == 0 || text[i - 1] == '\n';
      visit(line, text.substr(i, end - i), begins_line);
      i = end - 1;
    }
  }
}

// `"a" "b\"c"` or with back quotes; false if it cannot be read.
bool read_patterns(std::string_view text, std::vector<std::string>& patterns) {
  for (text = trimmed(text); !text.empty(); text = trimmed(text)) {
    const char quote = text.front();
    if (quote != '"' && quote != '`') return false;
    std::string pattern;
    std::size_t i = 1;
    for (; i < text.size() && text[i] != quote; ++i) {
      if (quote == '"' && text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '\\' || text[i + 1] == '"')) ++i;
      pattern += text[i];
    }
    if (i >= text.size()) return false;
    patterns.push_back(std::move(pattern));
    text.remove_prefix(i + 1);
  }
  return !patterns.empty();
}

void read_directive(std::string_view directive, const std::string& where, ExpectationHeader& header) {
  const std::size_t blank = std::min(directive.find_first_of(" \t"), directive.size());
  const std::string_view word = directive.substr(0, blank);
  const std::string_view value = trimmed(directive.substr(blank));
  if (word == "expect") {
    header.has_expect = true;
    for (const std::string& rule : split_commas(value)) {
      if (rule == "safe") continue;
      if (rule != "error" && !model::rule_from_name(rule)) {
        header.problems.push_back(fmt::format("{}: unknown rule `{}`", where, rule));
      }
      header.rules.push_back(rule);
    }
    std::sort(header.rules.begin(), header.rules.end());
    header.rules.erase(std::unique(header.rules.begin(), header.rules.end()), header.rules.end());
  } else if (word == "states") {
    std::uint64_t states = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), states);
    if (error != std::errc() || end != value.data() + value.size()) {
      header.problems.push_back(fmt::format("{}: `{}` is no number of states", where, value));
    } else {
      header.states = states;
    }
  } else if (word == "xfail") {
    header.is_xfail = true;
    header.xfail_reason = value;
  } else if (word == "go") {
    header.go_outcomes = split_commas(value);
  }
}

}  // namespace

void read_expectations(const std::string& path, std::string_view text, ExpectationHeader& header) {
  for_each_line_comment(text, [&](std::uint32_t line, std::string_view comment, bool begins_line) {
    if (begins_line && comment.starts_with(prefix)) {
      read_directive(trimmed(comment.substr(prefix.size())), fmt::format("{}:{}", path, line), header);
      return;
    }
    std::string_view body = trimmed(comment.substr(2));
    if (!body.starts_with("want ") && !body.starts_with("want\t")) return;
    body = trimmed(body.substr(4));
    if (!body.starts_with("\"") && !body.starts_with("`")) return;  // prose that begins with "want"
    Want want{path, line, {}};
    if (!read_patterns(body, want.patterns)) {
      header.problems.push_back(fmt::format("{}:{}: cannot read this want comment: {}", path, line, body));
    }
    header.wants.push_back(std::move(want));
  });
}

namespace {

// What was reported at a line: findings, or the diagnostics of a refused file.
struct Remark {
  std::string path;
  std::uint32_t line;
  std::string message;
  std::string text;  // for the table
  bool is_wanted = false;
};

std::vector<Remark> remarks_of(const report::FileReport& file) {
  std::vector<Remark> remarks;
  for (const report::DiagnosticLine& d : file.diagnostics) {
    if (d.is_error) {
      remarks.push_back(
          {d.path, d.line, d.message, fmt::format("{}:{}:{}: error: {}", d.path, d.line, d.column, d.message)});
    }
  }
  if (!file.result) return remarks;
  for (const checker::Finding& f : file.result->findings) {
    const std::string& path = f.position.file < file.files.size() ? file.files[f.position.file] : file.path;
    remarks.push_back(
        {path, f.position.line, f.message,
         fmt::format("{}: {}: {} ({})", report::full_position(file, f.position), f.is_error() ? "error" : "warning",
                     report::printable(f.message), model::name(f.rule))});
  }
  return remarks;
}

void match_wants(const ExpectationHeader& header, std::vector<Remark>& remarks, std::vector<std::string>& problems) {
  for (const Want& want : header.wants) {
    for (const std::string& pattern : want.patterns) {
      const re2::RE2 regex(pattern, re2::RE2::Quiet);
      if (!regex.ok()) {
        problems.push_back(fmt::format("{}:{}: bad regex `{}`: {}", want.path, want.line, pattern, regex.error()));
        continue;
      }
      bool is_met = false;
      for (Remark& remark : remarks) {
        if (remark.line != want.line || remark.path != want.path || !re2::RE2::PartialMatch(remark.message, regex))
          continue;
        remark.is_wanted = true;
        is_met = true;
      }
      if (!is_met)
        problems.push_back(fmt::format("{}:{}: nothing reported here matches \"{}\"", want.path, want.line, pattern));
    }
  }
}

}  // namespace

report::Expectation match_expectations(const ExpectationHeader& header, const report::FileReport& file) {
  report::Expectation result;
  result.problems = header.problems;
  result.is_expected_failure = header.is_xfail;
  result.xfail_reason = header.xfail_reason;
  if (!header.has_expect) {
    result.problems.emplace_back("no //stalemate:expect header");
    return result;
  }
  for (const std::string& rule : header.rules) result.want += (result.want.empty() ? "" : ",") + rule;
  if (result.want.empty()) result.want = "safe";

  std::vector<Remark> remarks = remarks_of(file);
  match_wants(header, remarks, result.problems);
  const bool is_same = report::found_rules(file) == result.want;
  for (const Remark& remark : remarks) {
    if (!remark.is_wanted && remark.line != 0)
      result.problems.push_back(remark.text + (is_same ? "   no // want here" : ""));
  }
  result.is_met = is_same && result.problems.empty();
  const bool is_complete = file.result && file.result->stopped_by == checker::StoppedBy::nothing;
  if (header.states && is_complete && file.result->statistics.states != *header.states)
    result.states_want = header.states;
  return result;
}

std::string with_states(std::string_view text, std::uint64_t states) {
  static constexpr std::string_view line = "//stalemate:states ";
  std::size_t at = text.starts_with(line) ? 0 : text.find(std::string("\n") + std::string(line));
  if (at == std::string_view::npos) return std::string(text);
  at += (at == 0 && text.starts_with(line) ? 0 : 1) + line.size();
  const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
  return fmt::format("{}{}{}", text.substr(0, at), states, text.substr(end));
}

}  // namespace stalemate::cli
