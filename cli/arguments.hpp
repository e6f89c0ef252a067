// Parses the command line. The only file pair that knows CLI11.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/options.hpp"

namespace stalemate::cli {

/// Either options, or text to print and the exit code to end with (help, or a usage error with "did you mean").
struct ParsedArguments {
  std::optional<Options> options;
  std::string text;
  int exit_code = 0;
};

/// `arguments` without the program's name.
ParsedArguments parse_arguments(const std::vector<std::string>& arguments);

}  // namespace stalemate::cli
