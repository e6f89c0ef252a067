// Random Go programs: sliced and full state graphs are bisimilar, and verdicts and findings are the same.
#include "tests/checker/doctest_after_model.hpp"
#include "tests/cli/temporary.hpp"
#include "tests/seeds.hpp"
#include "tests/slicing/bisimulation.hpp"
#include "tests/slicing/random_program.hpp"

using namespace stalemate;
using namespace stalemate::test;

namespace {

std::string report_of(const checker::CheckResult& result) {
  std::string text = std::to_string(static_cast<int>(result.verdict));
  for (const checker::Finding& finding : result.findings) {
    text += "\n" + finding.fingerprint + " after " + std::to_string(finding.witness.steps.size());
  }
  return text;
}

}  // namespace

TEST_CASE("random programs do the same with slicing and without") {
  const unsigned seeds = seeds_wanted("STALEMATE_SLICING_SEEDS", 150);
  std::uint64_t full_states = 0, sliced_states = 0;
  const TemporaryFolder folder;
  for (unsigned seed = 0; seed < seeds; ++seed) {
    const std::string text = RandomProgram(seed).text();
    INFO("seed " << seed << "\n" << text);
    const model::Program program = compiled({folder.write("main.go", text)});
    REQUIRE(difference(program, 300) == "");
    checker::CheckOptions options;
    options.reduction = checker::Reduction::none;
    options.self_check = true;
    options.states_max = 2000;
    const checker::CheckResult sliced = checker::check(program, options);
    options.slicing = false;
    const checker::CheckResult full = checker::check(program, options);
    if (full.stopped_by != checker::StoppedBy::nothing) continue;
    REQUIRE(report_of(sliced) == report_of(full));
    sliced_states += sliced.statistics.states;
    full_states += full.statistics.states;
  }
  MESSAGE("states with slicing " << sliced_states << ", without " << full_states);
  CHECK(sliced_states < full_states);
}
