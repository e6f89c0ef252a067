// Operands and what may follow them: selectors, indices, slices, type assertions, calls (Go spec, "Primary
// expressions").
#include "frontend/syntax/parser_impl.hpp"

namespace stalemate::frontend {

ExprId Parser::parse_operand() {
  const Pos at_pos = pos();
  switch (token_.kind) {
    case Tok::ident: return name();
    case Tok::int_lit:
    case Tok::float_lit:
    case Tok::imag_lit:
    case Tok::char_lit:
    case Tok::string_lit: {
      const Token literal = token_;
      next();
      if (literal.malformed) return expr(at_pos, BadExpr{});
      return expr(at_pos, BasicLit{literal.kind, std::string(lexer_.text(literal))});
    }
    case Tok::lparen: {
      next();
      ExprId x;
      {
        const Bracketed bracketed(*this);
        x = parse_expr();
      }
      want(Tok::rparen);
      return expr(at_pos, Paren{x});
    }
    case Tok::func_: return parse_func_lit_or_type();
    case Tok::lbrack:
    case Tok::chan_:
    case Tok::map_:
    case Tok::struct_:
    case Tok::interface_: return parse_type();
    default: {
      const ExprId bad = bad_expr();
      syntax_error("expected expression");
      advance({Tok::rparen, Tok::rbrack, Tok::rbrace});
      return bad;
    }
  }
}

ExprId Parser::parse_func_lit_or_type() {
  const Pos at_pos = pos();
  next();
  const ExprId type = parse_signature(at_pos, "function type");
  if (!at(Tok::lbrace)) return type;
  const Bracketed bracketed(*this);
  const StmtId body = parse_body("function literal");
  return expr(at_pos, FuncLit{type, body});
}

/// `x` is the operand if it was parsed already.
ExprId Parser::parse_primary(ExprId x) {
  if (!x) x = parse_operand();
  for (;;) {
    switch (token_.kind) {
      case Tok::period: x = parse_selector(x); break;
      case Tok::lbrack: x = parse_index_or_slice(x); break;
      case Tok::lparen: x = parse_call(x); break;
      case Tok::lbrace:
        if (!may_be_literal_type(x)) return x;
        if (is<Paren>(x)) syntax_error("cannot parenthesize type in composite literal");
        x = parse_literal_value(start(x), x);
        break;
      default: return x;
    }
  }
}

/// At a `.`: a selector or a type assertion.
ExprId Parser::parse_selector(ExprId x) {
  next();
  if (at(Tok::ident)) {
    const ExprId selected = name();
    return expr(start(x), Selector{x, selected});
  }
  if (!got(Tok::lparen)) {
    syntax_error("expected name or (");
    advance({Tok::semicolon, Tok::rparen});
    return x;
  }
  if (!got(Tok::type_)) {
    const ExprId type = parse_type();
    want(Tok::rparen);
    return expr(start(x), TypeAssert{x, type});
  }
  want(Tok::rparen);
  const ExprId guard = expr(start(x), TypeAssert{x, {}});
  open_guards_.push_back(guard);
  return guard;
}

/// At a `[`.
ExprId Parser::parse_index_or_slice(ExprId x) {
  const Pos lbrack = pos();
  next();
  if (at(Tok::rbrack)) {
    syntax_error("expected operand");
    next();
    return x;
  }
  if (at(Tok::colon)) return parse_slice(x, {}, lbrack);
  bool has_comma = false;
  std::vector<ExprId> indices = parse_type_list(has_comma);
  if (!has_comma && !at(Tok::rbrack)) return parse_slice(x, indices.front(), lbrack);
  const Pos rbrack = pos();
  want(Tok::rbrack);
  return expr(start(x), Index{x, std::move(indices), lbrack, rbrack});
}

/// At what should be the first `:` of a slice expression.
ExprId Parser::parse_slice(ExprId x, ExprId low, Pos lbrack) {
  if (!got(Tok::colon)) {
    syntax_error("expected comma, : or ]");
    advance({Tok::comma, Tok::colon, Tok::rbrack});
  }
  SliceExpr slice;
  slice.x = x;
  slice.low = low;
  slice.lbrack = lbrack;
  {
    const Bracketed bracketed(*this);
    if (!at(Tok::colon) && !at(Tok::rbrack)) slice.high = parse_expr();
    if (at(Tok::colon)) {
      slice.three = true;
      if (!slice.high) {
        error_at(pos(), "middle index required in 3-index slice");
        slice.high = bad_expr();
      }
      next();
      if (at(Tok::rbrack)) {
        error_at(pos(), "final index required in 3-index slice");
        slice.max = bad_expr();
      } else {
        slice.max = parse_expr();
      }
    }
  }
  want(Tok::rbrack);
  return expr(start(x), slice);
}

/// At a `(`: a call or a conversion.
ExprId Parser::parse_call(ExprId fun) {
  Call call;
  call.fun = fun;
  call.lparen = pos();
  next();
  {
    const Bracketed bracketed(*this);
    call.rparen = list("argument list", Tok::comma, Tok::rparen, [&] {
      call.args.push_back(parse_expr());
      call.has_ellipsis = got(Tok::ellipsis);
      return call.has_ellipsis;
    });
  }
  return expr(start(fun), std::move(call));
}

}  // namespace stalemate::frontend
