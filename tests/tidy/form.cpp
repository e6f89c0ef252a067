// The form of files: length, blanks, openings of headers, headers of the corpus.
#include <algorithm>
#include <set>

#include "cli/expectation.hpp"
#include "tests/doctest.hpp"
#include "tests/tidy/files.hpp"

using namespace stalemate::test;

namespace {

const std::vector<std::string> code_folders{"model", "frontend", "checker", "runtime", "report",
                                            "cli",   "tools",    "tests",   "cmake"};

bool is_table(const std::string& path) { return path.ends_with(".def"); }

}  // namespace

TEST_CASE("source files are short, and end properly") {
  for (const RepositoryFile& file :
       repository_files(code_folders, {".hpp", ".cpp", ".def", ".cmake", "CMakeLists.txt"})) {
    INFO(file.path);
    const auto lines = lines_of(file.text);
    CHECK((is_table(file.path) || lines.size() <= 600));
    CHECK(file.text.ends_with("\n"));
    CHECK_FALSE(file.text.ends_with("\n\n"));
    CHECK(file.text.find('\r') == std::string::npos);
    std::size_t number = 0;
    const bool may_quote_go = file.path.starts_with("tests/");  // raw strings with tabs
    for (const std::string& line : lines) {
      ++number;
      if ((may_quote_go || line.find('\t') == std::string::npos) && !line.ends_with(" ")) continue;
      FAIL_CHECK(file.path << ":" << number << ": a tab or a blank at the end");
    }
  }
}

TEST_CASE("headers open with a comment that says what they are about, then #pragma once") {
  for (const RepositoryFile& file : repository_files(code_folders, {".hpp"})) {
    INFO(file.path);
    CHECK(file.text.starts_with("// "));
    const std::size_t pragma = file.text.find("\n#pragma once\n");
    REQUIRE(pragma != std::string::npos);
    // Nothing but comments before it.
    for (const std::string& line : lines_of(file.text.substr(0, pragma)))
      CHECK((line.empty() || line.starts_with("//")));
  }
}

TEST_CASE("every corpus program says what has to be found in it") {
  const auto programs = repository_files({"corpus"}, {".go"});
  CHECK_FALSE(programs.empty());
  const std::set<std::string> outcomes{"exit", "deadlock", "panic", "fail", "hang"};
  for (const RepositoryFile& file : programs) {
    INFO(file.path);
    stalemate::cli::ExpectationHeader header;
    stalemate::cli::read_expectations(file.path, file.text, header);
    CHECK(header.has_expect);
    CHECK(header.problems == std::vector<std::string>{});
    const bool is_refused = header.rules == std::vector<std::string>{"error"};
    if (file.path.starts_with("corpus/book/")) {
      CHECK_FALSE(header.go_outcomes.empty());
      CHECK(file.text.find("\n//stalemate:source ") != std::string::npos);
    }
    for (const std::string& outcome : header.go_outcomes) CHECK(outcomes.contains(outcome));
    // Something that is found is found somewhere.
    CHECK(header.wants.empty() == (header.rules.empty() || (is_refused && header.wants.empty())));
  }
}
