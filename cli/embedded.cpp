#include "cli/embedded.hpp"

#include "checker/lock_order.hpp"
#include "model/machine.hpp"
#include "report/trace_rows.hpp"

namespace stalemate::cli {

runtime::native::Ending ending_of(const checker::Finding& finding) {
  runtime::native::Ending ending;
  ending.rule = finding.rule;
  ending.is_crash = report::is_crash(finding.rule);
  for (const checker::BlockedGoroutine& g : finding.blocked) {
    if (g.operation != "running") ending.blocked.push_back(g.name);
  }
  return ending;
}

model::Execution execution_of(const model::Program& program, const checker::Finding& finding) {
  if (finding.rule != model::Rule::lock_order) return finding.witness.execution;
  return checker::execution_of_lock_order(model::Machine(program), finding).value_or(model::Execution{});
}

std::vector<runtime::native::Replay> replay_findings(const model::Program& program,
                                                     const std::vector<checker::Finding>& findings,
                                                     bool is_time_ordered) {
  std::vector<runtime::native::Replay> replays;
  for (const checker::Finding& finding : findings) {
    runtime::native::Replay& replay = replays.emplace_back();
    replay.rule = finding.rule;
    replay.schedule = finding.witness.schedule;
    if (is_time_ordered) {
      replay.not_run = "the embedded runtime follows witnesses of free time only";
    } else {
      replay.agreement = runtime::native::follow(program, execution_of(program, finding), ending_of(finding));
    }
  }
  return replays;
}

}  // namespace stalemate::cli
