// Parsing snippets in tests. Every parsed input is also checked against the invariants of the tree.
#pragma once

#include <string>
#include <string_view>

#include "frontend/syntax/parser.hpp"

namespace stalemate::frontend::testing {

struct Parsed {
  SourceSet sources;
  Ast ast;
  Diagnostics diagnostics;
  File file;

  /// `line:col: message` of each diagnostic, in order of position, one per line.
  std::string errors() const;
  const Expr& expr(ExprId id) const { return ast[id]; }
};

/// Parses a whole file, named `x.go`.
Parsed parse(std::string text, ParseLimits limits = {});

/// The tree as nested parentheses, for checks of its shape: `(+ a (* b c))`, `(call f x)`, `(if c (block))`. Names and
/// literals stand for themselves, absent children are `_`.
std::string shape(const Ast& ast, ExprId id);
std::string shape(const Ast& ast, StmtId id);
std::string shape(const Ast& ast, DeclId id);

/// The shape of the expression in `package p; var _ = …`, or the errors.
std::string expr_shape(std::string_view text);
/// The shape of the type in `package p; var _ …`, or the errors.
std::string type_shape(std::string_view text);
/// The shapes of the statements in a function body, separated by spaces, or the errors.
std::string stmt_shape(std::string_view text);
/// The shapes of the declarations after `package p`, separated by spaces, or the errors.
std::string decl_shape(std::string_view text);
/// The expression in `package p; var _ = …` as to_string() prints it, or the errors.
std::string printed(std::string_view text);

}  // namespace stalemate::frontend::testing
