// The values of string and rune literals (Go spec, "Rune literals", "String literals"): escapes are resolved here,
// once, for import paths, struct tags and the constant evaluator.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace stalemate::frontend {

/// The bytes an interpreted ("…") or raw (`…`) string literal denotes, quotes included in `literal`. Absent if it is
/// malformed. Carriage returns are dropped from raw strings, as the spec demands.
std::optional<std::string> unquote_string(std::string_view literal);

/// The code point a rune literal denotes, quotes included in `literal`. Absent if it is malformed.
std::optional<char32_t> unquote_rune(std::string_view literal);

}  // namespace stalemate::frontend
