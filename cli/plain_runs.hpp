// Runs that nobody guides: the program as it is, and with random delays before its operations, which make rare endings
// frequent. Both have to end as predicted.
#pragma once

#include <optional>

#include "cli/inputs.hpp"
#include "cli/options.hpp"
#include "report/report.hpp"
#include "runtime/go/toolchain.hpp"

namespace stalemate::cli {

/// Fills FileReport::confirmation. Requires: file was checked and not filtered.
void make_plain_runs(const ProgramInput& input, const Options& options,
                     const std::optional<runtime::Toolchain>& toolchain, report::FileReport& file);

}  // namespace stalemate::cli
