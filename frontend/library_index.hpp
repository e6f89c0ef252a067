// What the library models have: read off the sources inside the binary, so that a listing cannot differ from them.
#pragma once

#include <string>
#include <vector>

namespace stalemate::frontend {

struct LibraryType {
  std::string name;
  std::vector<std::string> members;  // exported fields and methods, promoted ones of unexported embedded types too
};

/// The exported declarations of one package, each list sorted.
struct LibraryPackage {
  std::string path;
  std::vector<std::string> functions, variables, constants;
  std::vector<LibraryType> types;
  /// Functions and methods without a body, unexported ones too: operations of the model.
  std::vector<std::string> operations;
};

/// All packages with a model, sorted by path.
std::vector<LibraryPackage> library_packages();

}  // namespace stalemate::frontend
