// "Did you mean": the nearest of some known words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stalemate::cli {

/// Damerau-Levenshtein distance in its restricted form (insert, delete, replace, swap neighbours).
std::size_t edit_distance(std::string_view a, std::string_view b);
/// The candidate nearest to `word`, or "" if none is near enough to be a likely slip.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace stalemate::cli
