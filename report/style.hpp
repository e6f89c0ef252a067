// How text looks: colour and width. Colour is never the only signal; without it the text is the same.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace stalemate::report {

/// Options of all formats; each uses what concerns it.
struct FormatOptions {
  bool colour = false;
  std::size_t width = 120;  // columns available
  bool verbose = false;     // every step of a trace, every blocked goroutine
  bool quiet = false;       // text: only the first line of each finding
  bool times = false;       // seconds and bytes, which differ from run to run
  bool is_test = false;     // text: the table of `stalemate test` instead of findings
  std::string base;         // absolute paths are shown relative to this folder where a report travels
};

enum class ColourMode { automatic, always, never };

/// NO_COLOR and TERM=dumb switch colour off, CLICOLOR_FORCE on, otherwise a terminal decides. `always` and `never`
/// (from the command line) win over the environment.
bool wants_colour(ColourMode mode, bool is_terminal);

enum class Style { plain, bold, error, warning, good, faint };

std::string styled(std::string_view text, Style style, const FormatOptions& options);

}  // namespace stalemate::report
