// The command line: default verb, values with units, "did you mean".
#include "cli/arguments.hpp"

#include "cli/suggest.hpp"
#include "cli/units.hpp"
#include "tests/doctest.hpp"

using namespace stalemate::cli;
using std::chrono::milliseconds;

TEST_CASE("durations as in Go") {
  CHECK(parse_duration("60s") == milliseconds(60'000));
  CHECK(parse_duration("1m30s") == milliseconds(90'000));
  CHECK(parse_duration("1.5h") == milliseconds(5'400'000));
  CHECK(parse_duration("250ms") == milliseconds(250));
  CHECK(parse_duration("1us") == milliseconds(1));
  CHECK(parse_duration("0") == milliseconds(0));
  for (const char* bad : {"", "60", "s", "1x", "-1s", "1s2", "1..5s", "99999999999999999999h"})
    CHECK_FALSE(parse_duration(bad));
  CHECK(format_duration(milliseconds(90'000)) == "1m30s");
  CHECK(format_duration(milliseconds(1500)) == "1.5s");
  CHECK(format_duration(milliseconds(20)) == "20ms");
}

TEST_CASE("sizes are binary") {
  CHECK(parse_size("4096") == 4096U);
  CHECK(parse_size("2K") == 2048U);
  CHECK(parse_size("512M") == 512ULL << 20U);
  CHECK(parse_size("2GiB") == 2ULL << 30U);
  CHECK(parse_size("1.5g") == 3ULL << 29U);
  for (const char* bad : {"", "G", "2X", "-1", "2GG", "9999999T"}) CHECK_FALSE(parse_size(bad));
}

TEST_CASE("edit distance counts swapped neighbours once") {
  CHECK(edit_distance("check", "check") == 0);
  CHECK(edit_distance("chekc", "check") == 1);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(nearest("chekc", {"check", "test"}) == "check");
  CHECK(nearest("zzzzz", {"check", "test"}).empty());
}

TEST_CASE("check is the default verb") {
  const auto parsed = parse_arguments({"a.go"});
  REQUIRE(parsed.options);
  CHECK(parsed.options->verb == Verb::check);
  CHECK(parsed.options->inputs == std::vector<std::string>{"a.go"});
  const auto with_flag = parse_arguments({"--max-states", "10", "./..."});
  REQUIRE(with_flag.options);
  CHECK(with_flag.options->check.states_max == 10);
}

TEST_CASE("all flags of check") {
  const auto parsed = parse_arguments(
      {"check",    "--timeout",    "1m",     "--max-states=5", "--max-memory", "1G",        "--max-depth",
       "7",        "--search",     "bfs",    "--format",       "json",         "--report",  "json=a.json",
       "--report", "text=b.txt",   "--only", "leak,deadlock",  "--ignore",     "busy-loop", "--entry",
       "f",        "--go-version", "1.21",   "--fail-on",      "warning",      "-v",        "--color",
       "never",    "--progress",   "none",   "--self-check",   "--reduction",  "none",      "--max-goroutines",
       "9",        "x.go",         "y.go"});
  INFO(parsed.text);
  REQUIRE(parsed.options);
  const Options& o = *parsed.options;
  CHECK(o.check.timeout == milliseconds(60'000));
  CHECK(o.timeout_text == "1m");
  CHECK(o.check.memory_max == 1ULL << 30U);
  CHECK(o.check.depth_max == 7);
  CHECK(o.check.goroutines_max == 9);
  CHECK(o.check.order == stalemate::checker::SearchOrder::bfs);
  CHECK(o.check.self_check);
  CHECK(o.reports.size() == 2);
  CHECK(o.reports[1].path == "b.txt");
  CHECK(o.only == std::vector<std::string>{"leak", "deadlock"});
  CHECK(o.ignore == std::vector<std::string>{"busy-loop"});
  CHECK(o.entries == std::vector<std::string>{"f"});
  CHECK(o.go_version == 121);
  CHECK(o.fail_on_warning);
  CHECK(o.verbose);
  CHECK(o.progress == ProgressMode::none);
  CHECK(o.inputs == std::vector<std::string>{"x.go", "y.go"});
}

TEST_CASE("usage errors exit with 2 and help") {
  struct Case {
    std::vector<std::string> arguments;
    const char* text;
  };
  const Case cases[] = {
      {{"chekc", "a.go"}, "did you mean `check`?"},
      {{"check", "--timout", "60s", "a.go"}, "unknown flag `--timout`; did you mean `--timeout`?"},
      {{"check", "--timout=60s"}, "unknown flag `--timout`; did you mean `--timeout`?"},
      {{"check", "--timeout", "60", "a.go"}, "`60` is no duration"},
      {{"check", "--max-memory", "lots", "a.go"}, "`lots` is no size"},
      {{"check", "--only", "deadlok", "a.go"}, "unknown rule `deadlok`; did you mean `deadlock`?"},
      {{"check", "--report", "jsn=x", "a.go"}, "unknown format `jsn`; did you mean `json`?"},
      {{"check", "--report", "json", "a.go"}, "is not KIND=PATH"},
      {{"check", "--go-version", "2.0", "a.go"}, "no version of Go"},
      {{"check", "--format", "yaml", "a.go"}, "yaml"},
      {{"check"}, "inputs"},
      {{"explain", "leek"}, "did you mean `leak`?"},
      {{"explain"}, "rule"},
      {{"list", "nothing"}, "nothing"},
      {{"version", "now"}, "unexpected argument `now`"},
      {{}, "usage"},
  };
  for (const Case& c : cases) {
    const auto parsed = parse_arguments(c.arguments);
    INFO(parsed.text);
    CHECK_FALSE(parsed.options);
    CHECK(parsed.exit_code == 2);
    CHECK(parsed.text.find(c.text) != std::string::npos);
  }
}

TEST_CASE("help is no error") {
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"--help"}, {"check", "--help"}, {"test", "-h"}, {"help"}}) {
    const auto parsed = parse_arguments(arguments);
    CHECK_FALSE(parsed.options);
    CHECK(parsed.exit_code == 0);
    CHECK(parsed.text.size() > 100);
  }
}

TEST_CASE("blocked-write selects, it is no rule to ignore") {
  CHECK(parse_arguments({"check", "--only", "blocked-write", "a.go"}).options);
  CHECK_FALSE(parse_arguments({"check", "--ignore", "blocked-write", "a.go"}).options);
}
