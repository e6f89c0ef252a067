// The embedded runtime against the model: every finding of the corpus, replayed under its schedule, and random runs of
// every corpus program, which the model must allow step by step.
#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>

#include "checker/check.hpp"
#include "cli/embedded.hpp"
#include "frontend/compile.hpp"
#include "runtime/native/replay.hpp"
#include "tests/doctest.hpp"
#include "tests/runtime/embedded_corpus.hpp"

namespace fs = std::filesystem;
namespace native = stalemate::runtime::native;
using namespace stalemate;
using test::for_each_corpus_program;
using test::planted_faults;

TEST_CASE("embedded runtime: every finding of the corpus is confirmed under its schedule") {
  int confirmed = 0, total = 0, steps = 0;
  for_each_corpus_program([&](const std::string& name, const model::Program& program) {
    checker::CheckOptions options;
    options.states_max = 30'000;
    const checker::CheckResult result = checker::check(program, options);
    for (const checker::Finding& finding : result.findings) {
      const model::Execution execution = cli::execution_of(program, finding);
      ++total;
      const native::Agreement agreement = native::follow(program, execution, cli::ending_of(finding));
      CHECK_MESSAGE(agreement.agrees, name << ": " << finding.message << ": after step " << agreement.steps << " of "
                                           << execution.size() << ": " << agreement.problem);
      if (finding.rule == model::Rule::lock_order) CHECK(agreement.steps > 0);
      confirmed += agreement.agrees ? 1 : 0;
      steps += static_cast<int>(agreement.steps);
    }
  });
  MESSAGE("confirmed " << confirmed << "/" << total << " findings, " << steps << " steps");
  CHECK(total > 0);
}

TEST_CASE("embedded runtime: a replay under a planted fault diverges, and says where") {
  const frontend::CompileResult compiled =
      frontend::compile({(fs::path(STALEMATE_CORPUS) / "book" / "04_reader_closes.go").string()}, {});
  REQUIRE(compiled.program);
  const checker::CheckResult result = checker::check(*compiled.program, {});
  REQUIRE(!result.findings.empty());
  const checker::Finding& finding = result.findings.front();
  const native::Agreement agreement =
      native::follow(*compiled.program, finding.witness.execution, cli::ending_of(finding), native::Fault::silent_send);
  CHECK_FALSE(agreement.agrees);
  CHECK(agreement.steps < finding.witness.execution.size());
  CHECK(!agreement.problem.empty());
}

TEST_CASE("embedded runtime: the model allows every step of random runs") {
  int agreed = 0, total = 0, ended = 0;
  std::size_t steps = 0;
  for_each_corpus_program([&](const std::string& name, const model::Program& program) {
    for (std::uint32_t seed = 1; seed <= 4; ++seed) {
      const native::Agreement agreement = native::trace(program, seed, 400);
      CHECK_MESSAGE(agreement.agrees,
                    name << ", seed " << seed << ": after step " << agreement.steps << ": " << agreement.problem);
      ++total;
      agreed += agreement.agrees ? 1 : 0;
      ended += agreement.is_over ? 1 : 0;
      steps += agreement.steps;
    }
  });
  MESSAGE("traced " << agreed << "/" << total << " runs, " << ended << " to their end, " << steps << " steps");
  CHECK(total > 0);
}

TEST_CASE("embedded runtime: planted faults are noticed") {
  std::map<std::string, int> noticed;
  for_each_corpus_program([&](const std::string&, const model::Program& program) {
    for (const auto& [fault, name] : planted_faults) {
      for (std::uint32_t seed = 1; seed <= 4 && noticed[name] < 3; ++seed) {
        noticed[name] += native::trace(program, seed, 400, fault).agrees ? 0 : 1;
      }
    }
  });
  for (const auto& entry : noticed) CHECK_MESSAGE(entry.second > 0, entry.first);
}
