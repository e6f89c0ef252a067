#include "frontend/edits.hpp"

#include <algorithm>

namespace stalemate::frontend {

std::string Edits::apply(std::string_view text) {
  std::stable_sort(edits_.begin(), edits_.end(), [](const Edit& a, const Edit& b) { return a.offset < b.offset; });
  std::string result;
  std::size_t copied = 0;
  for (const Edit& edit : edits_) {
    if (edit.offset > copied) {
      result += text.substr(copied, edit.offset - copied);
      copied = edit.offset;
    }
    result += edit.text;
    for (const std::size_t end = edit.offset + edit.length; copied < end; ++copied) {
      if (edit.keeps_lines && text[copied] == '\n') result += '\n';
    }
  }
  result += text.substr(copied);
  return result;
}

}  // namespace stalemate::frontend
