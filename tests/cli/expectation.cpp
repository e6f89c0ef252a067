// Expectation headers and want comments, matched both ways.
#include "cli/expectation.hpp"

#include <algorithm>

#include "cli/filter.hpp"
#include "report/test_table.hpp"
#include "tests/doctest.hpp"
#include "tests/report/samples.hpp"

using namespace stalemate;
using namespace stalemate::cli;

namespace {

ExpectationHeader header_of(const std::string& text, const std::string& path = "./dl.go") {
  ExpectationHeader header;
  read_expectations(path, text, header);
  return header;
}

// A header, and a want comment on line 10, where the sample's finding is.
std::string with_want(const std::string& header, const std::string& want) {
  return header + std::string(7, '\n') + want;
}

}  // namespace

TEST_CASE("reading a header") {
  const auto header = header_of(
      "//stalemate:expect send-on-closed,close-of-closed\n//stalemate:go exit,panic\n//stalemate:states 812\n"
      "//stalemate:source somewhere\n\npackage main\n");
  CHECK(header.has_expect);
  CHECK(header.rules == std::vector<std::string>{"close-of-closed", "send-on-closed"});
  CHECK(header.go_outcomes == std::vector<std::string>{"exit", "panic"});
  CHECK(header.states == 812U);
  CHECK(header.problems.empty());
  CHECK(header_of("//stalemate:expect safe\n").rules.empty());
  CHECK(header_of("//stalemate:expect deadlok\n").problems.size() == 1);
  CHECK(header_of("//stalemate:states many\n").problems.size() == 1);
  CHECK_FALSE(header_of(" //stalemate:expect safe\n").has_expect);
}

TEST_CASE("want comments are found in comments only") {
  const auto header = header_of(
      "a := 1 // want \"x\" \"y\\\"z\"\ns := \"// want \\\"no\\\"\"\nr := `\n// want \"no\"\n`\n"
      "/* // want \"no\" */\n'\"' // want `b`\n// want prose\n// wanted \"no\"\n");
  REQUIRE(header.wants.size() == 2);
  CHECK(header.wants[0].line == 1);
  CHECK(header.wants[0].patterns == std::vector<std::string>{"x", "y\"z"});
  CHECK(header.wants[1].line == 7);
  CHECK(header.wants[1].patterns == std::vector<std::string>{"b"});
  CHECK(header_of("x() // want \"open\n").problems.size() == 1);
}

TEST_CASE("met: same rules, every finding wanted, every want found") {
  const auto file = report::test::deadlock_report();
  const auto met = match_expectations(
      header_of(with_want("//stalemate:expect deadlock\n\n", "ch2 <- 2 // want \"dead.*blocked\"")), file);
  CHECK(met.problems == std::vector<std::string>{});
  CHECK(met.is_met);
}

TEST_CASE("not met") {
  const auto file = report::test::deadlock_report();
  const auto no_want = match_expectations(header_of("//stalemate:expect deadlock\n"), file);
  CHECK_FALSE(no_want.is_met);
  CHECK(no_want.problems.front().find("no // want here") != std::string::npos);
  const auto other =
      match_expectations(header_of(with_want("//stalemate:expect deadlock\n\n", "x // want \"leak\"")), file);
  CHECK_FALSE(other.is_met);
  CHECK(other.problems.size() == 2);
  CHECK_FALSE(match_expectations(header_of("//stalemate:expect safe\n"), file).is_met);
  CHECK_FALSE(match_expectations(header_of("package main\n"), file).is_met);
  CHECK_FALSE(
      match_expectations(header_of(with_want("//stalemate:expect deadlock\n\n", "x // want \"(\"")), file).is_met);
  CHECK_FALSE(match_expectations(header_of("//stalemate:expect deadlock,leak\n"), file).is_met);
}

TEST_CASE("a warning must be expected by name") {
  auto file = report::test::safe_report();
  file.result->findings.emplace_back();
  file.result->findings[0].rule = model::Rule::busy_loop;
  file.result->findings[0].message = "busy loop";
  file.result->findings[0].position = {0, 3, 1};
  CHECK(report::found_rules(file) == "busy-loop");
  CHECK_FALSE(match_expectations(header_of("//stalemate:expect safe\n", "./pool.go"), file).is_met);
  CHECK(match_expectations(header_of("//stalemate:expect busy-loop\n\nselect { // want \"busy\"\n", "./pool.go"), file)
            .is_met);
}

TEST_CASE("refused files can be expected too") {
  report::FileReport file;
  file.path = "./bad.go";
  file.diagnostics.push_back({"./bad.go", 3, 1, true, "type", "undefined: x", ""});
  CHECK(match_expectations(header_of("//stalemate:expect error\n\nx() // want \"undefined\"\n", "./bad.go"), file)
            .is_met);
}

TEST_CASE("counts drift without failing, and can be rewritten") {
  const auto file = report::test::safe_report();
  const std::string text = "//stalemate:expect safe\n//stalemate:states 812\n\npackage main\n";
  const auto drift = match_expectations(header_of(text), file);
  CHECK(drift.is_met);
  CHECK(drift.states_want == 812U);
  CHECK(with_states(text, 1204) == "//stalemate:expect safe\n//stalemate:states 1204\n\npackage main\n");
  CHECK(with_states("//stalemate:states 1", 22) == "//stalemate:states 22");
  CHECK(with_states("package main\n", 22) == "package main\n");
  CHECK_FALSE(match_expectations(header_of("//stalemate:expect safe\n//stalemate:states 1204\n"), file).states_want);
}

TEST_CASE("the table of stalemate test, and its exit codes") {
  report::Report report;
  auto add = [&](report::FileReport file, const std::string& path, const std::string& header) {
    file.path = path;
    file.files = {path};
    file.expectation = match_expectations(header_of(header, path), file);
    report.files.push_back(std::move(file));
  };
  add(report::test::safe_report(), "./a.go", "//stalemate:expect safe\n//stalemate:states 1204\n");
  CHECK(exit_code(report) == 0);
  add(report::test::safe_report(), "./drift.go", "//stalemate:expect safe\n//stalemate:states 812\n");
  add(report::test::safe_report(), "./cond.go", "//stalemate:expect leak\n//stalemate:xfail issue 41\n");
  CHECK(exit_code(report) == 0);
  auto big = report::test::safe_report();
  big.verdict = report::FileVerdict::inconclusive;
  big.result->stopped_by = checker::StoppedBy::timeout;
  big.result->stopped_detail = "--timeout 60s";
  add(big, "./big.go", "//stalemate:expect safe\n");
  CHECK(exit_code(report) == 3);
  add(report::test::deadlock_report(), "./pool.go", "//stalemate:expect safe\n");
  CHECK(exit_code(report) == 1);
  report::FormatOptions options;
  CHECK(report::test_table(report, options) ==
        "ok    ./a.go      safe               1,204 states\n"
        "drift ./drift.go  safe, states 812 -> 1204 (--update to accept)\n"
        "xfail ./cond.go   safe (want leak, issue 41)\n"
        "????  ./big.go    want safe, inconclusive (--timeout 60s)\n"
        "FAIL  ./pool.go   want safe, got deadlock\n"
        "      ./pool.go:10:2: error: deadlock: all 2 goroutines are blocked forever (deadlock)\n"
        "5 files: 1 ok, 1 drift, 1 xfail, 1 FAIL, 1 inconclusive\n");
}

TEST_CASE("filters decide the verdict, and are named") {
  auto file = report::test::deadlock_report();
  filter_findings(file, {"leak"}, {});
  CHECK(file.result->findings.empty());
  CHECK(file.verdict == report::FileVerdict::safe);
  CHECK(file.ignored_rules.size() > 10);

  file = report::test::deadlock_report();
  filter_findings(file, {"blocked-write"}, {});
  CHECK(file.result->findings.size() == 1);
  filter_findings(file, {}, {"deadlock"});
  CHECK(file.result->findings.empty());
  CHECK(std::count(file.ignored_rules.begin(), file.ignored_rules.end(), "deadlock") >= 1);
}
