// Traces when they do not fit: many goroutines, narrow terminals, long traces, steps inside library models.
#include "report/lanes.hpp"

#include <algorithm>
#include <sstream>

#include "tests/doctest.hpp"
#include "tests/report/samples.hpp"

using namespace stalemate;
using namespace stalemate::report;

namespace {

std::size_t longest_line(const std::string& text) {
  std::size_t longest = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) longest = std::max(longest, line.size());
  return longest;
}

// `count` goroutines that take turns for `steps` steps.
FileReport crowd(std::size_t count, std::uint32_t steps) {
  FileReport file = test::safe_report();
  checker::Finding f;
  f.rule = model::Rule::livelock;
  for (std::size_t i = 0; i < count; ++i)
    f.witness.lanes.emplace_back(i == 0 ? "g1" : "g1." + std::to_string(i), "main.f");
  for (std::uint32_t n = 1; n <= steps; ++n) {
    f.witness.steps.push_back(test::step(n, f.witness.lanes[n % count].first, "send", "ch <- " + std::to_string(n), n));
  }
  file.result->findings = {f};
  return file;
}

std::string trace(const FileReport& file, FormatOptions options = {}) {
  return trace_section(file, file.result->findings[0], options);
}

}  // namespace

TEST_CASE("more lanes than fit become a list") {
  const std::string wide = trace(crowd(9, 12));
  CHECK(wide.find("who") != std::string::npos);
  CHECK(wide.find("g1.8  ch <- 8") != std::string::npos);
}

TEST_CASE("a narrow terminal first costs the functions' names, then the lanes") {
  FormatOptions options;
  for (std::size_t width : {120U, 90U, 60U, 40U, 20U}) {
    options.width = width;
    const std::string text = trace(test::leak_report(), options);
    if (text.find("who") != std::string::npos) continue;
    CHECK(longest_line(text) <= width);
  }
  options.width = 60;
  CHECK(trace(test::deadlock_report(), options).find("main.main.func1") != std::string::npos);
}

TEST_CASE("long traces lose their middle, and say so") {
  const FileReport file = crowd(3, 100);
  const std::string text = trace(file);
  CHECK(text.find("62 steps not shown, -v shows all") != std::string::npos);
  CHECK(std::count(text.begin(), text.end(), '\n') < 50);
  FormatOptions options;
  options.verbose = true;
  const std::string whole = trace(file, options);
  CHECK(std::count(whole.begin(), whole.end(), '\n') == 104);
}

TEST_CASE("one library call is one line") {
  FileReport file = test::safe_report();
  checker::Finding f;
  f.rule = model::Rule::panic;
  f.position = {0, 6, 2};
  f.witness.lanes = {{"g1", "main.main"}};
  for (std::uint32_t n = 1; n <= 4; ++n) {
    f.witness.steps.push_back(test::step(n, "g1", "lock", "cancel()", 5));
    f.witness.steps.back().in_library = true;
  }
  f.witness.steps.push_back(test::step(5, "g1", "send", "ch <- 1", 6));
  file.result->findings = {f};
  const std::string text = trace(file);
  CHECK(text.find("3 steps inside library calls not shown") != std::string::npos);
  CHECK(text.find("\n     1     5   cancel()\n     5     6   ch <- 1\n           6   PANIC\n") != std::string::npos);
}

TEST_CASE("a timer that fires has no lane") {
  FileReport file = crowd(2, 3);
  file.result->findings[0].witness.steps.push_back(test::step(4, "timer", "fire", "timer of f.go:3 fires", 3));
  CHECK(trace(file).find("(timer) timer of f.go:3 fires") != std::string::npos);
}

TEST_CASE("the loop of a livelock is marked") {
  FileReport file = crowd(2, 6);
  file.result->findings[0].witness.loop_start = 4;
  const std::string text = trace(file);
  CHECK(text.find("from here on the steps repeat for ever") < text.find("ch <- 4"));
  CHECK(text.find("from here on the steps repeat for ever") > text.find("ch <- 3"));
}

TEST_CASE("a finding without witness has no trace") {
  FileReport file = test::safe_report();
  file.result->findings.emplace_back();
  file.result->findings[0].rule = model::Rule::unreachable;
  CHECK(trace(file).empty());
}
