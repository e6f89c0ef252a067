// Finds and parses the packages a program needs: the user's files, library models by import path, packages of the same
// module by go.mod. Result in dependency order.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "frontend/types/checked.hpp"

namespace stalemate::frontend {

/// A function that a program can start with.
struct Entry {
  std::string name;                // main, a test, or `parallel_entry`
  std::string function;            // main or a test: of several that run together the first
  std::string package;             // import path of the user's package it is in
  std::string start;               // the function that starts it: itself, or one written for tests
  std::vector<std::string> tests;  // those that run, if they are tests
};
/// The parallel tests of a package that share variables, together.
inline constexpr std::string_view parallel_entry = "t.Parallel";

struct LoadedPackages {
  std::vector<PackageSource> packages;      // dependencies first; the user's are the last
  int go_version = 0;                       // of the nearest go.mod; 0 if there is none
  std::vector<std::uint32_t> user_sources;  // SourceSet indices of the files given, in order
  std::vector<Entry> entries;               // main first, then tests in the order of the files
};

/// Reads and parses `files` as one package (or two: `p` and its external tests `p_test`), with everything it imports if
/// `with_imports`. Tests get a start function that calls them as `go test` would. Errors in the user's files go to
/// `diagnostics`.
/// `replaced`: texts that are taken instead of reading the file of that path.
LoadedPackages load_packages(SourceSet& sources, Ast& ast, const std::vector<std::string>& files,
                             const std::map<std::string, std::string>& replaced, bool with_imports,
                             Diagnostics& diagnostics);

}  // namespace stalemate::frontend
