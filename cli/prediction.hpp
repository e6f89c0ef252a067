// What `predict` does with a program in place of a search.
#pragma once

#include "checker/result.hpp"
#include "cli/options.hpp"

namespace stalemate::cli {

/// Records runs of the embedded runtime and tells what other orders of the same operations lead to.
checker::CheckResult predict_program(const model::Program& program, const Options& options);

}  // namespace stalemate::cli
