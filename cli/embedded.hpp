// The checker's findings for the embedded runtime.
#pragma once

#include "checker/result.hpp"
#include "runtime/native/replay.hpp"

namespace stalemate::cli {

/// What the finding's witness ends in.
runtime::native::Ending ending_of(const checker::Finding& finding);

}  // namespace stalemate::cli
