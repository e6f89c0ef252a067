// Lowering: the typed tree → model::Program. Demand-driven: only what the entry and package initialisation reach is
// lowered, so a construct outside the subset is refused only where it matters. Generic functions are lowered once for
// each instantiation. docs/architecture.md describes the frame and object layouts; model/word.hpp the words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "frontend/types/checked.hpp"
#include "model/program.hpp"

namespace stalemate::frontend {

struct LowerOptions {
  PackageId entry_package;
  std::string start = "main";       // a function of the entry package; its parameters are free values
  std::string entry = "main";       // what the user calls it: the test that `start` runs, else the same
  int go_version = 123;             // loop variables are per iteration from 122
  std::vector<std::string> opaque;  // import paths, `dir/...` for all below: their functions are opaque
  std::pair<std::int64_t, std::int64_t> free_integers = {0, 3};  // what a free integer may be, both included
};

/// Whether a pattern names the package, or the folder above it.
bool is_opaque(const Package& package, const std::vector<std::string>& patterns);

/// A program, or the errors that stop it.
struct Lowered {
  std::optional<model::Program> program;
  Diagnostics diagnostics;
  /// By number of an instruction `refuse`: what is not supported in the function it stands for.
  std::vector<std::vector<Diagnostic>> refusals;
};

/// Lowers what `options.start` reaches. A function with constructs outside the subset becomes an instruction `refuse`;
/// in the start function itself, or in the initialisation of a package variable of the user's, they are errors (kind
/// unsupported).
Lowered lower(const SourceSet& sources, const Ast& ast, Checked& checked, const LowerOptions& options);

}  // namespace stalemate::frontend
