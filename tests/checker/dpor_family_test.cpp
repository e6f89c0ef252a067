// Exact numbers of traces: the families of the benchmark, whose traces an independent enumerator has counted (a search
// with sleep sets, memorised), or for which there is a closed form.
#include <fstream>
#include <iterator>

#include "tests/checker/go_text.hpp"

using namespace stalemate;

namespace {

struct Row {
  const char* family;
  std::vector<std::pair<const char*, const char*>> parameters;
  std::uint64_t traces, depth;  // steps of the longest execution
};

/// The family's program with other constants.
model::Program program_of(const Row& row) {
  std::ifstream file(std::string(STALEMATE_SOURCE_DIR) + "/bench/families/" + row.family + ".go");
  std::string text{std::istreambuf_iterator<char>(file), {}};
  for (const auto& [name, value] : row.parameters) {
    // The declaration is the first place where the name begins a line.
    std::size_t at = text.find("\n\t" + std::string(name) + " ");
    REQUIRE(at != std::string::npos);
    at = text.find('=', at) + 2;
    text.replace(at, text.find_first_of(" \n", at) - at, value);
  }
  return test::program_of_text(text);
}

void check_row(const Row& row) {
  CAPTURE(row.family);
  CAPTURE(row.traces);
  const model::Program program = program_of(row);
  checker::CheckOptions options;
  options.reduction = checker::Reduction::dpor;
  const checker::CheckResult result = checker::check(program, options);
  CHECK(result.stopped_by == checker::StoppedBy::nothing);
  CHECK(result.statistics.executions == row.traces);
  CHECK(result.statistics.redundant_executions == 0);
  if (row.depth != 0) CHECK(result.statistics.depth == row.depth);
}

}  // namespace

TEST_CASE("philosophers who eat once have an execution for each acyclic orientation of the table, and the deadlock") {
  for (const std::uint64_t n : {3U, 4U, 5U, 6U, 7U}) {
    const std::string count = std::to_string(n);
    check_row({"philosophers", {{"n", count.c_str()}, {"fixed", "false"}, {"rounds", "1"}}, (1U << n) - 1, 4 * n});
    check_row({"philosophers", {{"n", count.c_str()}, {"fixed", "true"}, {"rounds", "1"}}, (1U << n) - 2, 4 * n});
  }
}

TEST_CASE("philosophers who eat twice") {
  check_row({"philosophers", {{"n", "2"}, {"fixed", "true"}, {"rounds", "2"}}, 6, 16});
  check_row({"philosophers", {{"n", "3"}, {"fixed", "true"}, {"rounds", "2"}}, 90, 24});
  check_row({"philosophers", {{"n", "3"}, {"fixed", "false"}, {"rounds", "2"}}, 106, 24});
}

TEST_CASE("a lock is taken in (N*R)! / (R!)^N orders") {
  check_row({"lock", {{"n", "2"}, {"rounds", "1"}}, 2, 4});
  check_row({"lock", {{"n", "4"}, {"rounds", "1"}}, 24, 8});
  check_row({"lock", {{"n", "5"}, {"rounds", "1"}}, 120, 10});
  check_row({"lock", {{"n", "2"}, {"rounds", "4"}}, 70, 16});
  check_row({"lock", {{"n", "3"}, {"rounds", "2"}}, 90, 12});
}

TEST_CASE("pipelines are Kahn networks: one trace") {
  check_row({"pipe_item", {{"stages", "2"}, {"items", "3"}, {"capacity", "1"}}, 1, 24});
  check_row({"pipe_item", {{"stages", "4"}, {"items", "10"}, {"capacity", "1"}}, 1, 110});
  check_row({"pipe_item", {{"stages", "4"}, {"items", "20"}, {"capacity", "2"}}, 1, 210});
  check_row({"pipe_item", {{"stages", "4"}, {"items", "10"}, {"capacity", "0"}}, 1, 55});
  check_row({"pipe_item", {{"stages", "8"}, {"items", "20"}, {"capacity", "0"}}, 1, 189});
  check_row({"pipe_close", {{"stages", "2"}, {"items", "3"}, {"capacity", "1"}}, 1, 24});
  check_row({"pipe_close", {{"stages", "4"}, {"items", "10"}, {"capacity", "1"}}, 1, 110});
}

TEST_CASE("the prime sieve has one trace") {
  check_row({"sieve", {{"limit", "5"}, {"capacity", "0"}}, 1, 11});
  check_row({"sieve", {{"limit", "20"}, {"capacity", "0"}}, 1, 58});
  check_row({"sieve", {{"limit", "20"}, {"capacity", "1"}}, 1, 116});
}

TEST_CASE("pairs have one trace") {
  check_row({"pairs", {{"pairs", "2"}, {"rounds", "1"}}, 1, 2});
  check_row({"pairs", {{"pairs", "6"}, {"rounds", "3"}}, 1, 18});
}

TEST_CASE("worker pools") {
  for (const char* pool : {"pool", "pool_kept"}) {
    check_row({pool, {{"workers", "2"}, {"jobs", "3"}, {"room", "3"}}, 18, 0});
    check_row({pool, {{"workers", "2"}, {"jobs", "4"}, {"room", "4"}}, 54, 0});
    check_row({pool, {{"workers", "3"}, {"jobs", "4"}, {"room", "4"}}, 507, 0});
    check_row({pool, {{"workers", "2"}, {"jobs", "4"}, {"room", "1"}}, 6, 0});
    check_row({pool, {{"workers", "3"}, {"jobs", "8"}, {"room", "1"}}, 36, 0});
  }
}

TEST_CASE("fan-in") {
  check_row({"fanin_leak_kept", {{"producers", "2"}, {"messages", "2"}, {"taken", "3"}}, 12, 0});
  check_row({"fanin_leak_kept", {{"producers", "3"}, {"messages", "2"}, {"taken", "4"}}, 144, 0});
  check_row({"fanin_fixed_kept", {{"producers", "2"}, {"messages", "2"}, {"taken", "3"}}, 12, 0});
  check_row({"fanin_fixed_kept", {{"producers", "3"}, {"messages", "2"}, {"taken", "4"}}, 144, 0});
}
