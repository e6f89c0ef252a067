// The why of a finding: who waits on what, where it was made, who could still wake it and why they will not, the cycle.
#pragma once

#include <string>

#include "report/report.hpp"
#include "report/style.hpp"

namespace stalemate::report {

/// The section as indented lines with a final newline; empty if there is nothing to add to the message.
std::string why_section(const FileReport& file, const checker::Finding& finding, const FormatOptions& options);

}  // namespace stalemate::report
