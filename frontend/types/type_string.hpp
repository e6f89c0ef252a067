// Types as text, for messages of the checker.
#pragma once

#include "frontend/types/checked.hpp"

namespace stalemate::frontend {

enum class TypeStyle : std::uint8_t {
  message,      // as gc's messages: names of the package `local` are not qualified
  unqualified,  // no package names
  runtime,      // as package reflect: always qualified, aliases resolved
};

std::string type_text(const Checked& checked, const Ast& ast, TypeId type, TypeStyle style, PackageId local);
/// `Name(params) results`.
std::string method_text(const Checked& checked, const Ast& ast, Symbol name, TypeId signature, PackageId local);

}  // namespace stalemate::frontend
