// What a file says about itself, and whether it came true: `//stalemate:expect …`, `//stalemate:states N`,
// `//stalemate:xfail reason`, `//stalemate:go …` at the beginning of lines, and `// want "regex"` comments, which are
// matched both ways: every regex needs a finding on its line, every finding a regex.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/report.hpp"

namespace stalemate::cli {

struct Want {
  std::string path;
  std::uint32_t line = 0;
  std::vector<std::string> patterns;
};

struct ExpectationHeader {
  bool has_expect = false;
  std::vector<std::string> rules;  // sorted; empty: safe. "error": the file must be refused
  bool is_xfail = false;
  std::string xfail_reason;
  std::optional<std::uint64_t> states;
  std::vector<std::string> go_outcomes;  // exit, deadlock, panic, hang
  std::vector<Want> wants;
  std::vector<std::string> problems;  // unknown rules, bad numbers, unreadable want comments
};

/// Adds what `text` (the file `path`) says to `header`.
void read_expectations(const std::string& path, std::string_view text, ExpectationHeader& header);

/// Compares; `file` holds the unfiltered result and its files' display paths.
report::Expectation match_expectations(const ExpectationHeader& header, const report::FileReport& file);

/// `text` with the number of its //stalemate:states line replaced; unchanged if it has none.
std::string with_states(std::string_view text, std::uint64_t states);

}  // namespace stalemate::cli
