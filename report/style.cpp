#include "report/style.hpp"

#include <cstdlib>

namespace stalemate::report {

bool wants_colour(ColourMode mode, bool is_terminal) {
  if (mode == ColourMode::always) return true;
  if (mode == ColourMode::never) return false;
  auto value = [](const char* variable) {
    const char* text = std::getenv(variable);
    return std::string_view(text == nullptr ? "" : text);
  };
  if (!value("NO_COLOR").empty()) return false;
  const std::string_view force = value("CLICOLOR_FORCE");
  if (!force.empty() && force != "0") return true;
  return is_terminal && value("TERM") != "dumb";
}

std::string styled(std::string_view text, Style style, const FormatOptions& options) {
  if (!options.colour || style == Style::plain) return std::string(text);
  const char* code = "0";
  switch (style) {
    case Style::plain: break;
    case Style::bold: code = "1"; break;
    case Style::error: code = "1;31"; break;
    case Style::warning: code = "1;33"; break;
    case Style::good: code = "32"; break;
    case Style::faint: code = "2"; break;
  }
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

}  // namespace stalemate::report
