#include "cli/embedded.hpp"

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

}  // namespace stalemate::cli
