#include "frontend/types/walk.hpp"

namespace stalemate::frontend {
namespace {

struct ChildrenOfExpr {
  Worklist& out;

  void operator()(const BadExpr&) {}
  void operator()(const Ident&) {}
  void operator()(const BasicLit&) {}
  void operator()(const FuncLit& n) { out.add(n.type), out.add(n.body); }
  void operator()(const CompositeLit& n) { out.add(n.type), out.add(n.elements); }
  void operator()(const KeyValue& n) { out.add(n.key), out.add(n.value); }
  void operator()(const Paren& n) { out.add(n.x); }
  void operator()(const Selector& n) { out.add(n.x); }
  void operator()(const Index& n) { out.add(n.x), out.add(n.indices); }
  void operator()(const SliceExpr& n) { out.add(n.x), out.add(n.low), out.add(n.high), out.add(n.max); }
  void operator()(const TypeAssert& n) { out.add(n.x), out.add(n.type); }
  void operator()(const Call& n) { out.add(n.fun), out.add(n.args); }
  void operator()(const Star& n) { out.add(n.x); }
  void operator()(const Unary& n) { out.add(n.x); }
  void operator()(const Binary& n) { out.add(n.x), out.add(n.y); }
  void operator()(const ArrayType& n) { out.add(n.length), out.add(n.element); }
  void operator()(const StructType& n) { out.add(n.fields); }
  void operator()(const FuncType& n) { out.add(n.type_params), out.add(n.params), out.add(n.results); }
  void operator()(const InterfaceType& n) {
    for (const InterfaceType::Method& method : n.methods) out.add(method.type);
    out.add(n.embedded);
  }
  void operator()(const MapType& n) { out.add(n.key), out.add(n.value); }
  void operator()(const ChanType& n) { out.add(n.element); }
  void operator()(const Ellipsis& n) { out.add(n.element); }
};

struct ChildrenOfStmt {
  const Ast& ast;
  Worklist& out;

  void operator()(const BadStmt&) {}
  void operator()(const EmptyStmt&) {}
  void operator()(const DeclStmt& n) { out.add_children(ast, n.decl); }
  void operator()(const LabeledStmt& n) { out.add(n.stmt); }
  void operator()(const ExprStmt& n) { out.add(n.x); }
  void operator()(const SendStmt& n) { out.add(n.channel), out.add(n.value); }
  void operator()(const IncDecStmt& n) { out.add(n.x); }
  void operator()(const AssignStmt& n) { out.add(n.lhs), out.add(n.rhs); }
  void operator()(const GoStmt& n) { out.add(n.call); }
  void operator()(const DeferStmt& n) { out.add(n.call); }
  void operator()(const ReturnStmt& n) { out.add(n.results); }
  void operator()(const BranchStmt&) {}
  void operator()(const BlockStmt& n) { out.add(n.stmts); }
  void operator()(const IfStmt& n) { out.add(n.init), out.add(n.cond), out.add(n.then_block), out.add(n.else_stmt); }
  void operator()(const CaseClause& n) { out.add(n.values), out.add(n.body); }
  void operator()(const SwitchStmt& n) { out.add(n.init), out.add(n.tag), out.add(n.clauses); }
  void operator()(const TypeSwitchStmt& n) { out.add(n.init), out.add(n.x), out.add(n.clauses); }
  void operator()(const CommClause& n) { out.add(n.comm), out.add(n.body); }
  void operator()(const SelectStmt& n) { out.add(n.clauses); }
  void operator()(const ForStmt& n) { out.add(n.init), out.add(n.cond), out.add(n.post), out.add(n.body); }
  void operator()(const RangeStmt& n) { out.add(n.key), out.add(n.value), out.add(n.x), out.add(n.body); }
};

}  // namespace

void Worklist::add_children(const Ast& ast, ExprId id) { std::visit(ChildrenOfExpr{*this}, ast[id].data); }
void Worklist::add_children(const Ast& ast, StmtId id) { std::visit(ChildrenOfStmt{ast, *this}, ast[id].data); }

void Worklist::add_children(const Ast& ast, DeclId id) {
  const auto specs = [this](const std::vector<ValueSpec>& list) {
    for (const ValueSpec& spec : list) add(spec.type), add(spec.values);
  };
  if (const auto* constants = ast.as<ConstDecl>(id)) specs(constants->specs);
  if (const auto* variables = ast.as<VarDecl>(id)) specs(variables->specs);
  if (const auto* types = ast.as<TypeDecl>(id)) {
    for (const TypeSpec& spec : types->specs) add(spec.type_params), add(spec.type);
  }
  if (const auto* function = ast.as<FuncDecl>(id)) {
    add(function->receiver);
    add(function->type);
    add(function->body);
  }
}

}  // namespace stalemate::frontend
