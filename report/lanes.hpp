// A trace for the terminal: one column per goroutine when they fit, else one line per step with the goroutine's name.
#pragma once

#include <string>

#include "report/report.hpp"
#include "report/style.hpp"

namespace stalemate::report {

/// The trace section of a finding, each line indented, with a final newline. Empty if the witness has no steps and
/// nobody is blocked.
std::string trace_section(const FileReport& file, const checker::Finding& finding, const FormatOptions& options);

}  // namespace stalemate::report
