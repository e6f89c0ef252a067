// What slicing is for: programs with endless or many values that nobody looks at have few states, exactly these.
#include <algorithm>
#include <filesystem>

#include "tests/checker/doctest_after_model.hpp"
#include "tests/slicing/bisimulation.hpp"

using namespace stalemate;
using namespace stalemate::test;

namespace {

checker::CheckResult checked(const model::Program& program, bool slicing) {
  checker::CheckOptions options;
  options.slicing = slicing;
  options.self_check = true;
  options.reduction = checker::Reduction::none;
  options.states_max = 20'000;
  return checker::check(program, options);
}

model::Program program_named(const std::string& name) {
  return compiled({std::string(STALEMATE_TEST_DATA) + "/slicing/programs/" + name + ".go"});
}

}  // namespace

TEST_CASE("a generator that counts for ever is proved in a handful of states") {
  struct Row {
    const char* name;
    std::uint64_t states;
  };
  for (const Row& row :
       {Row{"generator_unbuffered", 1}, Row{"generator_buffered", 3}, Row{"generator_struct", 3},
        Row{"generator_interface", 4}, Row{"maximum_only_printed", 1}, Row{"atomic_counter_only_printed", 4},
        Row{"generator_logged", 3}, Row{"generator_through_helpers", 4}, Row{"errors_of_attempts", 6},
        Row{"methods_printed_beside_counter", 6}, Row{"every_fourth", 6}}) {
    CAPTURE(row.name);
    const model::Program program = program_named(row.name);
    const checker::CheckResult sliced = checked(program, true);
    CHECK(sliced.verdict == checker::Verdict::safe);
    CHECK(sliced.statistics.states == row.states);
    CHECK(checked(program, false).verdict == checker::Verdict::inconclusive);
  }
}

TEST_CASE("payloads of a worker pool do not multiply its states") {
  const model::Program program = program_named("worker_pool");
  const checker::CheckResult sliced = checked(program, true), full = checked(program, false);
  CHECK(sliced.verdict == checker::Verdict::safe);
  CHECK(full.verdict == checker::Verdict::safe);
  CHECK(sliced.statistics.states == 264);
  CHECK(full.statistics.states == 2'992);
  CHECK(sliced.statistics.final_states == 1);
}

TEST_CASE("traces show the values that were sliced away") {
  const model::Program program = program_named("values_in_trace");
  const checker::CheckResult sliced = checked(program, true), full = checked(program, false);
  REQUIRE(sliced.findings.size() == 1);
  REQUIRE(full.findings.size() == 1);
  const auto texts = [](const checker::CheckResult& result) {
    std::vector<std::string> lines;
    for (const checker::TraceStep& step : result.findings[0].witness.steps) lines.push_back(step.text);
    return lines;
  };
  CHECK(texts(sliced) == texts(full));
  CHECK(std::ranges::count(texts(sliced), "ch <- 14") == 1);
  CHECK(sliced.statistics.states < full.statistics.states);
}

TEST_CASE("what has left a queue is not part of the state") {
  // Nothing, one value, or two values at each of three places of their array: 1 + 3 + 3 * 9.
  const model::Program program = program_named("queue");
  CHECK(checked(program, true).statistics.states == 31);
  CHECK(checked(program, false).statistics.states == 31);
}
