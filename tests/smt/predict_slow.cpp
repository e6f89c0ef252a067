// Prediction on the corpus: bugs that a recorded run of the embedded runtime does not show, told from it, replayed by
// the model and followed by the embedded runtime again; and nothing told of programs that have no bug.
#include <algorithm>
#include <filesystem>
#include <set>

#include "checker/check.hpp"
#include "checker/smt/predict.hpp"
#include "checker/walked_graph.hpp"
#include "cli/embedded.hpp"
#include "cli/expectation.hpp"
#include "cli/inputs.hpp"
#include "frontend/compile.hpp"
#include "tests/doctest.hpp"

namespace fs = std::filesystem;
namespace native = stalemate::runtime::native;
namespace smt = stalemate::checker::smt;
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

std::set<std::string> expected_errors(const fs::path& path) {
  std::string text, error;
  REQUIRE(cli::read_file(path.string(), text, error));
  cli::ExpectationHeader header;
  cli::read_expectations(path.string(), text, header);
  std::set<std::string> rules;
  for (const std::string& rule : header.rules) {
    const auto known = model::rule_from_name(rule);
    if (known && model::severity(*known) == model::RuleSeverity::error) rules.insert(rule);
  }
  return rules;
}

std::vector<checker::Finding> errors_of(model::Machine& machine, const std::vector<model::Execution>& executions) {
  const checker::CheckOptions options;
  checker::WalkedGraph graph(machine, options);
  for (const model::Execution& execution : executions) checker::add_execution(graph, machine, execution);
  checker::Exploration exploration = std::move(graph.result());
  exploration.stopped_by = checker::StoppedBy::prediction;
  exploration.has_certain_ends = false;
  std::vector<checker::Finding> findings = checker::judge(machine, std::move(exploration)).findings;
  std::erase_if(findings, [](const checker::Finding& finding) { return !finding.is_error(); });
  return findings;
}

}  // namespace

TEST_CASE("prediction: corpus bugs that the recorded run does not show") {
  if (!smt::is_available()) return;
  std::set<std::string> predicted, left;
  std::size_t shown = 0;
  for (const fs::path& path : corpus()) {
    const std::set<std::string> expected = expected_errors(path);
    const frontend::CompileResult compiled = frontend::compile({path.string()}, {});
    if (!compiled.program) continue;
    const std::string name = path.stem().string();
    bool is_shown = false;
    for (std::uint32_t seed = 1; seed <= 10 && !predicted.contains(name); ++seed) {
      native::RecordStyle style;
      style.is_chaotic = seed % 2 == 0;
      style.steps_max = 1'000;
      const native::Recording recording = native::record(*compiled.program, seed, style);
      CHECK_MESSAGE(recording.agreement.agrees, name << ": " << recording.agreement.problem);
      model::Machine machine(*compiled.program);
      // What a run shows by itself is not predicted.
      if (!recording.passes || !errors_of(machine, {recording.execution}).empty()) {
        is_shown = true;
        continue;
      }
      const smt::Prediction prediction = smt::predict(machine, recording.execution, {});
      for (const checker::Finding& finding : errors_of(machine, prediction.executions)) {
        const std::string rule(model::name(finding.rule));
        CHECK_MESSAGE(expected.contains(rule), name << ", seed " << seed << ": " << finding.message);
        if (!expected.contains(rule)) continue;
        const native::Agreement agreement =
            native::follow(*compiled.program, finding.witness.execution, cli::ending_of(finding));
        CHECK_MESSAGE(agreement.agrees, name << ": " << finding.message << ": " << agreement.problem);
        if (agreement.agrees) predicted.insert(name);
      }
    }
    shown += is_shown ? 1 : 0;
    if (!expected.empty() && !is_shown && !predicted.contains(name)) left.insert(name);
  }
  std::string told, untold;
  for (const std::string& name : predicted) told += " " + name;
  for (const std::string& name : left) untold += " " + name;
  MESSAGE("predicted " << predicted.size() << ":" << told);
  MESSAGE("shown by runs themselves " << shown << "; not predicted " << left.size() << ":" << untold);
  CHECK(predicted.size() >= 15);
}
