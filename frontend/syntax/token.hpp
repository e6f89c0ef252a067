// Token kinds of Go (Go spec, "Lexical elements").
#pragma once

#include <cstdint>
#include <string_view>

namespace stalemate::frontend {

enum class Tok : std::uint8_t {
#define TOKEN(name, spelling) name,
#include "frontend/syntax/token.def"
};

/// The token's spelling, or a description in words for classes of tokens ("name", "integer literal").
std::string_view spelling(Tok tok);

}  // namespace stalemate::frontend
