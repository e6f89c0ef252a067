// Expressions: the dispatch over all forms, names, literals of functions and basic types, and unary operators (Go spec,
// "Expressions").
#include "frontend/types/checker.hpp"

namespace stalemate::frontend {

void Checker::expr(Operand& x, ExprId e, TypeId hint) {
  raw_expr(x, e, hint, false);
  require_value(x, false, false);
}

void Checker::multi_expr(Operand& x, ExprId e) {
  raw_expr(x, e, {}, false);
  require_value(x, true, false);
}

void Checker::expr_or_type(Operand& x, ExprId e, bool allow_generic) {
  raw_expr(x, e, {}, allow_generic);
  require_value(x, false, true);
}

void Checker::generic_expr(Operand& x, ExprId e) {
  raw_expr(x, e, {}, true);
  require_value(x, false, false);
}

void Checker::require_value(Operand& x, bool allow_multi, bool allow_type) {
  switch (x.mode) {
    case Mode::none: return;
    case Mode::novalue: error(x, text(x) + " used as value"); break;
    case Mode::builtin: error(x, text(x) + " must be called"); break;
    case Mode::type:
      if (allow_type) return;
      error(x, text(x) + " is not an expression");
      break;
    default: {
      const auto* tuple = types_.as<TupleType>(x.type);
      if (tuple == nullptr || allow_multi) return;
      error(x, "multiple-value " + text(x) + " in single-value context");
    }
  }
  x.invalidate();
}

void Checker::raw_expr(Operand& x, ExprId e, TypeId hint, bool allow_generic) {
  x = Operand{};
  x.expr = e;
  const Nesting nesting(*this);
  if (!nesting.ok()) {
    unsupported(ast_[e].pos, "expression nests too deeply");
    return;
  }
  expr_internal(x, e, hint);
  x.expr = e;
  if (!allow_generic) refuse_generic(x);
  if (x.ok() && x.mode != Mode::type && x.mode != Mode::builtin && x.mode != Mode::novalue) {
    if (!x.type) {
      x.type = invalid_type();
    } else if (!types_.underlying(x.type)) {
      report_incomplete(x.type, ast_[e].pos);
      x.invalidate();
    }
    if (!is_valid(x.type)) x.invalidate();
  }
  record(x);
}

void Checker::refuse_generic(Operand& x) {
  if (x.generic) {
    error(x, "cannot use generic function " + text(x.expr) + " without instantiation");
    x.invalidate();
    x.generic = nullptr;
    return;
  }
  if (x.mode != Mode::type) return;
  const auto* named = types_.as<NamedType>(x.type);
  if (named == nullptr || named->origin != x.type || named->type_params.empty()) return;
  error(x, "cannot use generic type " + text(x.expr) + " without instantiation");
  x.invalidate();
}

void Checker::record(const Operand& x) {
  TypeAndValue& entry = checked_.expr_types[x.expr.value];
  entry.mode = x.mode;
  entry.type = x.type;
  entry.value = {};
  if (x.mode != Mode::constant) return;
  if (const auto* string = std::get_if<std::string>(&x.value)) {
    // Each mention of a string constant holds a copy.
    constexpr std::size_t string_bytes_max = std::size_t{1} << 29U;
    string_bytes_ += string->size();
    if (string_bytes_ > string_bytes_max) {
      if (string_bytes_ - string->size() <= string_bytes_max) {
        unsupported(ast_[x.expr].pos, "string constants take too much memory");
      }
      return;
    }
  }
  entry.value = x.value;
}

void Checker::forget_string(ExprId e) {
  TypeAndValue& entry = checked_.expr_types[e.value];
  const auto* string = std::get_if<std::string>(&entry.value);
  if (string == nullptr || ast_.as<Binary>(e) == nullptr) return;
  string_bytes_ -= string->size();
  entry.value = {};
}

void Checker::expr_internal(Operand& x, ExprId e, TypeId hint) {
  const ExprData& data = ast_[e].data;
  if (std::holds_alternative<Ident>(data)) {
    ident(x, e, false);
  } else if (const auto* literal = std::get_if<BasicLit>(&data)) {
    basic_literal(x, *literal);
  } else if (const auto* function = std::get_if<FuncLit>(&data)) {
    func_literal(x, e, *function);
  } else if (const auto* composite = std::get_if<CompositeLit>(&data)) {
    composite_literal(x, e, *composite, hint);
  } else if (const auto* paren = std::get_if<Paren>(&data)) {
    // Type switches, generic functions and types keep what they are inside parentheses.
    raw_expr(x, paren->x, {}, true);
  } else if (const auto* selector_node = std::get_if<Selector>(&data)) {
    selector(x, e, *selector_node, false);
  } else if (const auto* index_node = std::get_if<Index>(&data)) {
    index(x, e, *index_node);
  } else if (const auto* slice_node = std::get_if<SliceExpr>(&data)) {
    slice(x, e, *slice_node);
  } else if (const auto* assertion = std::get_if<TypeAssert>(&data)) {
    type_assertion(x, e, *assertion);
  } else if (const auto* call_node = std::get_if<Call>(&data)) {
    call(x, e, *call_node);
  } else if (const auto* star_node = std::get_if<Star>(&data)) {
    star(x, e, *star_node);
  } else if (const auto* unary_node = std::get_if<Unary>(&data)) {
    if (unary_node->op == Tok::and_) {
      take_address(x, e, *unary_node, hint);
    } else {
      unary(x, e, *unary_node);
    }
  } else if (std::holds_alternative<Binary>(data)) {
    binary_chain(x, e);
  } else if (std::holds_alternative<KeyValue>(data)) {
    error(e, "no key:value expected");
  } else if (std::holds_alternative<BadExpr>(data)) {
    return;
  } else {
    const TypeId type = type_expr(e);
    if (!is_valid(type)) return;
    x.mode = Mode::type;
    x.type = type;
  }
}

void Checker::ident(Operand& x, ExprId e, bool want_type) {
  const Symbol symbol = symbol_of(e);
  if (symbol == blank_) {
    error(e, want_type ? "cannot use _ as type" : "cannot use _ as value");
    return;
  }
  const ObjectId id = find(symbol);
  if (!id) {
    const std::string package = partly_known_import(symbol);
    if (package.empty()) return error(e, "undefined: " + name(symbol));
    return not_modelled(ast_[e].pos, "undefined: " + name(symbol), package);
  }
  record_object(e, id);
  resolve(id);
  const Object& object = checked_.object(id);
  switch (object.kind) {
    case ObjectKind::package_name:
      mark_used(id);
      if (object.imported) error(e, "use of package " + name(symbol) + " without selector");
      return;
    case ObjectKind::constant:
      add_use(id);
      mark_used(id);
      if (!is_valid(object.type)) return follow_fault(e, id);
      if (id == iota_object_) {
        if (!env_.iota) {
          error(e, "cannot use iota outside constant declaration");
          return;
        }
        x.value = BigInt(*env_.iota);
      } else {
        x.value = object.value;
        if (!is_constant(x.value)) return;
      }
      x.mode = Mode::constant;
      break;
    case ObjectKind::type_name:
      mark_used(id);
      if (!object.type) {
        // An alias on a cycle.
        if (!reported_cycles_.contains(id.value)) report_cycle({id});
        return;
      }
      if (!is_valid(object.type)) return follow_fault(e, id);
      x.mode = Mode::type;
      x.type = named_mention(id);
      return;
    case ObjectKind::variable:
      add_use(id);
      mark_used(id);
      if (!is_valid(object.type)) return follow_fault(e, id);
      if (mentions_invalid(object.type)) follow_fault(e, id);
      x.mode = Mode::variable;
      break;
    case ObjectKind::function:
      add_use(id);
      if (!is_valid(object.type)) return follow_fault(e, id);
      if (mentions_invalid(object.type)) follow_fault(e, id);
      x.mode = Mode::value;
      if (!object.type_params.empty() && !object.receiver) {
        x.generic = std::make_shared<GenericFunction>(GenericFunction{id, e, {}, {}});
      }
      break;
    case ObjectKind::builtin:
      x.mode = Mode::builtin;
      x.builtin = object.builtin;
      return;
    case ObjectKind::nil: x.mode = Mode::nil; break;
    default: return;
  }
  x.type = object.type;
}

void Checker::basic_literal(Operand& x, const BasicLit& literal) {
  constexpr std::size_t length_max = 10000;
  if (literal.kind != Tok::string_lit && literal.text.size() > length_max) {
    error(x, "excessively long constant: " + literal.text.substr(0, 10) + "... (" +
                 std::to_string(literal.text.size()) + " chars)");
    return;
  }
  x.value = literal_value(literal.kind, literal.text);
  if (!is_constant(x.value)) {
    error(x, "constant " + literal.text.substr(0, 50) + " is malformed or too large");
    return;
  }
  x.mode = Mode::constant;
  switch (literal.kind) {
    case Tok::int_lit: x.type = basic(BasicKind::untyped_int); break;
    case Tok::float_lit: x.type = basic(BasicKind::untyped_float); break;
    case Tok::imag_lit: x.type = basic(BasicKind::untyped_complex); break;
    case Tok::char_lit: x.type = basic(BasicKind::untyped_rune); break;
    default: x.type = basic(BasicKind::untyped_string); break;
  }
  overflow(x, ast_[x.expr].pos);
}

void Checker::func_literal(Operand& x, ExprId e, const FuncLit& literal) {
  const auto* type = ast_.as<FuncType>(literal.type);
  if (type == nullptr) return;
  if (!type->type_params.empty()) error(literal.type, "function literal must have no type parameters");
  const Signature parts = signature(*type);
  record_type(literal.type, parts.type);
  checked_.literal_objects[e.value] = {parts.params, parts.results};
  const bool saved_call = env_.has_call;
  const auto* body = ast_.as<BlockStmt>(literal.body);
  if (body != nullptr) function_body(literal.body, parts, {}, body->rbrace);
  env_.has_call = saved_call;
  x.mode = Mode::value;
  x.type = parts.type;
}

void Checker::type_assertion(Operand& x, ExprId e, const TypeAssert& assertion) {
  expr(x, assertion.x);
  if (!assertion.type) {
    if (x.ok()) error(e, "invalid syntax tree: use of .(type) outside type switch");
    x.invalidate();
    return;
  }
  const TypeId type = variable_type(assertion.type);
  if (!x.ok()) return;
  if (!is_plain_interface(types_, x.type)) {
    error(x, "invalid operation: " + text(x) + " is not an interface");
    x.invalidate();
    return;
  }
  if (!is_valid(type)) {
    x.invalidate();
    return;
  }
  check_assertable(x, type, e, false);
  x.mode = Mode::comma_ok;
  x.type = type;
}

/// Reports a type assertion or type switch case that can never succeed.
void Checker::check_assertable(const Operand& x, TypeId type, ExprId e, bool in_switch) {
  // Interfaces are not compared with each other, as gc does not; a type parameter stands for any type.
  if (is_plain_interface(types_, type) || is_type_param(types_, type)) return;
  const MissingMethod missing = members_.missing(type, x.type);
  if (missing.why == MissingMethod::Why::none) return;
  std::string cause = missing_text(missing, type, x.type);
  std::string hint;
  if (const auto newline = cause.find('\n'); newline != std::string::npos) {
    hint = cause.substr(newline + 1);
    cause.resize(newline);
  }
  if (in_switch) {
    error(e, "impossible type switch case: " + text(x) + " cannot have dynamic type " + text(type) + " " + cause, hint);
    return;
  }
  error(e, "impossible type assertion: " + text(e),
        text(type) + " does not implement " + text(x.type) + " " + cause + (hint.empty() ? "" : ": " + hint));
}

void Checker::star(Operand& x, ExprId e, const Star& node) {
  expr_or_type(x, node.x);
  if (!x.ok()) return;
  if (x.mode == Mode::type) {
    check_variable_type(x.type, ast_[node.x].pos);
    x.type = types_.intern(PointerType{x.type});
    return;
  }
  if (x.is_nil()) {
    error(x, "invalid operation: cannot indirect " + text(x));
    x.invalidate();
    return;
  }
  const auto* pointer = types_.as<PointerType>(types_.core(x.type));
  if (pointer == nullptr) {
    error(x, "invalid operation: cannot indirect " + text(x));
    x.invalidate();
    return;
  }
  (void)e;
  x.mode = Mode::variable;
  x.type = pointer->element;
}

void Checker::take_address(Operand& x, ExprId e, const Unary& node, TypeId hint) {
  const ExprId bare = unparen(node.x);
  // &{...} with an elided type cannot be written, but the literal may profit from the pointer's element as hint.
  TypeId element_hint;
  if (hint) {
    if (const auto* pointer = types_.under<PointerType>(hint)) element_hint = pointer->element;
  }
  expr(x, node.x, element_hint);
  if (!x.ok()) return;
  if (ast_.as<CompositeLit>(bare) == nullptr && x.mode != Mode::variable) {
    error(e, "invalid operation: cannot take address of " + text(x));
    x.invalidate();
    return;
  }
  x.mode = Mode::value;
  x.type = types_.intern(PointerType{x.type});
}

void Checker::receive(Operand& x, ExprId e) {
  const TypeId core = types_.core(x.type);
  const auto* channel = types_.as<ChanOfType>(core);
  if (channel == nullptr) {
    error(e, "invalid operation: cannot receive from non-channel " + text(x));
    x.invalidate();
    return;
  }
  if (channel->dir == ChanDir::send) {
    error(e, "invalid operation: cannot receive from send-only channel " + text(x));
    x.invalidate();
    return;
  }
  x.mode = Mode::comma_ok;
  x.type = channel->element;
  env_.has_call = true;
}

void Checker::unary(Operand& x, ExprId e, const Unary& node) {
  expr(x, node.x);
  if (!x.ok()) return;
  if (node.op == Tok::arrow) {
    receive(x, e);
    return;
  }
  if (node.op == Tok::tilde) {
    error(e, "cannot use ~ outside of interface or type constraint", "use `^` for bitwise complement");
    x.invalidate();
    return;
  }
  bool applies = false;
  switch (node.op) {
    case Tok::add:
    case Tok::sub: applies = all_basic(types_, x.type, info_numeric); break;
    case Tok::xor_: applies = all_basic(types_, x.type, info_integer); break;
    case Tok::not_: applies = all_basic(types_, x.type, info_boolean); break;
    default: break;
  }
  if (!applies) {
    error(x, "invalid operation: operator " + std::string(spelling(node.op)) + " not defined on " + text(x));
    x.invalidate();
    return;
  }
  if (x.mode == Mode::constant) {
    x.value = constant_unary(node.op, x.value, basic_kind(types_, x.type));
    x.expr = e;
    overflow(x, ast_[e].pos);
    return;
  }
  x.mode = Mode::value;
}

void Checker::use(ExprId e) {
  if (!e) return;
  Operand x;
  if (const auto* pair = ast_.as<KeyValue>(e)) {
    use(pair->value);
    return;
  }
  raw_expr(x, e, {}, true);
}

void Checker::use(const std::vector<ExprId>& list) {
  for (const ExprId e : list) use(e);
}

}  // namespace stalemate::frontend
