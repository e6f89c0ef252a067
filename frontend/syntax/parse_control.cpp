// Statements with headers and clauses: if, for, switch, select (Go spec). A header is read as simple statements first;
// which of them is the condition shows at the opening brace.
#include <algorithm>

#include "frontend/syntax/parser_impl.hpp"

namespace stalemate::frontend {

void Parser::parse_header(Tok keyword, Header& header) {
  next();
  if (at(Tok::lbrace)) {
    if (keyword == Tok::if_) {
      syntax_error("missing condition in if statement");
      header.cond = bad_expr();
    }
    return;
  }
  const int outer_level = std::exchange(expr_level_, -1);
  parse_header_parts(keyword, header);
  expr_level_ = outer_level;
}

void Parser::parse_header_parts(Tok keyword, Header& header) {
  StmtId first;
  if (!at(Tok::semicolon)) {
    if (got(Tok::var_))
      syntax_error("var declaration not allowed in " + std::string(spelling(keyword)) + " initializer");
    first = parse_simple_stmt(keyword, &header);
    if (header.is_range) return;
  }
  if (at(Tok::lbrace)) {
    header.cond = condition_of(first, keyword, header);
    return;
  }
  header.init = first;
  const Token separator = token_;
  if (!got(Tok::semicolon)) {
    // More likely than a semicolon the brace is missing.
    want(Tok::lbrace);
    if (!at(Tok::lbrace)) advance({Tok::lbrace, Tok::rbrace});
  }
  StmtId second;
  if (keyword == Tok::for_) {
    if (!at(Tok::semicolon)) {
      if (at(Tok::lbrace)) return syntax_error("expected for loop condition");
      second = parse_simple_stmt(Tok::illegal, nullptr);
    }
    // A brace here is that of the body: taking it for the semicolon would make errors of all that follows.
    if (at(Tok::lbrace)) {
      syntax_error("expected semicolon or newline");
    } else {
      want(Tok::semicolon);
    }
    if (!at(Tok::lbrace)) {
      header.post = parse_simple_stmt(Tok::illegal, nullptr);
      const AssignStmt* post = ast_.as<AssignStmt>(header.post);
      if (post != nullptr && post->op == Tok::define)
        syntax_error_at(post->op_pos, "cannot declare in post statement of for loop");
    }
  } else if (!at(Tok::lbrace)) {
    header.guard_name = {};
    second = parse_simple_stmt(keyword, &header);
  } else {
    header.guard_name = {};
  }
  header.cond = condition_of(second, keyword, header);
  if (header.cond || keyword != Tok::if_ || separator.kind != Tok::semicolon) return;
  const Pos separator_pos = pos_of(separator.begin);
  if (separator.origin == SemicolonOrigin::written) {
    syntax_error_at(separator_pos, "missing condition in if statement");
  } else {
    syntax_error_at(separator_pos, "unexpected newline, expected { after if clause",
                    "put the `{` at the end of the line");
  }
  header.cond = expr(separator_pos, BadExpr{});
}

/// The condition (or tag) a simple statement stands for; absent without one. Recognizes type switch guards.
ExprId Parser::condition_of(StmtId simple, Tok keyword, Header& header) {
  if (!simple) return {};
  if (const ExprStmt* condition = ast_.as<ExprStmt>(simple)) {
    const TypeAssert* guard = ast_.as<TypeAssert>(condition->x);
    if (keyword == Tok::switch_ && guard != nullptr && !guard->type) {
      header.is_type_switch = true;
      header.guard_x = guard->x;
      const auto known = std::find(open_guards_.rbegin(), open_guards_.rend(), condition->x);
      if (known != open_guards_.rend()) open_guards_.erase(std::next(known).base());
    }
    return condition->x;
  }
  const auto operand = [this](ExprId x) { return is<Binary>(x) ? "(" + quote(x) + ")" : quote(x); };
  const auto operands = [this](const std::vector<ExprId>& list) {
    std::string text = quote(list.front());
    for (std::size_t i = 1; i < std::min<std::size_t>(list.size(), 4); ++i) text += ", " + quote(list[i]);
    return text;
  };
  std::string text = "statement";
  std::string hint;
  Pos at_pos = ast_[simple].pos;
  if (const AssignStmt* assign = ast_.as<AssignStmt>(simple)) {
    at_pos = assign->op_pos;
    if (assign->op == Tok::assign && assign->lhs.size() == 1 && assign->rhs.size() == 1) {
      hint = "use `==` to compare";
      text = "assignment " + operand(assign->lhs.front()) + " = " + operand(assign->rhs.front());
    } else {
      text = assign->op == Tok::assign ? "assignment " : "";
      text += operands(assign->lhs) + " " + std::string(spelling(assign->op)) + " " + operands(assign->rhs);
    }
  } else if (const IncDecStmt* inc_dec = ast_.as<IncDecStmt>(simple)) {
    text = quote(inc_dec->x) + std::string(spelling(inc_dec->op));
  } else if (const SendStmt* send = ast_.as<SendStmt>(simple)) {
    at_pos = send->arrow;
    text = quote(send->channel) + " <- " + quote(send->value);
  }
  syntax_error_at(at_pos, "cannot use " + text + " as value", std::move(hint));
  return expr(at_pos, BadExpr{});
}

/// At `range`.
void Parser::parse_range_clause(std::vector<ExprId> lhs, Tok op, Header& header) {
  header.is_range = true;
  header.range.op = op;
  header.range.range_pos = pos();
  if (op == Tok::define) check_define(lhs);
  if (!lhs.empty()) header.range.key = lhs[0];
  if (lhs.size() > 1) header.range.value = lhs[1];
  if (lhs.size() > 2) error_at(start(lhs[2]), "range clause permits at most two iteration variables");
  next();
  header.range.x = parse_expr();
}

StmtId Parser::parse_for() {
  const Pos at_pos = pos();
  Header header;
  parse_header(Tok::for_, header);
  const StmtId body = parse_block("for clause");
  if (!header.is_range) return stmt(at_pos, ForStmt{header.init, header.cond, header.post, body});
  header.range.body = body;
  return stmt(at_pos, header.range);
}

/// The parts of an `else if` chain are collected first and nested then: the chain may be long.
StmtId Parser::parse_if() {
  struct Part {
    Pos pos;
    IfStmt stmt;
  };
  std::vector<Part> parts;
  StmtId last;
  for (;;) {
    const Pos at_pos = pos();
    Header header;
    parse_header(Tok::if_, header);
    if (!header.cond) header.cond = bad_expr();
    const StmtId block = parse_block("if clause");
    parts.push_back({at_pos, {header.init, header.cond, block, {}}});
    if (!got(Tok::else_)) break;
    if (at(Tok::if_)) continue;
    if (at(Tok::lbrace)) {
      last = parse_block("");
    } else {
      syntax_error("else must be followed by if or statement block");
      advance({Tok::ident, Tok::rbrace});
    }
    break;
  }
  for (; !parts.empty(); parts.pop_back()) {
    parts.back().stmt.else_stmt = last;
    last = stmt(parts.back().pos, parts.back().stmt);
  }
  return last;
}

StmtId Parser::parse_switch() {
  const Pos at_pos = pos();
  Header header;
  parse_header(Tok::switch_, header);
  std::vector<StmtId> clauses;
  const Pos rbrace = parse_clauses("missing { after switch clause", clauses, &Parser::parse_case_clause);
  if (header.is_type_switch)
    return stmt(at_pos, TypeSwitchStmt{header.init, header.guard_name, header.guard_x, std::move(clauses), rbrace});
  return stmt(at_pos, SwitchStmt{header.init, header.cond, std::move(clauses), rbrace});
}

StmtId Parser::parse_select() {
  const Pos at_pos = pos();
  next();
  std::vector<StmtId> clauses;
  const Pos rbrace = parse_clauses("missing { after select clause", clauses, &Parser::parse_comm_clause);
  return stmt(at_pos, SelectStmt{std::move(clauses), rbrace});
}

/// The clauses of a switch or select and its braces. Returns the position of the closing one.
Pos Parser::parse_clauses(const char* missing_brace, std::vector<StmtId>& clauses, StmtId (Parser::*clause)()) {
  if (!got(Tok::lbrace)) {
    syntax_error(missing_brace);
    advance({Tok::case_, Tok::default_, Tok::rbrace});
  }
  while (!at(Tok::eof) && !at(Tok::rbrace)) clauses.push_back((this->*clause)());
  const Pos rbrace = pos();
  want(Tok::rbrace);
  return rbrace;
}

/// `default`, or a mistake where a clause should start.
bool Parser::parse_default() {
  if (got(Tok::default_)) return true;
  syntax_error("expected case or default or }");
  advance({Tok::colon, Tok::case_, Tok::default_, Tok::rbrace});
  return false;
}

/// Where the clauses of a switch go on or end; only then is a missing colon better not reported again.
bool Parser::at_clause_end() const { return at(Tok::case_) || at(Tok::default_) || at(Tok::rbrace); }

StmtId Parser::parse_case_clause() {
  const Pos at_pos = pos();
  CaseClause clause;
  const bool is_case = got(Tok::case_);
  if (is_case) {
    clause.values = parse_expr_list();
  } else {
    clause.is_default = parse_default();
  }
  clause.colon = pos();
  if (is_case || clause.is_default || !at_clause_end()) want(Tok::colon);
  clause.body = parse_stmt_list();
  return stmt(at_pos, std::move(clause));
}

StmtId Parser::parse_comm_clause() {
  const Pos at_pos = pos();
  CommClause clause;
  const bool is_case = got(Tok::case_);
  if (is_case) {
    clause.comm = parse_simple_stmt(Tok::illegal, nullptr);
    check_comm(clause.comm);
  } else {
    clause.is_default = parse_default();
  }
  clause.colon = pos();
  if (is_case || clause.is_default || !at_clause_end()) want(Tok::colon);
  clause.body = parse_stmt_list();
  return stmt(at_pos, std::move(clause));
}

void Parser::check_comm(StmtId comm) {
  const auto is_receive = [this](ExprId x) {
    const Unary* unary = ast_.as<Unary>(unparen(x));
    return (unary != nullptr && unary->op == Tok::arrow) || is<BadExpr>(x);
  };
  if (is<SendStmt>(comm)) return;
  if (const ExprStmt* receive = ast_.as<ExprStmt>(comm); receive != nullptr && is_receive(receive->x)) return;
  if (const AssignStmt* assign = ast_.as<AssignStmt>(comm);
      assign != nullptr && (assign->op == Tok::assign || assign->op == Tok::define) && assign->rhs.size() == 1 &&
      assign->lhs.size() <= 2 && is_receive(assign->rhs.front()))
    return;
  error_at(ast_[comm].pos, "select case must be send or receive (possibly with assignment)");
}

}  // namespace stalemate::frontend
