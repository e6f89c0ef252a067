// What the rules mean and how their findings are usually fixed, for `stalemate explain`.
#pragma once

#include <string>

#include "model/rule.hpp"
#include "report/style.hpp"

namespace stalemate::report {

/// Several lines with a final newline.
std::string explain(model::Rule rule, const FormatOptions& options);

}  // namespace stalemate::report
