// The names every file knows, for listings; universe.cpp declares them.
#pragma once

#include <string_view>
#include <vector>

namespace stalemate::frontend {

/// `append`, `cap`, …
std::vector<std::string_view> builtin_function_names();
/// `bool`, `int`, …, with `any`, `comparable` and `error`.
std::vector<std::string_view> predeclared_type_names();

}  // namespace stalemate::frontend
