#include "checker/engine.hpp"

#include <fmt/format.h>

#include <chrono>

#include "checker/early_timeout.hpp"
#include "checker/smt/order_check.hpp"
#include "checker/walked_graph.hpp"

namespace stalemate::checker {

namespace {

constexpr std::uint64_t quick_states_max = 20'000;
constexpr std::chrono::milliseconds quick_timeout{2'000};
// Where many outcomes have to be learned, or Z3 has to think for long, the search is likely to be done sooner.
constexpr std::uint32_t quick_executions_max = 40;
constexpr std::uint32_t quick_budget = 20'000'000;

CheckResult check_by_order(const EngineOptions& engine, const model::Program& program, const CheckOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  CheckResult result;
  result.verdict = Verdict::inconclusive;
  result.stopped_by = StoppedBy::machine;
  if (!smt::is_available()) {
    result.stopped_detail = smt::unavailable_message();
    return result;
  }
  smt::OrderCheckOptions how;
  how.unroll_max = engine.unroll_max;
  how.order.fault = engine.order_fault;
  how.interrupt = options.interrupt;
  if (engine.engine == Engine::automatic) {
    how.executions_max = quick_executions_max;
    how.order.budget = quick_budget;
  }
  const smt::OrderCheck found = smt::order_check(program, how);
  model::Machine machine(program);
  WalkedGraph graph(machine, options);
  for (const model::Execution& execution : found.executions) add_execution(graph, machine, execution);
  Exploration exploration = std::move(graph.result());
  // A few executions are never a whole graph; what they show is certain.
  exploration.stopped_by = StoppedBy::machine;
  exploration.has_certain_ends = false;
  const DoubtfulFailures doubtful(program, exploration.seen);
  result = judge(machine, std::move(exploration));
  std::erase_if(result.findings, [](const Finding& finding) { return !finding.is_error(); });
  doubtful.take_out_of(result.findings);
  if (result.findings.empty()) result.verdict = Verdict::inconclusive;
  result.statistics.reduction = "smt";
  result.statistics.executions = found.executions_learned;
  result.statistics.depth = found.depth;
  if (found.is_complete && doubtful.empty()) {
    result.stopped_by = StoppedBy::nothing;
    if (result.findings.empty()) result.verdict = Verdict::safe;
  } else {
    const std::string why = found.is_complete ? "a timeout that may come too early" : found.given_up;
    result.stopped_detail = "the order engine stopped: " + why;
  }
  result.statistics.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return result;
}

}  // namespace

CheckResult check_with(const EngineOptions& engine, const model::Program& program, const CheckOptions& options) {
  if (engine.engine == Engine::explicit_search || options.ordered_time) return check(program, options);
  if (engine.engine == Engine::smt) return check_by_order(engine, program, options);
  CheckOptions quick = options;
  quick.reduction = Reduction::stubborn;
  quick.states_max = std::min(options.states_max, quick_states_max);
  quick.timeout = std::min(options.timeout.value_or(quick_timeout), quick_timeout);
  CheckResult result = check(program, quick);
  if (result.stopped_by == StoppedBy::nothing || !smt::is_available()) {
    // Witnesses of a reduced search may be longer than they need to be; a small one is soon made anew.
    return result.verdict == Verdict::safe ? result : check(program, options);
  }
  result = check_by_order(engine, program, options);
  return result.verdict == Verdict::inconclusive ? check(program, options) : result;
}

}  // namespace stalemate::checker
