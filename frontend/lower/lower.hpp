// Lowering: the typed tree → model::Program. Demand-driven: only what the entry and package initialisation reach is
// lowered, so a construct outside the subset is refused only where it matters. Generic functions are lowered once for
// each instantiation. docs/architecture.md describes the frame and object layouts; model/word.hpp the words.
#pragma once

#include <optional>
#include <string>

#include "frontend/types/checked.hpp"
#include "model/program.hpp"

namespace stalemate::frontend {

struct LowerOptions {
  PackageId entry_package;
  std::string start = "main";  // a function without parameters and results of the entry package
  std::string entry = "main";  // what the user calls it: the test that `start` runs, else the same
  int go_version = 123;        // loop variables are per iteration from 122
};

/// Lowers what `options.start` reaches. Errors: constructs outside the subset are reported to `diagnostics` (kind
/// unsupported) by name and position, and no program is returned.
std::optional<model::Program> lower(const SourceSet& sources, const Ast& ast, Checked& checked,
                                    const LowerOptions& options, Diagnostics& diagnostics);

}  // namespace stalemate::frontend
