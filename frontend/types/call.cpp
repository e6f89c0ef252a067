// Calls, conversions and explicit instantiations of functions (Go spec, "Calls", "Instantiations").
#include "frontend/types/checker.hpp"

namespace stalemate::frontend {

void Checker::call(Operand& x, ExprId e, const Call& node) {
  raw_expr(x, node.fun, {}, true);
  switch (x.mode) {
    case Mode::none: use(node.args); return;
    case Mode::type: conversion_call(x, e, node); return;
    case Mode::builtin: {
      const Builtin id = x.builtin;
      x = Operand{};
      x.expr = e;
      builtin_call(x, e, node, id);
      if (x.ok() && x.mode != Mode::constant) env_.has_call = true;
      return;
    }
    default: break;
  }
  require_value(x, false, false);
  if (!x.ok()) {
    use(node.args);
    return;
  }
  const TypeId core = types_.core(x.type);
  if (types_.as<SignatureType>(core) == nullptr) {
    error(x, "invalid operation: cannot call non-function " + text(x));
    use(node.args);
    x.invalidate();
    return;
  }
  std::vector<Operand> args = argument_list(node.args, true);
  const TypeId signature_type = arguments(node, x, args);
  env_.has_call = true;
  if (!signature_type) {
    // The results of functions that are not generic are known although the arguments are wrong.
    x.invalidate();
    return;
  }
  set_results(x, signature_type, e);
}

void Checker::set_results(Operand& x, TypeId signature_type, ExprId e) {
  const auto& results = types_.as<SignatureType>(signature_type)->results;
  x.expr = e;
  x.generic = nullptr;
  switch (results.size()) {
    case 0:
      x.mode = Mode::novalue;
      x.type = types_.intern(TupleType{});
      return;
    case 1:
      x.mode = Mode::value;
      x.type = results.front();
      return;
    default: x.mode = Mode::value; x.type = types_.intern(TupleType{results});
  }
}

void Checker::conversion_call(Operand& x, ExprId e, const Call& node) {
  refuse_generic(x);
  const TypeId type = x.type;
  if (!x.ok()) {
    use(node.args);
    return;
  }
  x.invalidate();
  if (node.args.empty()) {
    error(node.rparen, "missing argument in conversion to " + text(type));
    return;
  }
  if (node.args.size() > 1) {
    use(node.args);
    error(node.args.back(), "too many arguments in conversion to " + text(type));
    return;
  }
  if (!is_type_param(types_, type) && is_constraint_interface(types_, type)) {
    error(e, "cannot use interface " + text(type) +
                 " in conversion (contains specific type constraints or is comparable)");
    use(node.args);
    return;
  }
  if (node.has_ellipsis) {
    error(node.args.front(), "invalid use of ... in conversion to " + text(type));
    use(node.args);
    return;
  }
  raw_expr(x, node.args.front(), {}, true);
  require_value(x, false, false);
  if (x.generic) instantiate(x, type);
  if (x.ok()) conversion(x, type);
}

/// `F[A, B]`, completely or partly instantiated.
void Checker::function_instance(Operand& x, ExprId e, const Index& node) {
  const std::shared_ptr<const GenericFunction> generic = x.generic;
  std::vector<TypeId> args;
  bool valid = true;
  for (const ExprId arg : node.indices) {
    args.push_back(variable_type(arg));
    valid = valid && is_valid(args.back());
  }
  const std::vector<TypeId> params = object(generic->function).type_params;
  if (!valid) {
    x.invalidate();
    return;
  }
  if (args.size() > params.size()) {
    error(node.indices[params.size()], "got " + std::to_string(args.size()) + " type arguments but " + text(node.x) +
                                           " has " + std::to_string(params.size()) + " type parameters");
    x.invalidate();
    return;
  }
  auto partial = std::make_shared<GenericFunction>(*generic);
  partial->type_args = args;
  partial->type_arg_exprs = node.indices;
  x.generic = partial;
  x.expr = e;
  // Constraints may determine the rest.
  if (args.size() == params.size()) {
    finish_instance(x, args);
    return;
  }
  // Only an attempt: the arguments of a call may tell more.
  is_muted_ = true;
  const std::vector<TypeId> complete = infer(ast_[e].pos, fresh_params(params), args, {}, {}, {});
  is_muted_ = false;
  if (complete.empty()) return;
  finish_instance(x, complete);
}

}  // namespace stalemate::frontend
