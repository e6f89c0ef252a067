// Finds and parses the packages a program needs: the user's files, library models by import path, packages of the same
// module by go.mod. Result in dependency order.
#pragma once

#include <string>
#include <vector>

#include "frontend/types/checked.hpp"

namespace stalemate::frontend {

struct LoadedPackages {
  std::vector<PackageSource> packages;      // dependencies first; the user's package is the last
  int go_version = 0;                       // of the nearest go.mod; 0 if there is none
  std::vector<std::uint32_t> user_sources;  // SourceSet indices of the files given, in order
};

/// Reads and parses `files` as one package, with everything it imports if `with_imports`. Errors go to `diagnostics`.
LoadedPackages load_packages(SourceSet& sources, Ast& ast, const std::vector<std::string>& files, bool with_imports,
                             Diagnostics& diagnostics);

}  // namespace stalemate::frontend
