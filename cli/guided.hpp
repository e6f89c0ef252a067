// The findings of one program along their schedules on real Go (runtime/go/guided_run.hpp).
#pragma once

#include "cli/inputs.hpp"
#include "cli/options.hpp"
#include "report/report.hpp"
#include "runtime/go/toolchain.hpp"

namespace stalemate::cli {

/// Fills FileReport::guided, one entry for each finding; `toolchain`: what is installed. Requires: file.result is set;
/// filtered or not.
void guide(const ProgramInput& input, const Options& options, const std::optional<runtime::Toolchain>& toolchain,
           report::FileReport& file);

}  // namespace stalemate::cli
