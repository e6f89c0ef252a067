// Signatures and parameter lists (Go spec, "Function types", "Type parameter declarations"). In `(a, b T)` names come
// before their type, in `(A, B)` there are only types: which it is shows at the end of the list, so entries are
// collected first and sorted out then.
#include "frontend/syntax/parser_impl.hpp"

namespace stalemate::frontend {

ExprId Parser::parse_signature(Pos at_pos, const char* owner) {
  const Nesting nesting(*this);
  if (!nesting.ok()) {
    too_deep();
    return expr(at_pos, FuncType{});
  }
  FuncType type;
  if (at(Tok::lbrack)) {
    const Pos lbrack = pos();
    next();
    if (owner != nullptr) syntax_error_at(lbrack, std::string(owner) + " must have no type parameters");
    if (at(Tok::rbrack)) {
      syntax_error("empty type parameter list");
      next();
    } else {
      type.type_params = parse_params(Tok::rbrack, true);
    }
  }
  want(Tok::lparen);
  type.params = parse_params(Tok::rparen, false);
  type.results = parse_results();
  return expr(at_pos, std::move(type));
}

std::vector<Field> Parser::parse_results() {
  if (got(Tok::lparen)) return parse_params(Tok::rparen, false);
  std::vector<Field> results;
  const Pos at_pos = pos();
  if (const ExprId type = try_type()) {
    Field result;
    result.type = type;
    result.pos = at_pos;
    results.push_back(std::move(result));
  }
  return results;
}

std::vector<Field> Parser::parse_params(Tok close, bool names_required, ExprId first_name, ExprId first_type) {
  std::vector<Param> params;
  Pos closed = pos();
  if (first_type && at(close)) {
    // list() would take the bracket for that of an empty list.
    params.push_back({first_name, first_type, start(first_name)});
    next();
  } else {
    closed = list("parameter list", Tok::comma, close, [&] {
      Param param;
      if (first_type) {
        params.push_back({first_name, first_type, start(first_name)});
      } else if (parse_param(close, first_name, param)) {
        params.push_back(param);
      }
      first_name = first_type = {};
      return false;
    });
  }
  complete_params(params, names_required, closed);

  // Names that share a type form one field.
  std::vector<Field> fields;
  Field field;
  for (const Param& param : params) {
    if (!field.pos.valid()) field.pos = param.pos;
    if (param.name) field.names.push_back(param.name);
    if (!param.type) continue;
    field.type = param.type;
    fields.push_back(std::exchange(field, {}));
  }
  return fields;
}

/// One entry: a name, a type, or both. Returns false after an error.
bool Parser::parse_param(Tok close, ExprId first_name, Param& param) {
  const bool is_type_param = close == Tok::rbrack;
  param.pos = first_name ? start(first_name) : pos();
  if (first_name || at(Tok::ident)) {
    const ExprId ident = first_name ? first_name : name();
    if (at(Tok::lbrack)) {
      bool is_instance = false;
      param.type = parse_array_or_instance(ident, is_instance);
      if (!is_instance) param.name = ident;
    } else if (at(Tok::period)) {
      param.type = parse_qualified_name(ident);
    } else if (is_type_param && at(Tok::or_)) {
      param.type = ident;
    } else {
      param.name = ident;
    }
  }
  if (param.type) {
    if (is_type_param) param.type = parse_union(param.type);
    return true;
  }
  if (at(Tok::ellipsis)) {
    const Pos dots = pos();
    next();
    ExprId element = try_type();
    if (!element) {
      element = bad_expr();
      syntax_error("... is missing type");
    }
    param.type = expr(dots, Ellipsis{element});
    return true;
  }
  if (is_type_param && at(Tok::tilde)) {
    param.type = parse_union({});
  } else if (const ExprId type = try_type()) {
    param.type = is_type_param ? parse_union(type) : type;
  }
  if (param.name || param.type) return true;
  syntax_error("expected " + std::string(spelling(close)));
  advance({Tok::comma, close});
  return false;
}

/// Decides between names and types. Afterwards each entry has a type, or is a name that shares that of the next one.
void Parser::complete_params(std::vector<Param>& params, bool names_required, Pos close) {
  std::size_t named_count = 0;  // entries with name and type
  std::size_t typed_count = 0;  // entries with a type
  for (const Param& param : params) {
    if (param.name && param.type) ++named_count;
    if (param.type) ++typed_count;
  }
  if (named_count == 0 && !names_required) {
    for (Param& param : params)
      if (!param.type) param.type = std::exchange(param.name, {});
    return;
  }
  if (named_count == params.size()) return;

  Pos wrong;  // of the left-most wrong entry
  bool has_type = false;
  for (auto it = params.rbegin(); it != params.rend(); ++it) {
    if (it->type) {
      has_type = true;
      if (!it->name) {
        wrong = start(it->type);
        it->name = blank_name(wrong);
      }
    } else if (!has_type) {
      wrong = it->pos;
      it->type = bad_expr();
    }
  }
  if (!wrong.valid()) return;
  if (!names_required) {
    syntax_error_at(wrong, "mixed named and unnamed parameters");
  } else if (named_count == typed_count) {
    syntax_error_at(close, "missing type constraint");
  } else {
    syntax_error_at(wrong, "type parameters must be named");
  }
}

}  // namespace stalemate::frontend
