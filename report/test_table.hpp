// The table of `stalemate test`: one line per file, what was wanted and what came out, problems below it.
#pragma once

#include <string>

#include "report/report.hpp"
#include "report/style.hpp"

namespace stalemate::report {

/// "deadlock", "close-of-closed,send-on-closed", "safe": the names an expectation header is compared with, sorted.
std::string found_rules(const FileReport& file);

std::string test_table(const Report& report, const FormatOptions& options);

}  // namespace stalemate::report
