#include "frontend/diagnostic.hpp"

#include <algorithm>
#include <tuple>

namespace stalemate::frontend {

void Diagnostics::error(DiagnosticKind kind, Pos pos, std::string message, std::string hint) {
  add({kind, Severity::error, pos, std::move(message), std::move(hint)});
}

bool Diagnostics::has_errors() const {
  return std::any_of(list_.begin(), list_.end(), [](const Diagnostic& d) { return d.severity == Severity::error; });
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  std::vector<Diagnostic> result = list_;
  std::stable_sort(result.begin(), result.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return a.pos < b.pos; });
  auto same = [](const Diagnostic& a, const Diagnostic& b) { return a.pos == b.pos && a.message == b.message; };
  result.erase(std::unique(result.begin(), result.end(), same), result.end());
  return result;
}

std::string format_diagnostic(const SourceSet& sources, const Diagnostic& d) {
  const Location at = sources.locate(d.pos);
  std::string text;
  if (at.line != 0)
    text = std::string(at.file) + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + ": ";
  text += d.severity == Severity::error ? "error: " : "warning: ";
  text += d.message;
  if (!d.hint.empty()) text += "\n  hint: " + d.hint;
  return text;
}

}  // namespace stalemate::frontend
