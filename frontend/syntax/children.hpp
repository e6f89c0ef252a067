// The parts of a node, in source order: for whoever looks at a whole tree but is interested in a few kinds of nodes.
#pragma once

#include <vector>

#include "frontend/syntax/ast.hpp"

namespace stalemate::frontend {

struct Children {
  std::vector<ExprId> exprs;
  std::vector<StmtId> stmts;
};

/// The expressions and statements directly below `id`; types are left out. A function literal has its body.
Children children_of(const Ast& ast, ExprId id);
Children children_of(const Ast& ast, StmtId id);

}  // namespace stalemate::frontend
