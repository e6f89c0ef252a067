// Which language version a program is checked as, where its runs with the real Go are to be compared.
#pragma once

#include <optional>

#include "cli/inputs.hpp"
#include "cli/options.hpp"
#include "runtime/go/toolchain.hpp"

namespace stalemate::cli {

/// Without a go.mod, Go builds a file as the language version of the toolchain, so that is what has to be checked.
Options with_toolchain_language(const ProgramInput& input, const Options& options,
                                const std::optional<runtime::Toolchain>& toolchain);

}  // namespace stalemate::cli
