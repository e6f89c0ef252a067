// What pages say about the command line is true, and says everything: command lines parse, options exist, and each verb
// and option is mentioned.
#include <re2/re2.h>

#include <algorithm>
#include <filesystem>

#include "cli/arguments.hpp"
#include "tests/cli/binary.hpp"
#include "tests/docs/page.hpp"

using namespace stalemate;
using namespace stalemate::test;

namespace {

std::vector<std::string> all_matches(const std::string& text, const re2::RE2& pattern) {
  std::vector<std::string> matches;
  re2::StringPiece rest(text);
  for (std::string match; re2::RE2::FindAndConsume(&rest, pattern, &match);) matches.push_back(match);
  return matches;
}

std::string help(const std::vector<std::string>& arguments) {
  const cli::ParsedArguments parsed = cli::parse_arguments(arguments);
  REQUIRE(parsed.exit_code == 0);
  return parsed.text;
}

/// Options by verb, as --help lists them, "-v" and "--verbose" both.
std::map<std::string, std::set<std::string>> options_by_verb() {
  static const re2::RE2 verb_line(R"((?m)^  ([a-z]+) +[^ ])");
  static const re2::RE2 option_line(R"((?m)^  ((?:-[a-z],)?--[a-z][a-z,-]*)(?: |$))");
  std::map<std::string, std::set<std::string>> result;
  for (const std::string& verb : all_matches(help({"--help"}), verb_line)) {
    for (const std::string& names : all_matches(help({verb, "--help"}), option_line)) {
      std::istringstream stream(names);
      for (std::string name; std::getline(stream, name, ',');) result[verb].insert(name);
    }
  }
  return result;
}

// As a shell does, as far as pages need it: blanks, single quotes, comments.
std::vector<std::string> shell_words(const std::string& line) {
  std::vector<std::string> words;
  bool is_quoted = false, is_word = false;
  for (const char c : line) {
    if (c == '\'') {
      is_quoted = !is_quoted;
    } else if (c == ' ' && !is_quoted) {
      is_word = false;
      continue;
    } else if (c == '#' && !is_word) {
      break;
    }
    if (!is_word) words.emplace_back();
    is_word = true;
    if (c != '\'') words.back() += c;
  }
  return words;
}

/// The arguments of each `stalemate …` in a line of shell commands.
std::vector<std::vector<std::string>> command_lines(const std::string& line) {
  std::vector<std::vector<std::string>> commands;
  bool is_ours = false, is_first = true;
  for (const std::string& word : shell_words(line)) {
    if (word == "$" && is_first) continue;
    if (word == "&&" || word == "||" || word == "|" || word == ";") {
      is_ours = false;
      is_first = true;
      continue;
    }
    if (is_ours) commands.back().push_back(word);
    if (is_first && (word == "stalemate" || word == "./stalemate")) {
      is_ours = true;
      commands.emplace_back();
    }
    is_first = false;
  }
  return commands;
}

void expect_to_parse(const std::string& where, const std::string& line) {
  for (const std::vector<std::string>& arguments : command_lines(line)) {
    if (arguments.empty()) continue;  // the tool's name
    // A verb alone is talked about, not called.
    const bool is_verb = arguments.size() == 1 && !arguments[0].ends_with(".go");
    const cli::ParsedArguments parsed =
        cli::parse_arguments(is_verb ? std::vector<std::string>{arguments[0], "--help"} : arguments);
    INFO(where << ": " << line << "\n" << parsed.text);
    CHECK(parsed.exit_code == 0);
    if (!parsed.options) continue;
    for (const std::string& input : parsed.options->inputs) {  // file.go stands for the reader's own
      if (input.find('/') == std::string::npos || input.ends_with("/...")) continue;
      CHECK_MESSAGE(std::filesystem::exists(std::filesystem::path(STALEMATE_SOURCE_DIR) / input), input);
    }
  }
}

/// Options that a line mentions: anything with two hyphens, and code like `-v`.
std::vector<std::string> options_in(const std::string& line) {
  static const re2::RE2 long_option(R"((?:^|[^\w-])(--[a-z][a-z-]*))");
  static const re2::RE2 short_option(R"(-[a-z])");
  std::vector<std::string> options = all_matches(line, long_option);
  for (const std::string& span : code_spans(line))
    if (re2::RE2::FullMatch(span, short_option)) options.push_back(span);
  return options;
}

std::vector<std::string> all_lines(const Page& page) {
  std::vector<std::string> lines = page.prose;
  lines.insert(lines.end(), page.code.begin(), page.code.end());
  return lines;
}

}  // namespace

TEST_CASE("command lines are taken apart as a shell does") {
  using Words = std::vector<std::string>;
  CHECK(shell_words("a 'b c'd  # e") == Words{"a", "b cd"});
  CHECK(command_lines("./setup && ./stalemate check x | less") == std::vector<Words>{{"check", "x"}});
  CHECK(command_lines("$ stalemate version; stalemate doctor").size() == 1);  // no blank before the semicolon
  CHECK(command_lines("cat stalemate check").empty());
}

TEST_CASE("command lines in pages parse") {
  static const re2::RE2 comment(R"(^<!-- (stalemate .*) -->$)");
  std::size_t count = 0;
  for (const Page& page : pages(true)) {
    std::vector<std::string> lines = page.code;
    for (const std::string& line : page.prose) {
      for (const std::string& span : code_spans(line)) lines.push_back(span);
      if (std::string command; re2::RE2::FullMatch(line, comment, &command)) lines.push_back(command);
    }
    for (const std::string& line : lines) {
      expect_to_parse(page.path, line);
      count += command_lines(line).size();
    }
  }
  CHECK(count > 10);
}

TEST_CASE("options in pages exist") {
  std::set<std::string> ours;
  for (const auto& [verb, options] : options_by_verb()) ours.insert(options.begin(), options.end());
  // It names options with the hyphens or without.
  const auto is_option_of_benchmark = [text = repository_file("bench/run").text](const std::string& option) {
    return contains(text, "\"" + option + "\"") || contains(text, "\"" + option.substr(2) + "\"");
  };
  for (const Page& page : pages(true)) {
    const bool is_on_benchmark = page.path == "docs/benchmark.md" || page.path.starts_with("bench/");
    for (const std::string& line : all_lines(page)) {
      for (const std::string& option : options_in(line)) {
        if (is_on_benchmark && is_option_of_benchmark(option)) continue;
        CHECK_MESSAGE(ours.contains(option), page.path << ": " << option);
      }
    }
  }
}

TEST_CASE("every verb and every option is in README.md or docs/") {
  std::set<std::string> mentioned;
  for (const Page& page : pages(false)) {
    for (const std::string& line : all_lines(page)) {
      for (const std::string& option : options_in(line)) mentioned.insert(option);
      for (const std::string& span : code_spans(line)) mentioned.insert(span);
    }
  }
  const auto by_verb = options_by_verb();
  CHECK(by_verb.size() >= 10);
  CHECK(by_verb.at("check").contains("--timeout"));
  for (const auto& entry : by_verb) {
    INFO(entry.first);
    CHECK(mentioned.contains(entry.first));
    for (const std::string& option : entry.second) CHECK_MESSAGE(mentioned.contains(option), option);
  }
}

TEST_CASE("docs/commands.md says which options are of one verb only") {
  using Row = std::pair<std::string, std::string>;
  std::set<Row> rows;
  bool is_in_table = false;
  for (const std::string& line : read_page(repository_file("docs/commands.md")).prose) {
    const auto row = cells(line);
    if (row.size() == 3 && row[1] == "flag") is_in_table = true;
    if (!is_in_table || row.size() != 3 || row[1] == "flag") continue;
    for (const std::string& verb : code_spans(row[0]))
      for (const std::string& option : options_in(row[1])) rows.emplace(verb, option);
  }
  const auto by_verb = options_by_verb();
  std::set<Row> expected;
  for (const auto& [verb, options] : by_verb) {
    for (const std::string& option : options) {
      const auto has = [&option](const auto& entry) { return entry.second.contains(option); };
      if (std::ranges::count_if(by_verb, has) == 1) expected.emplace(verb, option);
    }
  }
  expected.erase({"list", "--markdown"});  // said with the verb: it is for whoever writes these pages
  CHECK(rows == expected);
}
