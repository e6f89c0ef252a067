// The text format: findings as problem matchers and editors read them, then one verdict line per file and a summary.
// Only the first line of a finding or diagnostic has the shape file:line:col:.
#pragma once

#include <string>

#include "report/report.hpp"
#include "report/style.hpp"

namespace stalemate::report {

std::string to_text(const Report& report, const FormatOptions& options);

/// Parts, for the command line that prints file by file:
std::string file_text(const FileReport& file, const FormatOptions& options);
/// The verdict lines and the summary.
std::string closing_text(const Report& report, const FormatOptions& options);
std::string diagnostic_text(const DiagnosticLine& diagnostic, const FormatOptions& options);

}  // namespace stalemate::report
