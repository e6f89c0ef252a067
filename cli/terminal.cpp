// Standard output: how wide it is, whether it wants colour, and writing to it.
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "cli/commands.hpp"

namespace stalemate::cli {

namespace {

constexpr std::size_t default_width = 120, least_width = 60;

std::size_t terminal_width() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return default_width;
  return std::max<std::size_t>(size.ws_col, least_width);
}

}  // namespace

bool print(const std::string& text) {
  const bool is_written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (!is_written && errno != EPIPE) std::fprintf(stderr, "stalemate: error: cannot write: %s\n", std::strerror(errno));
  return is_written;
}

report::FormatOptions terminal_format(const Options& options) {
  const bool is_terminal = isatty(STDOUT_FILENO) != 0;
  report::FormatOptions format;
  format.colour = report::wants_colour(options.colour, is_terminal);
  format.width = is_terminal ? terminal_width() : default_width;
  format.verbose = options.verbose;
  format.quiet = options.quiet;
  format.times = options.times || (is_terminal && options.format == "text");
  format.is_test = options.verb == Verb::test;
  std::error_code ignored;
  format.base = std::filesystem::current_path(ignored).string();
  return format;
}

}  // namespace stalemate::cli
