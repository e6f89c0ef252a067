// --only and --ignore: which findings are reported. The verdict follows from what is left; rules that were left out are
// named in the report, so that a filtered `safe` cannot be mistaken for a full one.
#pragma once

#include <string>
#include <vector>

#include "report/report.hpp"

namespace stalemate::cli {

/// Requires: file.result is set.
void filter_findings(report::FileReport& file, const std::vector<std::string>& only,
                     const std::vector<std::string>& ignore);

}  // namespace stalemate::cli
