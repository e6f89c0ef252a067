#include "cli/prediction.hpp"

#include <fmt/format.h>

#include <chrono>

#include "checker/check.hpp"
#include "checker/early_timeout.hpp"
#include "checker/smt/predict.hpp"
#include "checker/walked_graph.hpp"
#include "cli/interrupt.hpp"
#include "model/check.hpp"
#include "runtime/native/replay.hpp"

namespace stalemate::cli {

checker::CheckResult predict_program(const model::Program& program, const Options& options) {
  namespace smt = checker::smt;
  checker::CheckResult unavailable;
  unavailable.verdict = checker::Verdict::inconclusive;
  unavailable.stopped_by = checker::StoppedBy::prediction;
  unavailable.stopped_detail = smt::unavailable_message();
  if (!smt::is_available()) return unavailable;

  const auto start = std::chrono::steady_clock::now();
  model::Machine machine(program);
  checker::WalkedGraph graph(machine, options.check);
  smt::PredictOptions how;
  how.interrupt = &interrupt_flag();
  std::size_t runs = 0, events = 0, questions = 0;
  std::string left_out;
  for (std::uint32_t i = 0; i < options.runs && !interrupt_flag().load(); ++i) {
    runtime::native::RecordStyle style;
    style.is_chaotic = i % 2 == 1;
    const runtime::native::Recording recording = runtime::native::record(program, options.seed + i, style);
    CHECK(recording.agreement.problem.empty(), "the embedded runtime and the model go different ways");
    ++runs;
    checker::add_execution(graph, machine, recording.execution);
    const smt::Prediction predicted = smt::predict(machine, recording.execution, how);
    for (const model::Execution& execution : predicted.executions) {
      checker::add_execution(graph, machine, execution);
    }
    events += predicted.event_count;
    questions += predicted.question_count;
    if (!predicted.given_up.empty()) left_out = predicted.given_up;
  }
  checker::Exploration exploration = std::move(graph.result());
  exploration.stopped_by = checker::StoppedBy::prediction;
  exploration.has_certain_ends = false;
  exploration.stopped_detail =
      fmt::format("predicted from {} run{}: {} events, {} questions", runs, runs == 1 ? "" : "s", events, questions);
  if (!left_out.empty()) exploration.stopped_detail += "; not all were answered: " + left_out;
  const checker::DoubtfulFailures doubtful(program, exploration.seen);
  if (!doubtful.empty()) exploration.stopped_detail += "; failures that a timeout may lead to are left to `check`";
  checker::CheckResult result = checker::judge(machine, std::move(exploration));
  doubtful.take_out_of(result.findings);
  if (result.findings.empty()) result.verdict = checker::Verdict::inconclusive;
  result.statistics.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return result;
}

}  // namespace stalemate::cli
