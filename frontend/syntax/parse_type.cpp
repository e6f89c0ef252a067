// Types (Go spec, "Types"): what cannot be an expression is parsed here, type names as identifiers and selectors.
#include "frontend/syntax/parser_impl.hpp"

namespace stalemate::frontend {

ExprId Parser::parse_type() {
  if (const ExprId type = try_type()) return type;
  const ExprId bad = bad_expr();
  syntax_error("expected type");
  advance({Tok::comma, Tok::colon, Tok::semicolon, Tok::rparen, Tok::rbrack, Tok::rbrace});
  return bad;
}

ExprId Parser::try_type() {
  const Nesting nesting(*this);
  if (!nesting.ok()) return too_deep();
  const Pos at_pos = pos();
  switch (token_.kind) {
    case Tok::ident: return parse_qualified_name({});
    case Tok::mul: next(); return expr(at_pos, Star{parse_type()});
    case Tok::lparen: {
      next();
      const ExprId type = parse_type();
      want(Tok::rparen);
      return expr(at_pos, Paren{type});
    }
    case Tok::lbrack: next(); return got(Tok::rbrack) ? parse_slice_type(at_pos) : parse_array_type(at_pos, {});
    case Tok::map_: {
      next();
      want(Tok::lbrack);
      const ExprId key = parse_type();
      want(Tok::rbrack);
      const ExprId value = parse_type();
      return expr(at_pos, MapType{key, value});
    }
    case Tok::chan_: {
      next();
      const ChanDir dir = got(Tok::arrow) ? ChanDir::send : ChanDir::both;
      const ExprId element = parse_channel_element();
      return expr(at_pos, ChanType{dir, element});
    }
    case Tok::arrow: {
      next();
      want(Tok::chan_);
      const ExprId element = parse_channel_element();
      return expr(at_pos, ChanType{ChanDir::recv, element});
    }
    case Tok::func_: next(); return parse_signature(at_pos, "function type");
    case Tok::struct_: return parse_struct_type();
    case Tok::interface_: return parse_interface_type();
    default: return {};
  }
}

ExprId Parser::parse_channel_element() {
  if (const ExprId type = try_type()) return type;
  const ExprId bad = bad_expr();
  syntax_error("missing channel element type");
  return bad;
}

/// After `[`, or after `[` and a length.
ExprId Parser::parse_array_type(Pos at_pos, ExprId length) {
  ArrayType type;
  type.length = length;
  if (!length) {
    if (got(Tok::ellipsis)) {
      type.is_elided = true;
    } else {
      const Bracketed bracketed(*this);
      type.length = parse_expr();
    }
  }
  if (at(Tok::comma)) {
    // Allowed at the end of a type parameter list, which the user may have meant.
    syntax_error("unexpected comma; expected ]");
    next();
  }
  want(Tok::rbrack);
  type.element = parse_type();
  return expr(at_pos, type);
}

/// After `[]`.
ExprId Parser::parse_slice_type(Pos at_pos) {
  ArrayType type;
  type.is_slice = true;
  type.element = parse_type();
  return expr(at_pos, type);
}

/// `T`, `p.T` and their instances. `first` is the first name if it was parsed already.
ExprId Parser::parse_qualified_name(ExprId first) {
  ExprId x = first;
  if (!x) {
    if (at(Tok::ident)) {
      x = name();
    } else {
      x = blank_name(pos());
      syntax_error("expected name");
      advance({Tok::period, Tok::semicolon, Tok::rbrace});
    }
  }
  if (got(Tok::period)) {
    const ExprId selected = name();
    x = expr(start(x), Selector{x, selected});
  }
  return at(Tok::lbrack) ? parse_type_arguments(x) : x;
}

ExprId Parser::parse_type_arguments(ExprId generic) {
  Index instance;
  instance.x = generic;
  instance.lbrack = pos();
  want(Tok::lbrack);
  if (at(Tok::rbrack)) {
    syntax_error("expected type argument list");
    instance.indices.push_back(bad_expr());
  } else {
    bool has_comma = false;
    instance.indices = parse_type_list(has_comma);
  }
  instance.rbrack = pos();
  want(Tok::rbrack);
  return expr(start(generic), std::move(instance));
}

ExprId Parser::parse_array_or_instance(ExprId generic, bool& is_instance) {
  const Pos lbrack = pos();
  is_instance = false;
  want(Tok::lbrack);
  if (got(Tok::rbrack)) return parse_slice_type(lbrack);
  bool has_comma = false;
  std::vector<ExprId> indices = parse_type_list(has_comma);
  const Pos rbrack = pos();
  want(Tok::rbrack);
  if (!has_comma) {
    if (const ExprId element = try_type()) {
      ArrayType type;
      type.length = indices.front();
      type.element = element;
      return expr(lbrack, type);
    }
  }
  is_instance = true;
  return expr(start(generic), Index{generic, std::move(indices), lbrack, rbrack});
}

/// Type arguments, of which the first may be any expression; a trailing comma is accepted.
std::vector<ExprId> Parser::parse_type_list(bool& has_comma) {
  const Bracketed bracketed(*this);
  std::vector<ExprId> types{parse_expr()};
  has_comma = false;
  while (got(Tok::comma)) {
    has_comma = true;
    const ExprId type = try_type();
    if (!type) break;
    types.push_back(type);
  }
  return types;
}

ExprId Parser::parse_struct_type() {
  const Nesting nesting(*this);
  if (!nesting.ok()) return too_deep();
  const Pos at_pos = pos();
  next();
  want(Tok::lbrace);
  StructType type;
  list("struct type", Tok::semicolon, Tok::rbrace, [&] {
    parse_field(type.fields);
    return false;
  });
  return expr(at_pos, std::move(type));
}

void Parser::parse_field(std::vector<Field>& fields) {
  if (at(Tok::mul) || at(Tok::lparen)) return parse_embedded_field(fields);
  Field field;
  field.pos = pos();
  if (!at(Tok::ident)) {
    syntax_error("expected field name or embedded type");
    return advance({Tok::semicolon, Tok::rbrace});
  }
  const ExprId first = name();
  if (at(Tok::period) || at(Tok::string_lit) || at(Tok::semicolon) || at(Tok::rbrace)) {
    field.type = parse_qualified_name(first);
    field.embedded = true;
  } else {
    field.names.push_back(first);
    while (got(Tok::comma)) field.names.push_back(name());
    if (field.names.size() == 1 && at(Tok::lbrack)) {
      // Either an embedded instance `T[A]` or a field of an array or slice type.
      field.type = parse_array_or_instance(first, field.embedded);
      if (field.embedded) field.names.clear();
    } else {
      field.type = parse_type();
    }
  }
  field.tag = try_tag();
  fields.push_back(std::move(field));
}

/// At `*` or a mistaken `(`.
void Parser::parse_embedded_field(std::vector<Field>& fields) {
  Field field;
  field.embedded = true;
  field.pos = pos();
  bool is_pointer = false;
  bool is_parenthesized = false;
  Pos star = pos();
  // `*T`; `(*T)`, `*(T)` and `(T)` are common mistakes.
  while (at(Tok::mul) || at(Tok::lparen)) {
    if (at(Tok::lparen)) {
      if (is_parenthesized) break;
      syntax_error("cannot parenthesize embedded type");
      is_parenthesized = true;
    } else {
      if (is_pointer) break;
      is_pointer = true;
      star = pos();
    }
    next();
  }
  field.type = parse_qualified_name({});
  if (is_pointer) field.type = expr(star, Star{field.type});
  if (is_parenthesized) got(Tok::rparen);
  field.tag = try_tag();
  fields.push_back(std::move(field));
}

std::string Parser::try_tag() {
  std::string tag;
  switch (token_.kind) {
    case Tok::string_lit:
      if (!token_.malformed) tag = lexer_.text(token_);
      break;
    case Tok::int_lit:
    case Tok::float_lit:
    case Tok::imag_lit:
    case Tok::char_lit: syntax_error("struct field tag must be a string"); break;
    default: return tag;
  }
  next();
  return tag;
}

ExprId Parser::parse_interface_type() {
  const Nesting nesting(*this);
  if (!nesting.ok()) return too_deep();
  const Pos at_pos = pos();
  next();
  want(Tok::lbrace);
  InterfaceType type;
  list("interface type", Tok::semicolon, Tok::rbrace, [&] {
    parse_interface_element(type);
    return false;
  });
  return expr(at_pos, std::move(type));
}

/// A method, or a union of embedded types.
void Parser::parse_interface_element(InterfaceType& type) {
  if (!at(Tok::ident)) {
    type.embedded.push_back(parse_union({}));
    return;
  }
  constexpr const char* owner = "interface method";
  const ExprId first = name();
  if (at(Tok::lparen)) {
    const ExprId signature = parse_signature(pos(), owner);
    type.methods.push_back({first, signature});
    return;
  }
  if (!at(Tok::lbrack)) {
    type.embedded.push_back(parse_union(parse_qualified_name(first)));
    return;
  }
  // `m[T C](x T)`, which is wrong but common, or an embedded instance `T[A, B]`. Both look like a parameter list.
  const Pos lbrack = pos();
  next();
  const bool is_empty = at(Tok::rbrack);
  const Pos rbrack_of_empty = pos();
  std::vector<Field> arguments;
  Pos rbrack = pos();
  if (is_empty) {
    next();
  } else {
    arguments = parse_params(Tok::rbrack, false);
    rbrack = pos_of(previous_end_ - 1);
  }
  const bool is_method = arguments.empty() ? at(Tok::lparen) : !arguments.front().names.empty();
  if (is_empty) error_at(rbrack_of_empty, is_method ? "empty type parameter list" : "empty type argument list");
  if (is_method) {
    if (!arguments.empty()) error_at(lbrack, "interface method must have no type parameters");
    const ExprId signature = parse_signature(pos(), owner);
    type.methods.push_back({first, signature});
    return;
  }
  ExprId embedded = first;
  if (!arguments.empty()) {
    Index instance{first, {}, lbrack, rbrack};
    for (const Field& argument : arguments) instance.indices.push_back(argument.type);
    embedded = expr(start(first), std::move(instance));
  }
  type.embedded.push_back(parse_union(embedded));
}

/// `A | ~B | …`; `first` is the first term if it was parsed already.
ExprId Parser::parse_union(ExprId first) {
  ExprId x = first ? first : parse_union_term();
  while (at(Tok::or_)) {
    const Pos op_pos = pos();
    next();
    const ExprId y = parse_union_term();
    x = expr(start(x), Binary{Tok::or_, x, y, op_pos});
  }
  return x;
}

ExprId Parser::parse_union_term() {
  const Pos at_pos = pos();
  if (got(Tok::tilde)) {
    const ExprId type = parse_type();
    return expr(at_pos, Unary{Tok::tilde, type});
  }
  if (const ExprId type = try_type()) return type;
  const ExprId bad = bad_expr();
  syntax_error("expected ~ term or type");
  advance({Tok::or_, Tok::tilde, Tok::semicolon, Tok::rparen, Tok::rbrack, Tok::rbrace});
  return bad;
}

}  // namespace stalemate::frontend
