// Finds and parses the packages a program needs: the user's files, library models by import path, packages of the same
// module by go.mod. Result in dependency order.
#pragma once

#include <string>
#include <vector>

#include "frontend/types/checked.hpp"

namespace stalemate::frontend {

struct LoadedPackages {
  std::vector<PackageSource> packages;      // dependencies first; the user's are the last
  int go_version = 0;                       // of the nearest go.mod; 0 if there is none
  std::vector<std::uint32_t> user_sources;  // SourceSet indices of the files given, in order
  std::vector<std::string> entries;         // functions of the user's packages that a program or test can start with
  std::uint32_t entry_package = 0;          // index into packages of the one `entry` belongs to
  std::string start;                        // the function that starts it: `entry` itself, or one written for a test
};

/// Reads and parses `files` as one package (or two: `p` and its external tests `p_test`), with everything it imports if
/// `with_imports`. A test given as `entry` gets a start function that calls it as `go test` would. Errors go to
/// `diagnostics`.
LoadedPackages load_packages(SourceSet& sources, Ast& ast, const std::vector<std::string>& files,
                             const std::string& entry, bool with_imports, Diagnostics& diagnostics);

}  // namespace stalemate::frontend
