// The JSON format: exactly one value, the schema stalemate.report/1 (docs/report-schema.json). Deterministic: no
// absolute paths, and nothing that differs from run to run unless `times` is asked for.
#pragma once

#include <string>

#include "report/report.hpp"
#include "report/style.hpp"

namespace stalemate::report {

std::string to_json(const Report& report, const FormatOptions& options);

}  // namespace stalemate::report
