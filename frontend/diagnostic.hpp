// Diagnostics about the user's program: collected, sorted by position, printed as `file:line:col: error: message`.
// Message rules: lower case, no full stop, code in backticks, what was observed first, a hint last (in `hint`).
#pragma once

#include <string>
#include <vector>

#include "frontend/source.hpp"

namespace stalemate::frontend {

enum class Severity : std::uint8_t { error, warning };

/// Where in the pipeline a diagnostic comes from; `unsupported` is a construct outside the accepted subset.
enum class DiagnosticKind : std::uint8_t { input, syntax, type, unsupported };

struct Diagnostic {
  DiagnosticKind kind = DiagnosticKind::syntax;
  Severity severity = Severity::error;
  Pos pos;
  std::string message;
  std::string hint;  // optional, printed as a second line `  hint: …`
};

class Diagnostics {
 public:
  void add(Diagnostic d) { list_.push_back(std::move(d)); }
  void error(DiagnosticKind kind, Pos pos, std::string message, std::string hint = {});
  bool has_errors() const;
  /// Sorted by position; duplicates (same position and message) removed.
  std::vector<Diagnostic> sorted() const;
  std::size_t size() const { return list_.size(); }

 private:
  std::vector<Diagnostic> list_;
};

/// `./f.go:1:2: error: message` (with the hint on a second line, if there is one).
std::string format_diagnostic(const SourceSet& sources, const Diagnostic& d);

}  // namespace stalemate::frontend
