// The parser: Go text → syntax tree. Accepts the whole grammar of Go (spec version 1.23: generics, range over int and
// func are ordinary expressions here); errors are reported with position and hint, and parsing goes on at the next
// statement or declaration.
#pragma once

#include "frontend/diagnostic.hpp"
#include "frontend/syntax/ast.hpp"

namespace stalemate::frontend {

/// Limits that turn hostile input into a diagnostic instead of a stack overflow.
struct ParseLimits {
  std::uint32_t depth_max = 1000;      // nesting of expressions, types and statements together
  std::uint32_t diagnostics_max = 50;  // after so many errors in one file, parsing of it stops
};

/// Parses one file of `sources`. Errors: syntax errors go to `diagnostics`; the returned File holds what could be
/// parsed. Never throws on any input, whatever its bytes (NUL bytes, invalid UTF-8, no final newline).
File parse_file(const SourceSet& sources, std::uint32_t source, Ast& ast, Diagnostics& diagnostics,
                ParseLimits limits = {});

}  // namespace stalemate::frontend
