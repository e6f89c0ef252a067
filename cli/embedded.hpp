// The checker's findings for the embedded runtime.
#pragma once

#include "checker/result.hpp"
#include "model/schedule.hpp"
#include "runtime/native/replay.hpp"

namespace stalemate::cli {

/// What the finding's witness ends in.
runtime::native::Ending ending_of(const checker::Finding& finding);
/// What leads to it: of locks in opposite orders, an execution that takes them one after the other.
model::Execution execution_of(const model::Program& program, const checker::Finding& finding);
/// Every finding's witness replayed. `is_time_ordered`: of the search; then none is, since replays have free time.
std::vector<runtime::native::Replay> replay_findings(const model::Program& program,
                                                     const std::vector<checker::Finding>& findings,
                                                     bool is_time_ordered);

}  // namespace stalemate::cli
