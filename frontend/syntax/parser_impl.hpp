// The parser's inside, private to frontend/syntax: recursive descent with one token of lookahead (Go spec; the order of
// checks and the words of messages follow gc's parser, so that users see what `go build` would tell them).
// Invariants: (1) every loop consumes a token or ends at `eof`, so parsing ends; (2) each recursion passes through a
// function that holds a Nesting (parse_unary, try_type, try_stmt, parse_literal_value; signatures, function
// bodies, structs and interfaces hold one more, as they take more frames), so ParseLimits::depth_max bounds the stack;
// chains such as `a + b + …`, `a.b.c…` and `else if` are loops; (3) a parse_ function that meets an error reports it,
// skips to a token its caller can go on with and still returns a node (BadExpr, BadStmt), except for the try_
// functions, which return an absent id and report nothing when their construct does not start here.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "frontend/syntax/lexer.hpp"
#include "frontend/syntax/parser.hpp"

namespace stalemate::frontend {

/// Tokens to stop at when skipping after an error.
class TokSet {
 public:
  constexpr TokSet(std::initializer_list<Tok> toks) {
    for (const Tok tok : toks) insert(tok);
  }
  constexpr void insert(Tok tok) { words_[static_cast<unsigned>(tok) / 64] |= bit(tok); }
  constexpr void insert(const TokSet& other) {
    words_[0] |= other.words_[0];
    words_[1] |= other.words_[1];
  }
  constexpr bool contains(Tok tok) const { return (words_[static_cast<unsigned>(tok) / 64] & bit(tok)) != 0; }

 private:
  static constexpr std::uint64_t bit(Tok tok) { return std::uint64_t{1} << (static_cast<unsigned>(tok) % 64); }
  std::uint64_t words_[2] = {0, 0};
};

class Parser {
 public:
  Parser(const SourceFile& source, Ast& ast, Diagnostics& diagnostics, ParseLimits limits, File& file);
  void parse();

 private:
  // ------------------------------------------------------------------ tokens and errors (parser.cpp)
  /// Counts one level of nesting while it lives; gives the file up when that is too deep.
  class Nesting {
   public:
    explicit Nesting(Parser& parser) : parser_(parser) { ok_ = ++parser.depth_ <= parser.limits_.depth_max; }
    ~Nesting() { --parser_.depth_; }
    Nesting(const Nesting&) = delete;
    Nesting& operator=(const Nesting&) = delete;
    bool ok() const { return ok_; }

   private:
    Parser& parser_;
    bool ok_;
  };
  /// Composite literals need parentheses in the headers of `if`, `for` and `switch`; inside any bracket they do not.
  class Bracketed {
   public:
    explicit Bracketed(Parser& parser) : parser_(parser) { ++parser.expr_level_; }
    ~Bracketed() { --parser_.expr_level_; }
    Bracketed(const Bracketed&) = delete;
    Bracketed& operator=(const Bracketed&) = delete;

   private:
    Parser& parser_;
  };

  void next();
  bool at(Tok kind) const { return token_.kind == kind; }
  bool got(Tok kind);
  void want(Tok kind);
  bool got_assign();
  Pos pos() const { return pos_of(token_.begin); }
  Pos pos_of(std::uint32_t offset) const { return Pos{base_.value + offset}; }
  /// The current token as messages name it: `newline`, `name foo`, `keyword if`, `literal 1`, `:=`.
  std::string token_description() const;
  /// Reports an error. Messages that start with `expected`, `in`, `at` or `after` are preceded by the token met.
  void syntax_error(std::string message, std::string hint = {}) {
    syntax_error_at(pos(), std::move(message), std::move(hint));
  }
  void syntax_error_at(Pos at, std::string message, std::string hint = {});
  /// Reports an error without the words `syntax error`.
  void error_at(Pos at, std::string message, std::string hint = {});
  /// Gives the file up.
  ExprId too_deep();
  /// Skips to a token of `follow` or, in a function, to one that starts a statement; without `follow`, over one token.
  void advance(TokSet follow);
  void advance_one();
  /// A list of what `element` parses, up to and including `close`. Returns the position of `close`. `element` returns
  /// whether the list must end here.
  template <class Element>
  Pos list(const char* context, Tok separator, Tok close, Element element);

  // Nodes end where the token before the current one ended; those made up after an error end where they begin.
  Pos end() const { return pos_of(previous_end_); }
  Pos end_after(Pos at_pos) const { return std::max(at_pos, end()); }
  template <class Node>
  [[gnu::noinline]] ExprId expr(Pos at_pos, Node node) {
    return ast_.add(Expr{at_pos, end_after(at_pos), ExprData(std::move(node))});
  }
  template <class Node>
  [[gnu::noinline]] StmtId stmt(Pos at_pos, Node node) {
    return ast_.add(Stmt{at_pos, end_after(at_pos), StmtData(std::move(node))});
  }
  template <class Node>
  [[gnu::noinline]] DeclId decl(Pos at_pos, Node node) {
    return ast_.add(Decl{at_pos, end_after(at_pos), DeclData(std::move(node))});
  }
  ExprId bad_expr();
  ExprId name();
  ExprId blank_name(Pos at);
  Pos start(ExprId id) const { return ast_[id].pos; }
  template <class Node, class AnyId>
  bool is(AnyId id) const {
    return ast_.as<Node>(id) != nullptr;
  }
  ExprId unparen(ExprId id) const;
  std::string quote(ExprId id) const;

  // ------------------------------------------------------------------ files and declarations (parse_decl.cpp)
  void parse_file();
  void parse_top_level();
  DeclId parse_import();
  void parse_import_spec(ImportDecl& group);
  DeclId parse_const();
  void parse_const_spec(ConstDecl& group);
  DeclId parse_var();
  void parse_var_spec(VarDecl& group);
  DeclId parse_type_decl();
  void parse_type_spec(TypeDecl& group);
  void parse_type_params_or_array(TypeSpec& spec);
  bool split_type_param(ExprId x, bool force, ExprId& param, ExprId& constraint);
  bool is_type_element(ExprId x) const;
  DeclId parse_func();
  template <class Spec>
  void group(Spec spec);

  // ------------------------------------------------------------------ types (parse_type.cpp)
  ExprId parse_type();
  ExprId try_type();
  ExprId parse_channel_element();
  ExprId parse_array_type(Pos at, ExprId length);
  ExprId parse_slice_type(Pos at);
  ExprId parse_qualified_name(ExprId first);
  ExprId parse_type_arguments(ExprId generic);
  /// After a name: `[n]E`, `[]E` (then `is_instance` is false) or `[A, B]`, the instance of that name.
  ExprId parse_array_or_instance(ExprId generic, bool& is_instance);
  std::vector<ExprId> parse_type_list(bool& has_comma);
  ExprId parse_struct_type();
  void parse_field(std::vector<Field>& fields);
  void parse_embedded_field(std::vector<Field>& fields);
  ExprId parse_interface_type();
  void parse_interface_element(InterfaceType& type);
  ExprId parse_union(ExprId first);
  ExprId parse_union_term();
  std::string try_tag();

  // ------------------------------------------------------------------ signatures (parse_params.cpp)
  /// One entry of a parameter list before names and types are told apart.
  struct Param {
    ExprId name;
    ExprId type;
    Pos pos;
  };
  /// A signature; `owner` names what must not have type parameters, null if they are allowed.
  ExprId parse_signature(Pos at, const char* owner);
  std::vector<Field> parse_results();
  /// After the opening bracket. A name, and perhaps its type, may have been parsed already.
  std::vector<Field> parse_params(Tok close, bool names_required, ExprId first_name = {}, ExprId first_type = {});
  bool parse_param(Tok close, ExprId first_name, Param& param);
  void complete_params(std::vector<Param>& params, bool names_required, Pos close);

  // ------------------------------------------------------------------ expressions (parse_expr.cpp, parse_primary.cpp)
  ExprId parse_expr() { return parse_binary(parse_unary(), 0); }
  std::vector<ExprId> parse_expr_list();
  ExprId parse_binary(ExprId left, int precedence_min);
  ExprId parse_unary();
  ExprId parse_receive();
  ExprId parse_primary(ExprId x);
  ExprId parse_operand();
  ExprId parse_func_lit_or_type();
  ExprId parse_selector(ExprId x);
  ExprId parse_index_or_slice(ExprId x);
  ExprId parse_slice(ExprId x, ExprId low, Pos lbrack);
  ExprId parse_call(ExprId fun);
  bool may_be_literal_type(ExprId x) const;
  bool is_value(ExprId x) const;
  ExprId parse_literal_value(Pos at, ExprId type);
  ExprId parse_element();

  // ------------------------------------------------------------------ statements (parse_stmt.cpp, parse_control.cpp)
  /// The header of `if`, `for` or `switch`.
  struct Header {
    StmtId init;
    ExprId cond;
    StmtId post;
    bool is_range = false;
    RangeStmt range;
    bool is_type_switch = false;
    ExprId guard_name;  // of a type switch; absent if there is none
    ExprId guard_x;
  };
  std::vector<StmtId> parse_stmt_list();
  StmtId try_stmt();
  StmtId parse_decl_stmt(DeclId (Parser::*declaration)());
  StmtId parse_labeled(ExprId label);
  StmtId parse_call_stmt();
  StmtId parse_branch();
  StmtId parse_return();
  /// `header` is null except in a header, where range clauses and type switch guards may be met.
  StmtId parse_simple_stmt(Tok keyword, Header* header);
  StmtId parse_simple_stmt_after(Pos at, std::vector<ExprId> lhs, Tok keyword, Header* header);
  void parse_range_clause(std::vector<ExprId> lhs, Tok op, Header& header);
  void check_define(const std::vector<ExprId>& lhs);
  StmtId parse_body(const char* context);
  StmtId parse_block(const char* context);
  StmtId parse_for();
  StmtId parse_if();
  StmtId parse_switch();
  StmtId parse_select();
  StmtId parse_case_clause();
  StmtId parse_comm_clause();
  bool parse_default();
  bool at_clause_end() const;
  void check_comm(StmtId comm);
  Pos parse_clauses(const char* missing_brace, std::vector<StmtId>& clauses, StmtId (Parser::*clause)());
  void parse_header(Tok keyword, Header& header);
  void parse_header_parts(Tok keyword, Header& header);
  ExprId condition_of(StmtId simple, Tok keyword, Header& header);

  Ast& ast_;
  File& file_;
  ParseLimits limits_;
  Pos base_;
  SyntaxErrors errors_;
  Lexer lexer_;
  Token token_;
  std::uint32_t previous_end_ = 0;
  std::uint32_t depth_ = 0;
  int expr_level_ = 0;               // < 0: in a control clause, outside any bracket
  std::uint32_t func_level_ = 0;     // > 0: inside a function body
  std::vector<ExprId> open_guards_;  // each x.(type) not yet known to be a type switch's
};

template <class Element>
Pos Parser::list(const char* context, Tok separator, Tok close, Element element) {
  bool done = false;
  while (!at(Tok::eof) && !at(close) && !done) {
    done = element();
    if (!got(separator) && !at(close)) {
      const char* word = separator == Tok::comma ? "comma" : "semicolon or newline";
      syntax_error(std::string("in ") + context + "; possibly missing " + word + " or " + std::string(spelling(close)));
      advance({Tok::rparen, Tok::rbrack, Tok::rbrace});
      if (!at(close)) return pos();
    }
  }
  const Pos closed = pos();
  want(close);
  return closed;
}

}  // namespace stalemate::frontend
