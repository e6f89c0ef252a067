// One Go file given as text, through the whole frontend.
#pragma once

#include <string>

namespace stalemate::frontend::testing {

/// The errors, one a line, without file names: `3:18: message`; empty if there is a program for each entry.
std::string compile_text(const std::string& text);

}  // namespace stalemate::frontend::testing
