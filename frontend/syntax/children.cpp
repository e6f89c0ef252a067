#include "frontend/syntax/children.hpp"

#include <type_traits>

namespace stalemate::frontend {
namespace {

class Collector {
 public:
  explicit Collector(const Ast& ast) : ast_(ast) {}

  template <class... Parts>
  void add(const Parts&... parts) {
    (one(parts), ...);
  }
  Children take() { return std::move(children_); }
  const Ast& ast() const { return ast_; }

 private:
  void one(ExprId id) {
    if (id) children_.exprs.push_back(id);
  }
  void one(StmtId id) {
    if (id) children_.stmts.push_back(id);
  }
  template <class Id>
  void one(const std::vector<Id>& ids) {
    for (const Id id : ids) one(id);
  }

  const Ast& ast_;
  Children children_;
};

}  // namespace

Children children_of(const Ast& ast, ExprId id) {
  Collector c(ast);
  std::visit(
      [&c](const auto& node) {
        using T = std::decay_t<decltype(node)>;
        if constexpr (std::is_same_v<T, FuncLit>) {
          c.add(node.body);
        } else if constexpr (std::is_same_v<T, CompositeLit>) {
          c.add(node.elements);
        } else if constexpr (std::is_same_v<T, KeyValue>) {
          c.add(node.key, node.value);
        } else if constexpr (std::is_same_v<T, Paren> || std::is_same_v<T, Selector> || std::is_same_v<T, Star> ||
                             std::is_same_v<T, Unary> || std::is_same_v<T, TypeAssert>) {
          c.add(node.x);
        } else if constexpr (std::is_same_v<T, Index>) {
          c.add(node.x, node.indices);
        } else if constexpr (std::is_same_v<T, SliceExpr>) {
          c.add(node.x, node.low, node.high, node.max);
        } else if constexpr (std::is_same_v<T, Call>) {
          c.add(node.fun, node.args);
        } else if constexpr (std::is_same_v<T, Binary>) {
          c.add(node.x, node.y);
        }
      },
      ast[id].data);
  return c.take();
}

Children children_of(const Ast& ast, StmtId id) {
  Collector c(ast);
  std::visit(
      [&c](const auto& node) {
        using T = std::decay_t<decltype(node)>;
        if constexpr (std::is_same_v<T, DeclStmt>) {
          const auto* variables = c.ast().template as<VarDecl>(node.decl);
          if (variables == nullptr) return;
          for (const ValueSpec& spec : variables->specs) c.add(spec.values);
        } else if constexpr (std::is_same_v<T, LabeledStmt>) {
          c.add(node.stmt);
        } else if constexpr (std::is_same_v<T, ExprStmt> || std::is_same_v<T, IncDecStmt>) {
          c.add(node.x);
        } else if constexpr (std::is_same_v<T, SendStmt>) {
          c.add(node.channel, node.value);
        } else if constexpr (std::is_same_v<T, AssignStmt>) {
          c.add(node.lhs, node.rhs);
        } else if constexpr (std::is_same_v<T, GoStmt> || std::is_same_v<T, DeferStmt>) {
          c.add(node.call);
        } else if constexpr (std::is_same_v<T, ReturnStmt>) {
          c.add(node.results);
        } else if constexpr (std::is_same_v<T, BlockStmt>) {
          c.add(node.stmts);
        } else if constexpr (std::is_same_v<T, IfStmt>) {
          c.add(node.init, node.cond, node.then_block, node.else_stmt);
        } else if constexpr (std::is_same_v<T, CaseClause>) {
          c.add(node.values, node.body);
        } else if constexpr (std::is_same_v<T, SwitchStmt>) {
          c.add(node.init, node.tag, node.clauses);
        } else if constexpr (std::is_same_v<T, TypeSwitchStmt>) {
          c.add(node.init, node.x, node.clauses);
        } else if constexpr (std::is_same_v<T, CommClause>) {
          c.add(node.comm, node.body);
        } else if constexpr (std::is_same_v<T, SelectStmt>) {
          c.add(node.clauses);
        } else if constexpr (std::is_same_v<T, ForStmt>) {
          c.add(node.init, node.cond, node.post, node.body);
        } else if constexpr (std::is_same_v<T, RangeStmt>) {
          c.add(node.key, node.value, node.x, node.body);
        }
      },
      ast[id].data);
  return c.take();
}

}  // namespace stalemate::frontend
