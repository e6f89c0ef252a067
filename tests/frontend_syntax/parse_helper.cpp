#include "tests/frontend_syntax/parse_helper.hpp"

#include <doctest/doctest.h>

#include "tests/frontend_syntax/tree_check.hpp"

namespace stalemate::frontend::testing {
namespace {

/// Builds the parenthesized form. Recursive: tests print small trees only.
class Shape {
 public:
  explicit Shape(const Ast& ast) : ast_(ast) {}

  template <class NodeId>
  std::string of(NodeId id) const {
    if (!id) return "_";
    return std::visit([this](const auto& data) { return this->node(data); }, ast_[id].data);
  }

 private:
  template <class NodeId>
  std::string all(const std::vector<NodeId>& ids) const {
    std::string text;
    for (const NodeId id : ids) text += " " + of(id);
    return text;
  }
  std::string fields(const std::vector<Field>& list) const {
    std::string text;
    for (const Field& field : list) {
      text += " [";
      for (const ExprId name : field.names) text += of(name) + " ";
      text += of(field.type);
      if (field.embedded) text += " embedded";
      if (!field.tag.empty()) text += " " + field.tag;
      text += "]";
    }
    return text;
  }
  std::string params(const FuncType& type) const {
    std::string text = type.type_params.empty() ? "" : " (type-params" + fields(type.type_params) + ")";
    text += " (params" + fields(type.params) + ")";
    return type.results.empty() ? text : text + " (results" + fields(type.results) + ")";
  }
  static std::string op(Tok tok) { return std::string(spelling(tok)); }

  std::string node(const BadExpr&) const { return "(bad)"; }
  std::string node(const Ident& x) const { return std::string(ast_.name(x.name)); }
  std::string node(const BasicLit& x) const { return x.text; }
  std::string node(const FuncLit& x) const { return "(func-lit " + of(x.type) + " " + of(x.body) + ")"; }
  std::string node(const CompositeLit& x) const { return "(lit " + of(x.type) + all(x.elements) + ")"; }
  std::string node(const KeyValue& x) const { return "(: " + of(x.key) + " " + of(x.value) + ")"; }
  std::string node(const Paren& x) const { return "(paren " + of(x.x) + ")"; }
  std::string node(const Selector& x) const { return "(. " + of(x.x) + " " + of(x.name) + ")"; }
  std::string node(const Index& x) const { return "(index " + of(x.x) + all(x.indices) + ")"; }
  std::string node(const SliceExpr& x) const {
    const std::string two = "(slice " + of(x.x) + " " + of(x.low) + " " + of(x.high);
    return x.three ? two + " " + of(x.max) + ")" : two + ")";
  }
  std::string node(const TypeAssert& x) const { return "(assert " + of(x.x) + " " + of(x.type) + ")"; }
  std::string node(const Call& x) const {
    return "(call " + of(x.fun) + all(x.args) + (x.has_ellipsis ? " ...)" : ")");
  }
  std::string node(const Star& x) const { return "(star " + of(x.x) + ")"; }
  std::string node(const Unary& x) const { return "(" + op(x.op) + " " + of(x.x) + ")"; }
  std::string node(const Binary& x) const { return "(" + op(x.op) + " " + of(x.x) + " " + of(x.y) + ")"; }
  std::string node(const ArrayType& x) const {
    if (x.is_slice) return "([] " + of(x.element) + ")";
    return "(array " + (x.is_elided ? "..." : of(x.length)) + " " + of(x.element) + ")";
  }
  std::string node(const StructType& x) const { return "(struct" + fields(x.fields) + ")"; }
  std::string node(const FuncType& x) const { return "(func" + params(x) + ")"; }
  std::string node(const InterfaceType& x) const {
    std::string text = "(interface";
    for (const auto& method : x.methods) text += " [" + of(method.name) + " " + of(method.type) + "]";
    return text + all(x.embedded) + ")";
  }
  std::string node(const MapType& x) const { return "(map " + of(x.key) + " " + of(x.value) + ")"; }
  std::string node(const ChanType& x) const {
    const char* dir = x.dir == ChanDir::both ? "(chan " : x.dir == ChanDir::send ? "(chan<- " : "(<-chan ";
    return dir + of(x.element) + ")";
  }
  std::string node(const Ellipsis& x) const { return "(... " + of(x.element) + ")"; }

  std::string node(const BadStmt&) const { return "(bad)"; }
  std::string node(const EmptyStmt&) const { return "(empty)"; }
  std::string node(const DeclStmt& s) const { return of(s.decl); }
  std::string node(const LabeledStmt& s) const { return "(label " + of(s.label) + " " + of(s.stmt) + ")"; }
  std::string node(const ExprStmt& s) const { return of(s.x); }
  std::string node(const SendStmt& s) const { return "(send " + of(s.channel) + " " + of(s.value) + ")"; }
  std::string node(const IncDecStmt& s) const { return "(" + op(s.op) + " " + of(s.x) + ")"; }
  std::string node(const AssignStmt& s) const { return "(" + op(s.op) + all(s.lhs) + " <-" + all(s.rhs) + ")"; }
  std::string node(const GoStmt& s) const { return "(go " + of(s.call) + ")"; }
  std::string node(const DeferStmt& s) const { return "(defer " + of(s.call) + ")"; }
  std::string node(const ReturnStmt& s) const { return "(return" + all(s.results) + ")"; }
  std::string node(const BranchStmt& s) const { return "(" + op(s.kind) + (s.label ? " " + of(s.label) : "") + ")"; }
  std::string node(const BlockStmt& s) const { return "{" + all(s.stmts) + " }"; }
  std::string node(const IfStmt& s) const {
    return "(if " + of(s.init) + " " + of(s.cond) + " " + of(s.then_block) + " " + of(s.else_stmt) + ")";
  }
  std::string node(const CaseClause& s) const {
    return (s.is_default ? "(default" : "(case" + all(s.values)) + " :" + all(s.body) + ")";
  }
  std::string node(const SwitchStmt& s) const {
    return "(switch " + of(s.init) + " " + of(s.tag) + all(s.clauses) + ")";
  }
  std::string node(const TypeSwitchStmt& s) const {
    return "(type-switch " + of(s.init) + " " + of(s.name) + " " + of(s.x) + all(s.clauses) + ")";
  }
  std::string node(const CommClause& s) const {
    return (s.is_default ? "(default" : "(case " + of(s.comm)) + " :" + all(s.body) + ")";
  }
  std::string node(const SelectStmt& s) const { return "(select" + all(s.clauses) + ")"; }
  std::string node(const ForStmt& s) const {
    return "(for " + of(s.init) + " " + of(s.cond) + " " + of(s.post) + " " + of(s.body) + ")";
  }
  std::string node(const RangeStmt& s) const {
    const std::string assign = s.op == Tok::illegal ? "" : " " + op(s.op);
    return "(range" + assign + " " + of(s.key) + " " + of(s.value) + " " + of(s.x) + " " + of(s.body) + ")";
  }

  std::string node(const BadDecl&) const { return "(bad)"; }
  std::string node(const ImportDecl& d) const {
    std::string text = "(import";
    for (const ImportSpec& spec : d.specs) text += " [" + of(spec.name) + " " + spec.path + "]";
    return text + ")";
  }
  std::string node(const ConstDecl& d) const { return "(const" + specs(d.specs, true) + ")"; }
  std::string node(const VarDecl& d) const { return "(var" + specs(d.specs, false) + ")"; }
  std::string specs(const std::vector<ValueSpec>& list, bool with_iota) const {
    std::string text;
    for (const ValueSpec& spec : list) {
      text += " [" + (with_iota ? std::to_string(spec.iota) + ":" : std::string());
      text += all(spec.names) + " : " + of(spec.type) + " =" + all(spec.values) + "]";
    }
    return text;
  }
  std::string node(const TypeDecl& d) const {
    std::string text = "(type";
    for (const TypeSpec& spec : d.specs) {
      text += " [" + of(spec.name);
      if (!spec.type_params.empty()) text += " (type-params" + fields(spec.type_params) + ")";
      text += (spec.is_alias ? " = " : " ") + of(spec.type) + "]";
    }
    return text + ")";
  }
  std::string node(const FuncDecl& d) const {
    std::string text = "(func-decl";
    if (!d.receiver.empty()) text += " (receiver" + fields(d.receiver) + ")";
    return text + " " + of(d.name) + params(*ast_.as<FuncType>(d.type)) + " " + of(d.body) + ")";
  }

  const Ast& ast_;
};

}  // namespace

std::string Parsed::errors() const {
  std::string text;
  for (const Diagnostic& d : diagnostics.sorted()) {
    const Location at = sources.locate(d.pos);
    if (!text.empty()) text += "\n";
    text += std::to_string(at.line) + ":" + std::to_string(at.column) + ": " + d.message;
  }
  return text;
}

Parsed parse(std::string text, ParseLimits limits) {
  Parsed parsed;
  const std::uint32_t source = parsed.sources.add("x.go", std::move(text));
  parsed.file = parse_file(parsed.sources, source, parsed.ast, parsed.diagnostics, limits);
  const std::string problem = TreeCheck(parsed.ast).check(parsed.file, parsed.diagnostics.has_errors());
  CHECK_MESSAGE(problem.empty(), problem << " in:\n" << parsed.sources.file(source).text.substr(0, 2000));
  return parsed;
}

std::string shape(const Ast& ast, ExprId id) { return Shape(ast).of(id); }
std::string shape(const Ast& ast, StmtId id) { return Shape(ast).of(id); }
std::string shape(const Ast& ast, DeclId id) { return Shape(ast).of(id); }

std::string expr_shape(std::string_view text) {
  const Parsed parsed = parse("package p; var _ = " + std::string(text));
  if (parsed.diagnostics.size() != 0) return parsed.errors();
  return shape(parsed.ast, parsed.ast.as<VarDecl>(parsed.file.decls.at(0))->specs.at(0).values.at(0));
}

std::string type_shape(std::string_view text) {
  const Parsed parsed = parse("package p; var _ " + std::string(text));
  if (parsed.diagnostics.size() != 0) return parsed.errors();
  return shape(parsed.ast, parsed.ast.as<VarDecl>(parsed.file.decls.at(0))->specs.at(0).type);
}

std::string stmt_shape(std::string_view text) {
  const Parsed parsed = parse("package p; func _() {\n" + std::string(text) + "\n}");
  if (parsed.diagnostics.size() != 0) return parsed.errors();
  const auto* func = parsed.ast.as<FuncDecl>(parsed.file.decls.at(0));
  std::string shapes;
  for (const StmtId stmt : parsed.ast.as<BlockStmt>(func->body)->stmts)
    shapes += (shapes.empty() ? "" : " ") + shape(parsed.ast, stmt);
  return shapes;
}

std::string decl_shape(std::string_view text) {
  const Parsed parsed = parse("package p\n" + std::string(text));
  if (parsed.diagnostics.size() != 0) return parsed.errors();
  std::string shapes;
  for (const DeclId decl : parsed.file.decls) shapes += (shapes.empty() ? "" : " ") + shape(parsed.ast, decl);
  return shapes;
}

std::string printed(std::string_view text) {
  const Parsed parsed = parse("package p; var _ = " + std::string(text));
  if (parsed.diagnostics.size() != 0) return parsed.errors();
  return to_string(parsed.ast, parsed.ast.as<VarDecl>(parsed.file.decls.at(0))->specs.at(0).values.at(0));
}

}  // namespace stalemate::frontend::testing
