// Children of syntax nodes, for passes that look at every node below one and need no order.
#pragma once

#include <vector>

#include "frontend/syntax/ast.hpp"

namespace stalemate::frontend {

/// Nodes still to be looked at.
struct Worklist {
  std::vector<ExprId> exprs;
  std::vector<StmtId> stmts;

  void add(ExprId id) {
    if (id) exprs.push_back(id);
  }
  void add(StmtId id) {
    if (id) stmts.push_back(id);
  }
  template <class NodeId>
  void add(const std::vector<NodeId>& list) {
    for (const NodeId id : list) add(id);
  }
  void add(const std::vector<Field>& fields) {
    for (const Field& field : fields) add(field.type);
  }
  void add_children(const Ast& ast, ExprId id);
  void add_children(const Ast& ast, StmtId id);
  void add_children(const Ast& ast, DeclId id);
};

}  // namespace stalemate::frontend
