// The syntax tree of Go: every construct of the grammar (Go spec), parsed but not yet typed.
// One Ast holds the nodes of all files of an analysis; nodes refer to each other by typed 32-bit ids, so later stages
// keep what they learn in side tables indexed by id. Type expressions are ordinary expressions, as in the Go spec's
// grammar they cannot be told apart before name resolution.
// Invariants: (1) id 0 of every kind is "absent"; (2) children are created before their parent, so a child's id is
// smaller; (3) the tree of a file is immutable once its parse ended; (4) every node's `pos` is that of its first token
// unless stated otherwise.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "frontend/source.hpp"
#include "frontend/syntax/token.hpp"

namespace stalemate::frontend {

template <class Tag>
struct Id {
  std::uint32_t value = 0;
  explicit operator bool() const { return value != 0; }
  friend bool operator==(Id, Id) = default;
  friend auto operator<=>(Id, Id) = default;
};
using ExprId = Id<struct ExprTag>;
using StmtId = Id<struct StmtTag>;
using DeclId = Id<struct DeclTag>;

/// An interned identifier; Symbol{0} is the empty name.
struct Symbol {
  std::uint32_t value = 0;
  explicit operator bool() const { return value != 0; }
  friend bool operator==(Symbol, Symbol) = default;
  friend auto operator<=>(Symbol, Symbol) = default;
};

// ---------------------------------------------------------------------------------------------- expressions

enum class ChanDir : std::uint8_t { both, send, recv };

/// One name group of parameters, struct fields or type parameters: `a, b int`. No names: an anonymous parameter or an
/// embedded field (then `embedded` is set and `type` is `T`, `*T` or an instantiated type). `names` are Ident
/// expressions.
struct Field {
  std::vector<ExprId> names;
  ExprId type;
  std::string tag;        // struct field tag literal as written, quotes included; empty if none
  bool embedded = false;  // struct fields only
  Pos pos;
};

struct BadExpr {};
struct Ident {
  Symbol name;
};
struct BasicLit {
  Tok kind = Tok::int_lit;
  std::string text;
};  // text as written
struct FuncLit {
  ExprId type;
  StmtId body;
};  // type: FuncType
struct CompositeLit {
  ExprId type;
  std::vector<ExprId> elements;
  Pos lbrace, rbrace;
};  // type absent when elided
struct KeyValue {
  ExprId key, value;
  Pos colon;
};  // only inside CompositeLit
struct Paren {
  ExprId x;
};
struct Selector {
  ExprId x;
  ExprId name;
};  // name: Ident
struct Index {
  ExprId x;
  std::vector<ExprId> indices;
  Pos lbrack, rbrack;
};  // also instantiation F[int, string]
struct SliceExpr {
  ExprId x, low, high, max;
  bool three = false;
  Pos lbrack;
};
struct TypeAssert {
  ExprId x;
  ExprId type;
};  // type absent for x.(type)
struct Call {
  ExprId fun;
  std::vector<ExprId> args;
  bool has_ellipsis = false;
  Pos lparen, rparen;
};
struct Star {
  ExprId x;
};  // dereference or pointer type
struct Unary {
  Tok op = Tok::add;
  ExprId x;
};  // + - ! ^ & <- and ~ (constraints)
struct Binary {
  Tok op = Tok::add;
  ExprId x, y;
  Pos op_pos;
};  // also | in constraints
struct ArrayType {
  ExprId length;
  ExprId element;
  bool is_slice = false, is_elided = false;
};  // is_elided: [...]T
struct StructType {
  std::vector<Field> fields;
};
struct FuncType {
  std::vector<Field> type_params, params, results;
};  // a variadic last parameter has an Ellipsis type
struct InterfaceType {
  struct Method {
    ExprId name;
    ExprId type;
  };  // type: FuncType
  std::vector<Method> methods;
  std::vector<ExprId> embedded;  // types, unions (Binary |) and ~T (Unary ~)
};
struct MapType {
  ExprId key, value;
};
struct ChanType {
  ChanDir dir = ChanDir::both;
  ExprId element;
};
struct Ellipsis {
  ExprId element;
};  // ...T in a parameter list

using ExprData = std::variant<BadExpr, Ident, BasicLit, FuncLit, CompositeLit, KeyValue, Paren, Selector, Index,
                              SliceExpr, TypeAssert, Call, Star, Unary, Binary, ArrayType, StructType, FuncType,
                              InterfaceType, MapType, ChanType, Ellipsis>;
struct Expr {
  Pos pos;  // of the first token
  Pos end;  // one past the last byte
  ExprData data;
};

// ----------------------------------------------------------------------------------------------- statements

struct BadStmt {};
struct EmptyStmt {};
struct DeclStmt {
  DeclId decl;
};  // const, type or var group
struct LabeledStmt {
  ExprId label;
  StmtId stmt;
};
struct ExprStmt {
  ExprId x;
};
struct SendStmt {
  ExprId channel, value;
  Pos arrow;
};
struct IncDecStmt {
  ExprId x;
  Tok op = Tok::inc;
};
/// `=`, `:=` and the assignment operators; `op` is the token as written.
struct AssignStmt {
  std::vector<ExprId> lhs, rhs;
  Tok op = Tok::assign;
  Pos op_pos;
};
struct GoStmt {
  ExprId call;
};
struct DeferStmt {
  ExprId call;
};
struct ReturnStmt {
  std::vector<ExprId> results;
};
struct BranchStmt {
  Tok kind = Tok::break_;
  ExprId label;
};  // break continue goto fallthrough
struct BlockStmt {
  std::vector<StmtId> stmts;
  Pos rbrace;
};
struct IfStmt {
  StmtId init;
  ExprId cond;
  StmtId then_block;
  StmtId else_stmt;
};  // else: IfStmt or BlockStmt
/// One clause of an expression switch; `is_default` when written `default`.
struct CaseClause {
  std::vector<ExprId> values;
  std::vector<StmtId> body;
  bool is_default = false;
  Pos colon;
};
struct SwitchStmt {
  StmtId init;
  ExprId tag;
  std::vector<StmtId> clauses;
  Pos rbrace;
};  // clauses: CaseClause
/// `switch init; name := x.(type) { … }`; name is an Ident or absent; clause values are types (or nil).
struct TypeSwitchStmt {
  StmtId init;
  ExprId name;
  ExprId x;
  std::vector<StmtId> clauses;
  Pos rbrace;
};
/// `comm` is a SendStmt, an ExprStmt (<-c) or an AssignStmt whose right side is one receive; absent for default.
struct CommClause {
  StmtId comm;
  std::vector<StmtId> body;
  bool is_default = false;
  Pos colon;
};
struct SelectStmt {
  std::vector<StmtId> clauses;
  Pos rbrace;
};  // clauses: CommClause
struct ForStmt {
  StmtId init;
  ExprId cond;
  StmtId post;
  StmtId body;
};
/// `for key, value = range x`; `op` is define, assign, or illegal when there are no variables.
struct RangeStmt {
  ExprId key, value;
  Tok op = Tok::illegal;
  ExprId x;
  StmtId body;
  Pos range_pos;
};

using StmtData = std::variant<BadStmt, EmptyStmt, DeclStmt, LabeledStmt, ExprStmt, SendStmt, IncDecStmt, AssignStmt,
                              GoStmt, DeferStmt, ReturnStmt, BranchStmt, BlockStmt, IfStmt, CaseClause, SwitchStmt,
                              TypeSwitchStmt, CommClause, SelectStmt, ForStmt, RangeStmt>;
struct Stmt {
  Pos pos;
  Pos end;
  StmtData data;
};

// ---------------------------------------------------------------------------------------------- declarations

struct ImportSpec {
  ExprId name;
  std::string path;
  Pos path_pos;
};  // name: Ident (may be `.` or `_`) or absent; path unquoted
/// One line of a const or var group. In a const group with elided values `iota` still counts the specs, and the checker
/// repeats the last written type and values.
struct ValueSpec {
  std::vector<ExprId> names;
  ExprId type;
  std::vector<ExprId> values;
  std::uint32_t iota = 0;
  Pos pos;
};
struct TypeSpec {
  ExprId name;
  std::vector<Field> type_params;
  ExprId type;
  bool is_alias = false;
};

struct BadDecl {};
struct ImportDecl {
  std::vector<ImportSpec> specs;
};
struct ConstDecl {
  std::vector<ValueSpec> specs;
};
struct VarDecl {
  std::vector<ValueSpec> specs;
};
struct TypeDecl {
  std::vector<TypeSpec> specs;
};
/// A function or a method; `receiver` has one Field for methods, none for functions; body absent for body-less ones.
struct FuncDecl {
  std::vector<Field> receiver;
  ExprId name;
  ExprId type;
  StmtId body;
};

using DeclData = std::variant<BadDecl, ImportDecl, ConstDecl, VarDecl, TypeDecl, FuncDecl>;
struct Decl {
  Pos pos;
  Pos end;
  DeclData data;
};

// ------------------------------------------------------------------------------------------------------ files

/// A comment that steers tools: a line comment that starts with `//stalemate:`, `//go:`, `// +build` or `// want `.
struct Directive {
  Pos pos;
  std::string text;
};  // text as written, with the slashes

struct File {
  std::uint32_t source = 0;  // index in the SourceSet
  Pos package_pos;
  ExprId package_name;        // Ident
  std::vector<DeclId> decls;  // imports first, as the grammar demands
  std::vector<Directive> directives;
};

class Ast {
 public:
  Ast();
  ExprId add(Expr e);
  StmtId add(Stmt s);
  DeclId add(Decl d);
  const Expr& operator[](ExprId id) const { return exprs_[id.value]; }
  const Stmt& operator[](StmtId id) const { return stmts_[id.value]; }
  const Decl& operator[](DeclId id) const { return decls_[id.value]; }
  /// The node's alternative of type T, or null.
  template <class T>
  const T* as(ExprId id) const {
    return std::get_if<T>(&exprs_[id.value].data);
  }
  template <class T>
  const T* as(StmtId id) const {
    return std::get_if<T>(&stmts_[id.value].data);
  }
  template <class T>
  const T* as(DeclId id) const {
    return std::get_if<T>(&decls_[id.value].data);
  }
  /// One past the largest id: sizes of side tables.
  std::uint32_t expr_count() const { return static_cast<std::uint32_t>(exprs_.size()); }
  std::uint32_t stmt_count() const { return static_cast<std::uint32_t>(stmts_.size()); }
  std::uint32_t decl_count() const { return static_cast<std::uint32_t>(decls_.size()); }

  Symbol intern(std::string_view name);
  std::string_view name(Symbol symbol) const { return names_[symbol.value]; }
  /// The name of an Ident expression. Requires: `ident` is one.
  std::string_view ident_name(ExprId ident) const { return name(as<Ident>(ident)->name); }

 private:
  std::deque<Expr> exprs_;
  std::deque<Stmt> stmts_;
  std::deque<Decl> decls_;
  std::deque<std::string> names_;
  std::unordered_map<std::string_view, Symbol> symbols_;
};

/// An expression as Go source on one line, for messages (function bodies and long literals shortened to `…`).
std::string to_string(const Ast& ast, ExprId id);

}  // namespace stalemate::frontend
