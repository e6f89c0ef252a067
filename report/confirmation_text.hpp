// A confirmation in words: "go1.19.8: 20/20 runs end in deadlock; predicted".
#pragma once

#include <string>
#include <vector>

#include "runtime/go/confirmation.hpp"

namespace stalemate::report {

/// One line per fact, without indentation.
std::vector<std::string> confirmation_lines(const runtime::Confirmation& confirmation);

}  // namespace stalemate::report
