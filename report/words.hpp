// Small pieces of text all formats share: numbers, counts, positions, columns.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "report/report.hpp"

namespace stalemate::report {

/// 1204331 → "1,204,331"
std::string with_commas(std::uint64_t number);
/// (1, "state") → "1 state", (3, "state") → "3 states"
std::string counted(std::uint64_t number, std::string_view noun);
/// "dl.go:10", without the directory; empty if the position has no line.
std::string short_position(const FileReport& file, model::Position position);
/// "./dl.go:10:2"
std::string full_position(const FileReport& file, model::Position position);
/// Columns a terminal needs for UTF-8 text: one per code point (wide characters are not known here).
std::size_t display_width(std::string_view text);
/// `text` followed by blanks up to `width` columns.
std::string padded(std::string_view text, std::size_t width);
/// At most `width` columns of `text`, the cut marked by "..".
std::string shortened(std::string_view text, std::size_t width);
/// Control characters shown as \xNN, so that a program under test cannot drive the user's terminal.
std::string printable(std::string_view text);
/// The path relative to `base` when it is absolute, without a leading "./"; for reports that travel.
std::string portable_path(const std::string& path, const std::string& base);

}  // namespace stalemate::report
