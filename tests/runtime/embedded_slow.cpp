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

namespace fs = std::filesystem;
namespace native = stalemate::runtime::native;
using namespace stalemate;

namespace {

std::vector<fs::path> corpus() {
  std::vector<fs::path> result;
  for (const auto& entry : fs::recursive_directory_iterator(STALEMATE_CORPUS)) {
    if (entry.path().extension() == ".go") result.push_back(entry.path());
  }
  std::sort(result.begin(), result.end());
  return result;
}

void for_each_program(const std::function<void(const std::string& name, const model::Program& program)>& visit) {
  for (const fs::path& path : corpus()) {
    const frontend::CompileResult compiled = frontend::compile({path.string()}, {});
    if (compiled.program) visit(path.filename().string(), *compiled.program);
  }
}

}  // namespace

TEST_CASE("embedded runtime: every finding of the corpus is confirmed under its schedule") {
  int confirmed = 0, total = 0, steps = 0;
  for_each_program([&](const std::string& name, const model::Program& program) {
    checker::CheckOptions options;
    options.states_max = 30'000;
    const checker::CheckResult result = checker::check(program, options);
    for (const checker::Finding& finding : result.findings) {
      if (finding.witness.execution.empty()) continue;
      ++total;
      const native::Agreement agreement = native::follow(program, finding.witness.execution, cli::ending_of(finding));
      CHECK_MESSAGE(agreement.agrees, name << ": " << finding.message << ": after step " << agreement.steps << " of "
                                           << finding.witness.execution.size() << ": " << agreement.problem);
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
  for_each_program([&](const std::string& name, const model::Program& program) {
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
  using native::Fault;
  const std::pair<Fault, const char*> faults[] = {
      {Fault::reader_preference, "reader_preference"}, {Fault::last_in_first_out, "last_in_first_out"},
      {Fault::ignored_case, "ignored_case"},           {Fault::silent_send, "silent_send"},
      {Fault::lost_wake_up, "lost_wake_up"},           {Fault::broadcast_to_one, "broadcast_to_one"},
      {Fault::eager_default, "eager_default"},         {Fault::forgotten_ok, "forgotten_ok"},
  };
  std::map<std::string, int> noticed;
  for_each_program([&](const std::string&, const model::Program& program) {
    for (const auto& [fault, name] : faults) {
      for (std::uint32_t seed = 1; seed <= 4 && noticed[name] < 3; ++seed) {
        noticed[name] += native::trace(program, seed, 400, fault).agrees ? 0 : 1;
      }
    }
  });
  for (const auto& entry : noticed) CHECK_MESSAGE(entry.second > 0, entry.first);
}
