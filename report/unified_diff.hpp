// The difference of two texts as `diff -u` and `git apply` know it.
#pragma once

#include <string>
#include <string_view>

namespace stalemate::report {

/// Three lines of context; `path` without "./" is used for both sides, behind a/ and b/. Empty if the texts are equal.
std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace stalemate::report
