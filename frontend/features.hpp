// The table of language and library features, features.def, as values: what is supported and which program shows it,
// what is refused and why.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace stalemate::frontend {

enum class FeatureStatus { supported, refused };

struct Feature {
  std::string_view section;  // heading; the features of one section stand together
  FeatureStatus status;
  std::string_view name;
  std::string_view summary;  // refused: the reason
  std::string_view program;  // as in the table

  /// The file or the package's folder that shows it, from the root of the repository.
  std::string path() const;
};

/// In the order of the table.
std::span<const Feature> features();

}  // namespace stalemate::frontend
