// The text format against goldens: changes of wording are meant to show up here.
#include "report/text.hpp"

#include <re2/re2.h>

#include <sstream>

#include "tests/doctest.hpp"
#include "tests/report/samples.hpp"

using namespace stalemate;
using namespace stalemate::report;

namespace {

std::string text_of(FileReport file, FormatOptions options = {}) {
  Report report;
  report.tool_version = "0";
  report.files.push_back(std::move(file));
  return to_text(report, options);
}

}  // namespace

TEST_CASE("a deadlock: why, trace, what to do next, verdict") {
  const std::string golden = R"(./dl.go:10:2: error: deadlock: all 2 goroutines are blocked forever (deadlock)

  why    g1   main.main        waits to send on ch2   dl.go:10
              ch2 (unbuffered, dl.go:5): only g1.1 could still receive, at dl.go:8
         g1.1 main.main.func1  waits to send on ch1   dl.go:7
              ch1 (unbuffered, dl.go:4): only g1 could still receive, at dl.go:11
         cycle: g1 -> ch2 -> g1.1 -> ch1 -> g1

  trace  1 step, 0 switches (fewest possible)
     #  line   g1 main.main           g1.1 main.main.func1
     1     6   go main.main.func1 --> start
          10   ch2 <- 1   BLOCKED     |
           7   #                      ch1 <- 1   BLOCKED
         end   #                      #                      nobody can move

  next   stalemate replay --schedule 'v1:g1' ./dl.go   step through it
         stalemate explain deadlock                    what this means, usual fixes

bug           ./dl.go   1 finding, 6 states, depth 5, exhaustive
1 file, 1 finding. 6 states, 7 transitions
)";
  CHECK(text_of(test::deadlock_report()) == golden);
}

TEST_CASE("a leak in a select: every case says why it will not happen") {
  const std::string golden =
      R"(./leak.go:20:4: error: goroutine leak: 1 goroutine is blocked forever after main returned (leak)

  why    g1.2 main.first.func1  waits in select   leak.go:20
              case res <- v   res (full, 1 of 1, leak.go:15): only g1 could receive, but it has returned
              case <-quit     quit (unbuffered): no close of it anywhere in the program
              started at leak.go:18

  trace  4 steps, 3 switches
     #  line   g1 main.main   g1.1 main.first.func1   g1.2 main.first.func1
     1    17   mu.Lock()
               go ----------> start
               go ----------------------------------> start
     2    21   |              res <- v                |
               |              return                  |
     3    22   x = <-hand <-------------------------- hand <- 1
     4    26   <-res = 0                              |
               return                                 |                       main has returned
          20                                          select   BLOCKED
         end                                          #
)";
  const std::string text = text_of(test::leak_report());
  CHECK(text.substr(0, text.find("\n  next")) == golden);
}

TEST_CASE("only first lines look like file:line:col:") {
  const re2::RE2 place(R"(^\s*\S+:\d+:\d+:.*)");
  for (const FileReport& file : {test::deadlock_report(), test::leak_report(), test::safe_report()}) {
    std::istringstream lines(text_of(file));
    int count = 0;
    for (std::string line; std::getline(lines, line);) count += re2::RE2::FullMatch(line, place) ? 1 : 0;
    CHECK(count == static_cast<int>(file.result->findings.size()));
  }
}

TEST_CASE("verdict lines begin with a word and name their assumptions") {
  CHECK(text_of(test::safe_report()) ==
        "safe          ./pool.go   1,204 states, depth 44, exhaustive\n"
        "              assuming time is free: a timer may fire at any moment\n"
        "1 file, 0 findings. 1,204 states, 0 transitions\n");
}

TEST_CASE("a bound that was hit is named, and nothing is called safe") {
  FileReport file = test::safe_report();
  file.result->assumptions.clear();
  file.verdict = FileVerdict::inconclusive;
  file.result->stopped_by = checker::StoppedBy::timeout;
  file.result->stopped_detail = "--timeout 60s";
  const std::string text = text_of(file);
  CHECK(text.starts_with(
      "inconclusive  ./pool.go   --timeout 60s hit after 1,204 states, depth 44; no violation so far\n"));
  CHECK(text.find("safe ") == std::string::npos);
}

TEST_CASE("quiet leaves the first line of each finding") {
  FormatOptions options;
  options.quiet = true;
  CHECK(text_of(test::deadlock_report(), options) ==
        "./dl.go:10:2: error: deadlock: all 2 goroutines are blocked forever (deadlock)\n");
}

TEST_CASE("a terminal cannot be driven by the program under test") {
  FileReport file = test::deadlock_report();
  file.result->findings[0].message = "panic: \x1b[2J\x07 done";
  CHECK(text_of(file).find('\x1b') == std::string::npos);
}

TEST_CASE("colour changes no text") {
  FormatOptions options;
  options.colour = true;
  std::string coloured = text_of(test::leak_report(), options);
  CHECK(coloured.find('\x1b') != std::string::npos);
  re2::RE2::GlobalReplace(&coloured, "\x1b\\[[0-9;]*m", "");
  CHECK(coloured == text_of(test::leak_report()));
}
