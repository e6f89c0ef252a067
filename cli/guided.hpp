// The findings of one program along their schedules on real Go (runtime/go/guided_run.hpp).
#pragma once

#include "cli/inputs.hpp"
#include "cli/options.hpp"
#include "report/report.hpp"

namespace stalemate::cli {

/// Fills FileReport::guided, one entry for each finding. Requires: file.result is set; filtered or not.
void guide(const ProgramInput& input, const Options& options, report::FileReport& file);

}  // namespace stalemate::cli
