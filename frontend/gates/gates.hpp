// Puts calls of gates into the user's files (runtime/go/gates holds what is called): before every operation that other
// goroutines can notice, once its operands are evaluated. Nothing moves to another line, so that Go's own reports speak
// of the user's text. The table of what becomes what is in docs/confirmation.md.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "frontend/package_loader.hpp"
#include "frontend/source.hpp"
#include "frontend/types/checked.hpp"
#include "model/gate.hpp"

namespace stalemate::frontend {

/// What of the program is not to be run (frontend/compile.hpp).
struct OpaqueParts {
  std::vector<std::string> packages;
  std::pair<std::int64_t, std::int64_t> free_integers;
};

/// Gates for the user's files and those of other packages of his module, in the program that starts with `entry`.
/// Requires: the packages were checked without errors. Errors: what stands in the way is Gated::problem.
model::Gated insert_gates(const SourceSet& sources, const Ast& ast, Checked& checked, const Entry& entry,
                          const model::GateWish& wish, const OpaqueParts& opaque);

}  // namespace stalemate::frontend
