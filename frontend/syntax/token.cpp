#include "frontend/syntax/token.hpp"

#include <array>

namespace stalemate::frontend {

std::string_view spelling(Tok tok) {
  static constexpr std::array spellings = {
#define TOKEN(name, spelling) std::string_view(spelling),
#include "frontend/syntax/token.def"
  };
  return spellings[static_cast<std::size_t>(tok)];
}

}  // namespace stalemate::frontend
