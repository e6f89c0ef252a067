// Statements other than control flow with headers (Go spec, "Statements").
#include "frontend/syntax/parser_impl.hpp"

namespace stalemate::frontend {
namespace {

bool is_assignment_operator(Tok tok) { return tok >= Tok::add_assign && tok <= Tok::and_not_assign; }

}  // namespace

/// Statements up to a `}`, `case` or `default`, or what cannot start a statement.
std::vector<StmtId> Parser::parse_stmt_list() {
  std::vector<StmtId> stmts;
  while (!at(Tok::eof) && !at(Tok::rbrace) && !at(Tok::case_) && !at(Tok::default_)) {
    const StmtId statement = try_stmt();
    if (!statement) break;
    stmts.push_back(statement);
    if (!got(Tok::semicolon) && !at(Tok::rbrace)) {
      syntax_error("at end of statement");
      advance({Tok::semicolon, Tok::rbrace, Tok::case_, Tok::default_});
      got(Tok::semicolon);
    }
  }
  return stmts;
}

StmtId Parser::try_stmt() {
  const Nesting nesting(*this);
  if (!nesting.ok()) {
    too_deep();
    return stmt(pos(), BadStmt{});
  }
  switch (token_.kind) {
    case Tok::ident: {
      const Pos at_pos = pos();
      std::vector<ExprId> lhs = parse_expr_list();
      if (at(Tok::colon) && lhs.size() == 1 && is<Ident>(lhs.front())) return parse_labeled(lhs.front());
      return parse_simple_stmt_after(at_pos, std::move(lhs), Tok::illegal, nullptr);
    }
    case Tok::add:
    case Tok::sub:
    case Tok::mul:
    case Tok::and_:
    case Tok::xor_:
    case Tok::not_:
    case Tok::tilde:
    case Tok::arrow:
    case Tok::int_lit:
    case Tok::float_lit:
    case Tok::imag_lit:
    case Tok::char_lit:
    case Tok::string_lit:
    case Tok::func_:
    case Tok::lparen:
    case Tok::lbrack:
    case Tok::struct_:
    case Tok::map_:
    case Tok::chan_:
    case Tok::interface_: return parse_simple_stmt(Tok::illegal, nullptr);
    case Tok::lbrace: return parse_block("");
    case Tok::var_: return parse_decl_stmt(&Parser::parse_var);
    case Tok::const_: return parse_decl_stmt(&Parser::parse_const);
    case Tok::type_: return parse_decl_stmt(&Parser::parse_type_decl);
    case Tok::for_: return parse_for();
    case Tok::if_: return parse_if();
    case Tok::switch_: return parse_switch();
    case Tok::select_: return parse_select();
    case Tok::go_:
    case Tok::defer_: return parse_call_stmt();
    case Tok::break_:
    case Tok::continue_:
    case Tok::goto_:
    case Tok::fallthrough_: return parse_branch();
    case Tok::return_: return parse_return();
    case Tok::semicolon: return stmt(pos(), EmptyStmt{});
    default: return {};
  }
}

StmtId Parser::parse_decl_stmt(DeclId (Parser::*declaration)()) {
  const Pos at_pos = pos();
  const DeclId id = (this->*declaration)();
  return stmt(at_pos, DeclStmt{id});
}

/// At the `:` after a label.
StmtId Parser::parse_labeled(ExprId label) {
  const Pos colon = pos();
  next();
  StmtId labeled;
  if (at(Tok::rbrace)) {
    // The empty statement, whose semicolon may be left out before a brace.
    labeled = stmt(end(), EmptyStmt{});
  } else {
    labeled = try_stmt();
  }
  if (labeled) return ast_.add(Stmt{start(label), std::max(end(), ast_[labeled].end), LabeledStmt{label, labeled}});
  syntax_error_at(colon, "missing statement after label");
  return {};
}

StmtId Parser::parse_call_stmt() {
  const Pos at_pos = pos();
  const Tok keyword = token_.kind;
  const std::string word(spelling(keyword));
  next();
  ExprId call = parse_primary({});
  if (is<Paren>(call)) {
    error_at(start(call), "expression in " + word + " must not be parenthesized");
    call = unparen(call);
  }
  if (!is<Call>(call)) {
    if (!is<BadExpr>(call)) error_at(start(call), "expression in " + word + " must be function call");
    call = expr(start(call), Call{call, {}, false, end(), end()});
  }
  return keyword == Tok::go_ ? stmt(at_pos, GoStmt{call}) : stmt(at_pos, DeferStmt{call});
}

StmtId Parser::parse_branch() {
  const Pos at_pos = pos();
  BranchStmt branch;
  branch.kind = token_.kind;
  next();
  if (branch.kind == Tok::goto_ || (branch.kind != Tok::fallthrough_ && at(Tok::ident))) branch.label = name();
  return stmt(at_pos, branch);
}

StmtId Parser::parse_return() {
  const Pos at_pos = pos();
  next();
  ReturnStmt result;
  if (!at(Tok::semicolon) && !at(Tok::rbrace)) result.results = parse_expr_list();
  return stmt(at_pos, std::move(result));
}

StmtId Parser::parse_simple_stmt(Tok keyword, Header* header) {
  const Pos at_pos = pos();
  if (header != nullptr && keyword == Tok::for_ && at(Tok::range_)) {
    parse_range_clause({}, Tok::illegal, *header);
    return {};
  }
  return parse_simple_stmt_after(at_pos, parse_expr_list(), keyword, header);
}

/// After the expressions a simple statement starts with.
StmtId Parser::parse_simple_stmt_after(Pos at_pos, std::vector<ExprId> lhs, Tok keyword, Header* header) {
  const Tok op = token_.kind;
  const Pos op_pos = pos();
  if (op == Tok::assign || op == Tok::define) {
    next();
    if (header != nullptr && keyword == Tok::for_ && at(Tok::range_)) {
      parse_range_clause(std::move(lhs), op, *header);
      return {};
    }
    std::vector<ExprId> rhs = parse_expr_list();
    const TypeAssert* guard = ast_.as<TypeAssert>(rhs.front());
    if (header != nullptr && keyword == Tok::switch_ && op == Tok::define && rhs.size() == 1 && guard != nullptr &&
        !guard->type) {
      if (lhs.size() == 1 && is<Ident>(lhs.front())) {
        header->guard_name = lhs.front();
      } else {
        error_at(start(lhs.front()), "syntax error: invalid variable name " + quote(lhs.front()) + " in type switch");
      }
      return stmt(start(rhs.front()), ExprStmt{rhs.front()});
    }
    if (op == Tok::define) check_define(lhs);
    return stmt(at_pos, AssignStmt{std::move(lhs), std::move(rhs), op, op_pos});
  }
  if (lhs.size() > 1) {
    syntax_error("expected := or = or comma");
    advance({Tok::semicolon, Tok::rbrace});
    return stmt(at_pos, ExprStmt{lhs.front()});
  }
  const ExprId x = lhs.front();
  if (is_assignment_operator(op)) {
    next();
    std::vector<ExprId> rhs{parse_expr()};
    return stmt(at_pos, AssignStmt{std::move(lhs), std::move(rhs), op, op_pos});
  }
  if (op == Tok::inc || op == Tok::dec) {
    next();
    return stmt(at_pos, IncDecStmt{x, op});
  }
  if (op == Tok::arrow) {
    next();
    const ExprId value = parse_expr();
    return stmt(at_pos, SendStmt{x, value, op_pos});
  }
  return stmt(at_pos, ExprStmt{x});
}

void Parser::check_define(const std::vector<ExprId>& lhs) {
  for (const ExprId x : lhs)
    if (!is<Ident>(x) && !is<BadExpr>(x)) error_at(start(x), "non-name " + quote(x) + " on left side of :=");
}

/// The body of a function.
StmtId Parser::parse_body(const char* context) {
  const Nesting nesting(*this);
  if (!nesting.ok()) {
    too_deep();
    return stmt(pos(), BlockStmt{});
  }
  ++func_level_;
  const StmtId body = parse_block(context);
  --func_level_;
  return body;
}

/// A block; `context` is what it belongs to, for the message if its brace is missing.
StmtId Parser::parse_block(const char* context) {
  const Pos at_pos = pos();
  BlockStmt block;
  if (!got(Tok::lbrace)) {
    syntax_error(std::string("expected { after ") + context);
    advance({Tok::ident, Tok::rbrace});
    block.rbrace = pos();
    if (got(Tok::rbrace)) return stmt(at_pos, std::move(block));
  }
  block.stmts = parse_stmt_list();
  block.rbrace = pos();
  want(Tok::rbrace);
  return stmt(at_pos, std::move(block));
}

}  // namespace stalemate::frontend
