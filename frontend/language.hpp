// Which language version the user's files are read as, where neither a flag nor a go.mod says it: Go itself builds such
// files as the version of the toolchain, so the installed Go's counts, unless they ask for a newer one, in a line
// `//go:build go1.N`, or by what they use.
#pragma once

#include "frontend/compile.hpp"
#include "frontend/types/checked.hpp"

namespace stalemate::frontend {

/// The version that all the user's files ask for by a line `//go:build go1.N`, 0 if one does not: it is the file's
/// language version, but for those before 1.21, which count as 1.21 (Go release notes 1.21 and 1.23,
/// "go/build/constraint").
int version_of_constraints(const std::vector<SourceDirective>& directives, std::size_t file_count);

/// The newest version whose standard library some user's package needs, as far as newer_library.def knows; 0: none of
/// those.
int version_of_library(const SourceSet& sources, const std::vector<std::uint32_t>& user_sources, const Ast& ast,
                       const Checked& checked);

}  // namespace stalemate::frontend
