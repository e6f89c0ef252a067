// Changes of one text, noted in any order; at one place they stand in the order they were made.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stalemate::frontend {

class Edits {
 public:
  void insert(std::size_t offset, std::string text) { replace(offset, 0, std::move(text)); }
  void replace(std::size_t offset, std::size_t length, std::string text) {
    edits_.push_back({offset, length, std::move(text), false});
  }
  /// Removes bytes, line breaks among them excepted: the rest stays on its lines.
  void erase(std::size_t offset, std::size_t length) { edits_.push_back({offset, length, {}, true}); }
  /// The text with all edits made. Requires: deletions do not overlap.
  std::string apply(std::string_view text);

 private:
  struct Edit {
    std::size_t offset, length;
    std::string text;
    bool keeps_lines;  // line breaks of what is removed stay
  };
  std::vector<Edit> edits_;
};

}  // namespace stalemate::frontend
