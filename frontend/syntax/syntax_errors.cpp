#include "frontend/syntax/syntax_errors.hpp"

#include <algorithm>

namespace stalemate::frontend {

void SyntaxErrors::add(std::uint32_t offset, std::string message, std::string hint) {
  if (gave_up_) return;
  const auto after = std::upper_bound(file_.line_starts.begin(), file_.line_starts.end(), offset);
  const auto line = static_cast<std::uint32_t>(after - file_.line_starts.begin());
  if (std::find(lines_.rbegin(), lines_.rend(), line) != lines_.rend()) return;
  lines_.push_back(line);
  diagnostics_.error(DiagnosticKind::syntax, Pos{file_.base.value + offset}, std::move(message), std::move(hint));
  if (lines_.size() >= count_max_) gave_up_ = true;
}

void SyntaxErrors::add_fatal(std::uint32_t offset, std::string message, std::string hint) {
  add(offset, std::move(message), std::move(hint));
  gave_up_ = true;
}

}  // namespace stalemate::frontend
