#include "report/unified_diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace stalemate::report {
namespace {

using Lines = std::vector<std::string_view>;

/// With their newlines, so that a missing last one shows.
Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

struct Line {
  char mark;  // ' ', '-', '+'
  std::string_view text;
};

/// What lies between the common beginning and end, by longest common subsequence; a large middle is replaced whole.
void compare_middle(const Lines& x, const Lines& y, std::size_t begin, std::size_t x_end, std::size_t y_end,
                    std::vector<Line>& script) {
  const std::size_t n = x_end - begin, m = y_end - begin;
  constexpr std::size_t table_max = std::size_t{1} << 24;
  std::vector<std::uint32_t> common;
  if (n * m <= table_max) common.assign((n + 1) * (m + 1), 0);
  const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& { return common[i * (m + 1) + j]; };
  if (!common.empty()) {
    for (std::size_t i = n; i-- > 0;) {
      for (std::size_t j = m; j-- > 0;) {
        at(i, j) = x[begin + i] == y[begin + j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
      }
    }
  }
  std::size_t i = 0, j = 0;
  while (i < n || j < m) {
    if (!common.empty() && i < n && j < m && x[begin + i] == y[begin + j]) {
      script.push_back({' ', x[begin + i]});
      ++i;
      ++j;
    } else if (i < n && (common.empty() || j == m || at(i + 1, j) >= at(i, j + 1))) {
      script.push_back({'-', x[begin + i++]});
    } else {
      script.push_back({'+', y[begin + j++]});
    }
  }
}

std::vector<Line> script_of(const Lines& x, const Lines& y) {
  std::size_t begin = 0, x_end = x.size(), y_end = y.size();
  while (begin < x_end && begin < y_end && x[begin] == y[begin]) ++begin;
  while (x_end > begin && y_end > begin && x[x_end - 1] == y[y_end - 1]) {
    --x_end;
    --y_end;
  }
  std::vector<Line> script;
  for (std::size_t i = 0; i < begin; ++i) script.push_back({' ', x[i]});
  compare_middle(x, y, begin, x_end, y_end, script);
  for (std::size_t i = x_end; i < x.size(); ++i) script.push_back({' ', x[i]});
  return script;
}

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after) {
  if (before == after) return "";
  if (path.starts_with("./")) path.remove_prefix(2);
  const std::vector<Line> script = script_of(lines_of(before), lines_of(after));
  std::string text = fmt::format("--- a/{}\n+++ b/{}\n", path, path);
  constexpr std::size_t context = 3;
  std::size_t x_line = 1, y_line = 1;  // of script[done]
  std::size_t done = 0;
  const auto advance_to = [&](std::size_t target) {
    for (; done < target; ++done) {
      x_line += script[done].mark != '+';
      y_line += script[done].mark != '-';
    }
  };
  for (std::size_t i = 0; i < script.size();) {
    if (script[i].mark == ' ') {
      ++i;
      continue;
    }
    // A hunk goes on as long as the next change is within twice the context.
    std::size_t last = i;
    for (std::size_t j = i; j < script.size() && j <= last + 2 * context; ++j) {
      if (script[j].mark != ' ') last = j;
    }
    const std::size_t first = i > context ? std::max(i - context, done) : done;
    const std::size_t end = std::min(last + 1 + context, script.size());
    advance_to(first);
    std::size_t x_count = 0, y_count = 0;
    std::string body;
    for (std::size_t j = first; j < end; ++j) {
      x_count += script[j].mark != '+';
      y_count += script[j].mark != '-';
      body += script[j].mark;
      body += script[j].text;
      if (!script[j].text.ends_with('\n')) body += "\n\\ No newline at end of file\n";
    }
    text += fmt::format("@@ -{},{} +{},{} @@\n", x_count == 0 ? x_line - 1 : x_line, x_count,
                        y_count == 0 ? y_line - 1 : y_line, y_count);
    text += body;
    advance_to(end);
    i = end;
  }
  return text;
}

}  // namespace stalemate::report
