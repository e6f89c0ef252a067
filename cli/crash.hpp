// Our own bugs end in words and exit code 4, whatever they are: a failed CHECK, an exception nobody caught, a bad
// access.
#pragma once

#include <string>

namespace stalemate::cli {

/// Installs handlers for the whole process.
void install_crash_handlers();
/// The program being worked on, for the message; cut to a fixed size.
void set_current_program(const std::string& path);

}  // namespace stalemate::cli
