// Files and declarations (Go spec, "Source file organization", "Declarations and scope").
#include "frontend/syntax/literal.hpp"
#include "frontend/syntax/parser_impl.hpp"

namespace stalemate::frontend {
namespace {

constexpr TokSet declaration_starts = {Tok::import_, Tok::const_, Tok::type_, Tok::var_, Tok::func_};

}  // namespace

void Parser::parse_file() {
  file_.package_pos = pos();
  if (!got(Tok::package_)) return syntax_error("package statement must be first");
  file_.package_name = name();
  want(Tok::semicolon);
  // A file whose package clause is wrong is most likely no Go at all.
  if (errors_.count() != 0) return;
  while (!at(Tok::eof)) parse_top_level();
}

void Parser::parse_top_level() {
  const Decl* last = file_.decls.empty() ? nullptr : &ast_[file_.decls.back()];
  DeclId declaration;
  switch (token_.kind) {
    case Tok::import_:
      if (last != nullptr && !std::holds_alternative<ImportDecl>(last->data))
        syntax_error("imports must appear before other declarations");
      declaration = parse_import();
      break;
    case Tok::const_: declaration = parse_const(); break;
    case Tok::type_: declaration = parse_type_decl(); break;
    case Tok::var_: declaration = parse_var(); break;
    case Tok::func_: declaration = parse_func(); break;
    default: {
      const FuncDecl* func = last != nullptr ? std::get_if<FuncDecl>(&last->data) : nullptr;
      if (at(Tok::lbrace) && func != nullptr && !func->body) {
        syntax_error("unexpected semicolon or newline before {", "put the `{` at the end of the line before");
      } else {
        syntax_error("non-declaration statement outside function body");
      }
      return advance(declaration_starts);
    }
  }
  if (declaration) file_.decls.push_back(declaration);
  if (!at(Tok::eof) && !got(Tok::semicolon)) {
    syntax_error("after top level declaration");
    advance(declaration_starts);
  }
}

/// Parses `spec`, or a parenthesized group of them.
template <class Spec>
void Parser::group(Spec spec) {
  if (!got(Tok::lparen)) return spec();
  list("grouped declaration", Tok::semicolon, Tok::rparen, [&] {
    spec();
    return false;
  });
}

DeclId Parser::parse_import() {
  const Pos at_pos = pos();
  next();
  ImportDecl imports;
  group([&] { parse_import_spec(imports); });
  return decl(at_pos, std::move(imports));
}

void Parser::parse_import_spec(ImportDecl& imports) {
  ImportSpec spec;
  if (at(Tok::ident)) {
    spec.name = name();
  } else if (at(Tok::period)) {
    const Pos at_pos = pos();
    next();
    spec.name = expr(at_pos, Ident{ast_.intern(".")});
  }
  spec.path_pos = pos();
  switch (token_.kind) {
    case Tok::string_lit:
      if (!token_.malformed) spec.path = unquote_string(lexer_.text(token_)).value_or("");
      break;
    case Tok::int_lit:
    case Tok::float_lit:
    case Tok::imag_lit:
    case Tok::char_lit: syntax_error("import path must be a string"); break;
    default: syntax_error("missing import path; require quoted string"); return advance({Tok::semicolon, Tok::rparen});
  }
  next();
  imports.specs.push_back(std::move(spec));
}

DeclId Parser::parse_const() {
  const Pos at_pos = pos();
  next();
  ConstDecl constants;
  group([&] { parse_const_spec(constants); });
  return decl(at_pos, std::move(constants));
}

void Parser::parse_const_spec(ConstDecl& constants) {
  ValueSpec spec;
  spec.pos = pos();
  spec.iota = static_cast<std::uint32_t>(constants.specs.size());
  do spec.names.push_back(name());
  while (got(Tok::comma));
  if (!at(Tok::eof) && !at(Tok::semicolon) && !at(Tok::rparen)) {
    spec.type = try_type();
    if (got_assign()) spec.values = parse_expr_list();
  }
  constants.specs.push_back(std::move(spec));
}

DeclId Parser::parse_var() {
  const Pos at_pos = pos();
  next();
  VarDecl variables;
  group([&] { parse_var_spec(variables); });
  return decl(at_pos, std::move(variables));
}

void Parser::parse_var_spec(VarDecl& variables) {
  ValueSpec spec;
  spec.pos = pos();
  do spec.names.push_back(name());
  while (got(Tok::comma));
  if (got_assign()) {
    spec.values = parse_expr_list();
  } else {
    spec.type = parse_type();
    if (got_assign()) spec.values = parse_expr_list();
  }
  variables.specs.push_back(std::move(spec));
}

DeclId Parser::parse_type_decl() {
  const Pos at_pos = pos();
  next();
  TypeDecl types;
  group([&] { parse_type_spec(types); });
  return decl(at_pos, std::move(types));
}

void Parser::parse_type_spec(TypeDecl& types) {
  TypeSpec spec;
  spec.name = name();
  if (at(Tok::lbrack)) {
    parse_type_params_or_array(spec);
  } else {
    spec.is_alias = got_assign();
    spec.type = try_type();
  }
  if (!spec.type) {
    spec.type = bad_expr();
    syntax_error("in type declaration");
    advance({Tok::semicolon, Tok::rparen});
  }
  types.specs.push_back(std::move(spec));
}

/// After `type T`, at a `[`: an array or slice type, or type parameters. `type T[P *C]` could be either; as gc does, it
/// is an array type unless what follows P cannot be an expression or a comma follows (Go spec, "Type parameter
/// declarations").
void Parser::parse_type_params_or_array(TypeSpec& spec) {
  const Pos lbrack = pos();
  next();
  if (got(Tok::rbrack)) {
    spec.type = parse_slice_type(lbrack);
    return;
  }
  if (!at(Tok::ident)) {
    spec.type = parse_array_type(lbrack, {});
    return;
  }
  ExprId x = name();
  // In `P []E` a constraint starts; an index expression would be no constant, thus no array length.
  if (!at(Tok::lbrack)) {
    const Bracketed bracketed(*this);
    x = parse_binary(parse_primary(x), 0);
  }
  ExprId param, constraint;
  if (split_type_param(x, at(Tok::comma), param, constraint) && (constraint || !at(Tok::rbrack))) {
    spec.type_params = parse_params(Tok::rbrack, true, param, constraint);
    spec.is_alias = got_assign();
    spec.type = try_type();
  } else {
    spec.type = parse_array_type(lbrack, x);
  }
}

/// Splits an expression that can be read as a name and a constraint: `P *E`, `P (E)`, and unions that start like these.
/// Without `force` this is only done if the constraint cannot be an ordinary expression. A mere name is a name without
/// constraint.
bool Parser::split_type_param(ExprId x, bool force, ExprId& param, ExprId& constraint) {
  // Descend along the left operands of `|`, as operator chains may be long.
  std::vector<Binary> unions;
  while (const Binary* binary = ast_.as<Binary>(x)) {
    if (binary->op != Tok::or_) break;
    unions.push_back(*binary);
    force = force || is_type_element(binary->y);
    x = binary->x;
  }
  if (is<Ident>(x)) {
    param = x;
    return unions.empty();
  }
  if (const Binary* product = ast_.as<Binary>(x)) {
    if (product->op != Tok::mul || !is<Ident>(product->x) || (!force && !is_type_element(product->y))) return false;
    param = product->x;
    constraint = ast_.add(Expr{product->op_pos, ast_[product->y].end, Star{product->y}});
  } else if (const Call* call = ast_.as<Call>(x)) {
    if (!is<Ident>(call->fun) || call->args.size() != 1 || call->has_ellipsis) return false;
    if (!force && !is_type_element(call->args.front())) return false;
    param = call->fun;
    constraint = ast_.add(Expr{call->lparen, ast_[x].end, Paren{call->args.front()}});
  } else {
    return false;
  }
  for (auto it = unions.rbegin(); it != unions.rend(); ++it)
    constraint = ast_.add(Expr{start(constraint), ast_[it->y].end, Binary{Tok::or_, constraint, it->y, it->op_pos}});
  return true;
}

/// Whether the expression can only be a type or a constraint, not a value.
bool Parser::is_type_element(ExprId x) const {
  for (;;) {
    if (const Binary* binary = ast_.as<Binary>(x)) {
      // The right operand nests no deeper than the source does, the left one may.
      if (is_type_element(binary->y)) return true;
      x = binary->x;
    } else if (const Unary* unary = ast_.as<Unary>(x)) {
      if (unary->op == Tok::tilde) return true;
      x = unary->x;
    } else if (const Star* star = ast_.as<Star>(x)) {
      x = star->x;
    } else if (const Paren* paren = ast_.as<Paren>(x)) {
      x = paren->x;
    } else {
      return is<ArrayType>(x) || is<StructType>(x) || is<FuncType>(x) || is<InterfaceType>(x) || is<MapType>(x) ||
             is<ChanType>(x);
    }
  }
}

DeclId Parser::parse_func() {
  const Pos at_pos = pos();
  next();
  FuncDecl func;
  bool is_method = false;
  if (at(Tok::lparen)) {
    const Pos lparen = pos();
    next();
    func.receiver = parse_params(Tok::rparen, false);
    is_method = true;
    if (func.receiver.empty()) {
      error_at(lparen, "method has no receiver");
    } else if (func.receiver.size() > 1 || func.receiver.front().names.size() > 1) {
      error_at(lparen, "method has multiple receivers");
      func.receiver.resize(1);
      if (func.receiver.front().names.size() > 1) func.receiver.front().names.resize(1);
    }
  }
  if (!at(Tok::ident)) {
    syntax_error(is_method ? "expected name" : "expected name or (");
    advance({Tok::lbrace, Tok::semicolon});
    return {};
  }
  func.name = name();
  func.type = parse_signature(pos(), is_method ? "method" : nullptr);
  if (at(Tok::lbrace)) func.body = parse_body("function");
  return decl(at_pos, std::move(func));
}

}  // namespace stalemate::frontend
