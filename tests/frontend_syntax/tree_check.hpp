// Checks a syntax tree against the invariants ast.hpp states: each reachable node was created after its children, is
// reached once, and (in a file without errors) spans their text. Walks with a worklist, as trees may be deep.
#pragma once

#include <string>
#include <vector>

#include "frontend/syntax/ast.hpp"

namespace stalemate::frontend::testing {

class TreeCheck {
 public:
  explicit TreeCheck(const Ast& ast)
      : ast_(ast), exprs_seen_(ast.expr_count()), stmts_seen_(ast.stmt_count()), decls_seen_(ast.decl_count()) {}

  /// The first violation found, empty if there is none.
  std::string check(const File& file, bool has_errors) {
    spans_ = !has_errors;
    if (file.package_name) visit(file.package_name);
    for (const DeclId decl : file.decls) visit(decl);
    while (!exprs_.empty() || !stmts_.empty() || !decls_.empty()) {
      if (!exprs_.empty()) {
        enter(exprs_, "expression");
      } else if (!stmts_.empty()) {
        enter(stmts_, "statement");
      } else {
        enter(decls_, "declaration");
      }
      if (!problem_.empty()) return problem_;
    }
    return problem_;
  }

 private:
  template <class NodeId>
  void enter(std::vector<NodeId>& todo, const char* kind) {
    const NodeId id = todo.back();
    todo.pop_back();
    const auto& node = ast_[id];
    pos_ = node.pos;
    end_ = node.end;
    id_ = id.value;
    kind_ = kind;
    if (!pos_.valid() || end_ < pos_) fail("has no extent");
    std::visit([this](const auto& data) { this->children(data); }, node.data);
  }

  void fail(const std::string& what) {
    if (problem_.empty()) problem_ = std::string(kind_) + " " + std::to_string(id_) + " " + what;
  }

  template <class NodeId>
  void visit(NodeId id, std::vector<NodeId>& todo, std::vector<bool>& seen, bool same_kind) {
    if (!id) return;
    if (id.value >= seen.size()) return fail("has a child that does not exist");
    if (same_kind && id.value >= id_) fail("is older than its child");
    if (seen[id.value]) fail("shares a child");
    seen[id.value] = true;
    if (spans_ && pos_.valid() && (ast_[id].pos < pos_ || end_ < ast_[id].end)) fail("does not span its child");
    todo.push_back(id);
  }
  void visit(ExprId id) { visit(id, exprs_, exprs_seen_, kind_ == std::string("expression")); }
  void visit(StmtId id) { visit(id, stmts_, stmts_seen_, kind_ == std::string("statement")); }
  void visit(DeclId id) { visit(id, decls_, decls_seen_, false); }
  template <class NodeId>
  void visit(const std::vector<NodeId>& ids) {
    for (const NodeId id : ids) need(id);
  }
  template <class NodeId>
  void need(NodeId id) {
    if (!id) fail("lacks a child");
    visit(id);
  }
  void visit(const std::vector<Field>& fields) {
    for (const Field& field : fields) {
      visit(field.names);
      need(field.type);
      if (!field.pos.valid()) fail("has a field without position");
    }
  }

  void children(const BadExpr&) {}
  void children(const Ident& x) {
    if (!x.name) fail("is an identifier without name");
  }
  void children(const BasicLit& x) {
    if (x.text.empty()) fail("is a literal without text");
  }
  void children(const FuncLit& x) { need(x.type), need(x.body); }
  void children(const CompositeLit& x) { visit(x.type), visit(x.elements); }
  void children(const KeyValue& x) { need(x.key), need(x.value); }
  void children(const Paren& x) { need(x.x); }
  void children(const Selector& x) { need(x.x), need(x.name); }
  void children(const Index& x) {
    need(x.x), visit(x.indices);
    if (x.indices.empty()) fail("has no index");
  }
  void children(const SliceExpr& x) { need(x.x), visit(x.low), visit(x.high), visit(x.max); }
  void children(const TypeAssert& x) { need(x.x), visit(x.type); }
  void children(const Call& x) { need(x.fun), visit(x.args); }
  void children(const Star& x) { need(x.x); }
  void children(const Unary& x) { need(x.x); }
  void children(const Binary& x) { need(x.x), need(x.y); }
  void children(const ArrayType& x) {
    visit(x.length), need(x.element);
    if (static_cast<bool>(x.length) == (x.is_slice || x.is_elided)) fail("has a length at odds with its kind");
  }
  void children(const StructType& x) { visit(x.fields); }
  void children(const FuncType& x) { visit(x.type_params), visit(x.params), visit(x.results); }
  void children(const InterfaceType& x) {
    for (const InterfaceType::Method& method : x.methods) need(method.name), need(method.type);
    visit(x.embedded);
  }
  void children(const MapType& x) { need(x.key), need(x.value); }
  void children(const ChanType& x) { need(x.element); }
  void children(const Ellipsis& x) { need(x.element); }

  void children(const BadStmt&) {}
  void children(const EmptyStmt&) {}
  void children(const DeclStmt& s) { need(s.decl); }
  void children(const LabeledStmt& s) { need(s.label), need(s.stmt); }
  void children(const ExprStmt& s) { need(s.x); }
  void children(const SendStmt& s) { need(s.channel), need(s.value); }
  void children(const IncDecStmt& s) { need(s.x); }
  void children(const AssignStmt& s) {
    visit(s.lhs), visit(s.rhs);
    if (s.lhs.empty() || s.rhs.empty()) fail("is an assignment without operands");
  }
  void children(const GoStmt& s) { need(s.call); }
  void children(const DeferStmt& s) { need(s.call); }
  void children(const ReturnStmt& s) { visit(s.results); }
  void children(const BranchStmt& s) { visit(s.label); }
  void children(const BlockStmt& s) { visit(s.stmts); }
  void children(const IfStmt& s) { visit(s.init), need(s.cond), need(s.then_block), visit(s.else_stmt); }
  void children(const CaseClause& s) { visit(s.values), visit(s.body); }
  void children(const SwitchStmt& s) { visit(s.init), visit(s.tag), visit(s.clauses); }
  void children(const TypeSwitchStmt& s) { visit(s.init), visit(s.name), need(s.x), visit(s.clauses); }
  void children(const CommClause& s) { visit(s.comm), visit(s.body); }
  void children(const SelectStmt& s) { visit(s.clauses); }
  void children(const ForStmt& s) { visit(s.init), visit(s.cond), visit(s.post), need(s.body); }
  void children(const RangeStmt& s) { visit(s.key), visit(s.value), need(s.x), need(s.body); }

  void children(const BadDecl&) {}
  void children(const ImportDecl& d) {
    for (const ImportSpec& spec : d.specs) visit(spec.name);
  }
  void children(const ConstDecl& d) { specs(d.specs); }
  void children(const VarDecl& d) { specs(d.specs); }
  void specs(const std::vector<ValueSpec>& list) {
    for (const ValueSpec& spec : list) visit(spec.names), visit(spec.type), visit(spec.values);
  }
  void children(const TypeDecl& d) {
    for (const TypeSpec& spec : d.specs) need(spec.name), visit(spec.type_params), need(spec.type);
  }
  void children(const FuncDecl& d) {
    visit(d.receiver), need(d.name), need(d.type), visit(d.body);
    if (d.receiver.size() > 1) fail("has several receivers");
  }

  const Ast& ast_;
  std::vector<bool> exprs_seen_, stmts_seen_, decls_seen_;
  std::vector<ExprId> exprs_;
  std::vector<StmtId> stmts_;
  std::vector<DeclId> decls_;
  bool spans_ = true;
  Pos pos_, end_;
  std::uint32_t id_ = 0;
  const char* kind_ = "file";
  std::string problem_;
};

}  // namespace stalemate::frontend::testing
