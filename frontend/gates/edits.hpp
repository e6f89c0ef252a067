// Insertions into one text and deletions from it, in any order; at one place they stand in the order they were made.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stalemate::frontend {

class Edits {
 public:
  void insert(std::size_t offset, std::string text) { edits_.push_back({offset, 0, std::move(text)}); }
  /// Removes bytes, line breaks among them excepted: the rest stays on its lines.
  void erase(std::size_t offset, std::size_t length) { edits_.push_back({offset, length, {}}); }
  /// The text with all edits made. Requires: deletions do not overlap.
  std::string apply(std::string_view text);

 private:
  struct Edit {
    std::size_t offset, length;
    std::string text;
  };
  std::vector<Edit> edits_;
};

}  // namespace stalemate::frontend
