#include "frontend/syntax/ast.hpp"

namespace stalemate::frontend {

// Id 0 of each kind is "absent", Symbol 0 the empty name, so each table starts with a placeholder.
Ast::Ast() : exprs_(1), stmts_(1), decls_(1), names_(1) { symbols_.emplace(names_.front(), Symbol{}); }

ExprId Ast::add(Expr e) {
  exprs_.push_back(std::move(e));
  return {expr_count() - 1};
}

StmtId Ast::add(Stmt s) {
  stmts_.push_back(std::move(s));
  return {stmt_count() - 1};
}

DeclId Ast::add(Decl d) {
  decls_.push_back(std::move(d));
  return {decl_count() - 1};
}

Symbol Ast::intern(std::string_view name) {
  const auto it = symbols_.find(name);
  if (it != symbols_.end()) return it->second;
  const Symbol symbol{static_cast<std::uint32_t>(names_.size())};
  // The map's key views the deque's string, which never moves.
  symbols_.emplace(names_.emplace_back(name), symbol);
  return symbol;
}

}  // namespace stalemate::frontend
