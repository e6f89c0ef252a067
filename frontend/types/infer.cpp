// Type inference and instantiation of generic functions (Go spec, "Type inference", "Instantiations").
#include <algorithm>

#include "frontend/types/checker.hpp"
#include "frontend/types/unify.hpp"

namespace stalemate::frontend {

std::vector<TypeId> Checker::fresh_params(const std::vector<TypeId>& params) {
  std::vector<TypeId> fresh;
  for (const TypeId param : params) {
    TypeParamType copy = *types_.as<TypeParamType>(param);
    fresh.push_back(types_.new_type_param(copy));
  }
  const Substitution substitution{params, fresh};
  for (const TypeId param : fresh) {
    auto& data = std::get<TypeParamType>(types_.mutate(param));
    const TypeId bound = types_.substitute(data.constraint, substitution);
    std::get<TypeParamType>(types_.mutate(param)).constraint = bound;
  }
  return fresh;
}

bool Checker::verify_instance(Pos pos, const std::vector<TypeId>& params, const std::vector<TypeId>& args,
                              const std::vector<ExprId>& arg_exprs) {
  const Substitution substitution{params, args};
  for (std::size_t i = 0; i < params.size(); ++i) {
    const TypeId bound = types_.substitute(types_.as<TypeParamType>(params[i])->constraint, substitution);
    std::string cause;
    if (implements(args[i], bound, true, &cause)) continue;
    std::string hint;
    if (const auto newline = cause.find('\n'); newline != std::string::npos) {
      hint = cause.substr(newline + 1);
      cause.resize(newline);
    }
    error(i < arg_exprs.size() ? ast_[arg_exprs[i]].pos : pos, cause, hint);
    return false;
  }
  return true;
}

std::vector<TypeId> Checker::infer(Pos pos, const std::vector<TypeId>& params, std::vector<TypeId> known,
                                   const std::vector<TypeId>& param_types, const std::vector<Operand*>& args,
                                   const std::string& function_text) {
  known.resize(params.size());
  Unifier unifier(types_, members_, params, known);
  const auto shown = [&](TypeId type) {
    // In terms of what is known already.
    Substitution substitution;
    for (std::size_t i = 0; i < params.size(); ++i) {
      if (!unifier.inferred(i)) continue;
      substitution.params.push_back(params[i]);
      substitution.args.push_back(unifier.inferred(i));
    }
    return types_.substitute(type, substitution);
  };
  const auto param_list = [&] {
    std::string list;
    for (const TypeId param : params) list += (list.empty() ? "" : ", ") + text(param);
    return list;
  };

  const std::vector<TypeId> others(params.size(), basic(BasicKind::int_));
  const auto mentions_params = [&](TypeId type) {
    // True if substituting the parameters by something else changes the type.
    return types_.substitute(type, Substitution{params, others}) != type;
  };

  // 1: typed arguments. Untyped constants wait until it is known that nothing else decides.
  std::vector<std::size_t> untyped;
  for (std::size_t i = 0; i < args.size() && i < param_types.size(); ++i) {
    Operand& arg = *args[i];
    // A generic argument may be decided by a parameter that is not generic.
    if (!arg.ok() || (!arg.generic && !mentions_params(param_types[i]))) continue;
    if (is_untyped(types_, arg.type)) {
      if (is_type_param(types_, param_types[i]) && !arg.is_nil()) untyped.push_back(i);
      continue;
    }
    if (unifier.unify(param_types[i], arg.type, false)) continue;
    const TypeId inferred = shown(param_types[i]);
    if (inferred != param_types[i] && !std::ranges::any_of(params, [&](TypeId p) { return p == inferred; })) {
      error(arg, "type " + text(arg.type) + " of " + text(arg.expr) + " does not match inferred type " +
                     text(inferred) + " for " + text(param_types[i]));
    } else {
      error(arg, "type " + text(arg.type) + " of " + text(arg.expr) + " does not match " + text(param_types[i]) +
                     " (cannot infer " + param_list() + ")");
    }
    return {};
  }

  // 2: constraints with a core type, and methods, until nothing changes.
  for (;;) {
    const std::size_t before = unifier.unknown_count();
    for (std::size_t i = 0; i < params.size(); ++i) {
      const TypeId bound = types_.as<TypeParamType>(params[i])->constraint;
      const auto terms = type_set_terms(types_, bound);
      const TypeId type = unifier.inferred(i);
      const TypeId core = terms ? types_.core(bound) : TypeId{};
      if (core) {
        const bool is_single = terms->size() == 1;
        const bool has_tilde = !is_single || terms->front().tilde;
        if (type) {
          const TypeId known_type = has_tilde && !is_type_param(types_, type) ? types_.underlying(type) : type;
          if (!unifier.unify(known_type, is_single ? terms->front().type : core, false)) {
            error(pos, text(params[i]) + " (type " + text(type) + ") does not satisfy " + text(bound));
            return {};
          }
        } else if (is_single && !has_tilde) {
          unifier.set(i, terms->front().type);
        } else if (is_single && types_.has_type_params(core)) {
          // Known once the parameters of its core type are.
          unifier.set(i, core);
        }
      } else if (type) {
        if (const auto* interface = types_.under<InterfaceOfType>(bound); interface != nullptr && !terms) {
          const std::vector<InterfaceMethod> methods = interface->methods;
          for (const InterfaceMethod& method : methods) {
            const Member member = members_.find(type, method.name, method.package);
            if (member.is_method()) unifier.unify(method.signature, member.type, true);
          }
        }
      }
    }
    if (unifier.unknown_count() == before) break;
  }

  // 3: untyped constants give their default type, the largest kind where several meet.
  std::map<std::size_t, std::pair<BasicKind, const Operand*>> kinds;
  for (const std::size_t i : untyped) {
    const auto index = static_cast<std::size_t>(std::ranges::find(params, param_types[i]) - params.begin());
    if (index >= params.size() || unifier.inferred(index)) continue;
    const BasicKind kind = basic_kind(types_, args[i]->type);
    const auto [entry, is_new] = kinds.emplace(index, std::pair{kind, args[i]});
    if (is_new || entry->second.first == kind) continue;
    if (!is_untyped_numeric(types_, args[i]->type) || !is_untyped_numeric(types_, basic(entry->second.first)) ||
        !version_at_least(121)) {
      error(*args[i], "mismatched types " + text(basic(entry->second.first)) + " and " + text(args[i]->type) +
                          " (cannot infer " + param_list() + ")");
      return {};
    }
    entry->second.first = std::max(entry->second.first, kind);
  }
  for (const auto& [index, entry] : kinds) unifier.set(index, default_type(types_, basic(entry.first)));

  // 4: inferred types may mention other parameters.
  std::vector<TypeId> result;
  for (std::size_t i = 0; i < params.size(); ++i) result.push_back(unifier.inferred(i));
  for (std::size_t round = 0; round <= params.size(); ++round) {
    Substitution substitution;
    for (std::size_t i = 0; i < params.size(); ++i) {
      if (!result[i] || result[i] == params[i]) continue;
      substitution.params.push_back(params[i]);
      substitution.args.push_back(result[i]);
    }
    for (TypeId& type : result) {
      if (type) type = types_.substitute(type, substitution);
    }
  }
  for (std::size_t i = 0; i < params.size(); ++i) {
    if (result[i] && !mentions_params(result[i])) continue;
    error(pos, (function_text.empty() ? "" : "in call to " + function_text + ", ") + "cannot infer " + text(params[i]));
    return {};
  }
  return result;
}

/// Turns a generic function value into its instance. `args` are complete and were verified or will be here.
void Checker::finish_instance(Operand& x, const std::vector<TypeId>& args) {
  const std::shared_ptr<const GenericFunction> generic = x.generic;
  const Object& function = object(generic->function);
  const Pos pos = ast_[generic->ident].pos;
  x.generic = nullptr;
  note_instance(pos, function.type_params, args);
  if (!verify_instance(pos, function.type_params, args, generic->type_arg_exprs)) {
    x.invalidate();
    return;
  }
  x.type = types_.substitute(object(generic->function).type, Substitution{object(generic->function).type_params, args});
  checked_.instances[generic->ident.value] = {args, x.type};
  const auto set = [&](ExprId e) {
    TypeAndValue& entry = checked_.expr_types[e.value];
    entry.mode = Mode::value;
    entry.type = x.type;
  };
  set(generic->ident);
  if (x.expr) set(x.expr);
}

/// A generic function assigned to a variable of function type: the type arguments follow from it.
void Checker::instantiate(Operand& x, TypeId target) {
  if (!x.ok() || !x.generic) return;
  const std::shared_ptr<const GenericFunction> generic = x.generic;
  const std::vector<TypeId> params = object(generic->function).type_params;
  if (!is_valid(target) || types_.under<SignatureType>(target) == nullptr || !version_at_least(121)) {
    refuse_generic(x);
    return;
  }
  const std::vector<TypeId> fresh = fresh_params(params);
  Operand target_operand;
  target_operand.mode = Mode::value;
  target_operand.type = target;
  target_operand.expr = x.expr;
  const TypeId type = types_.substitute(object(generic->function).type, Substitution{params, fresh});
  Unifier unifier(types_, members_, fresh, generic->type_args);
  if (!unifier.unify(type, target, false)) {
    error(x, "type " + text(x.type) + " of " + text(x.expr) + " does not match " + text(target) + " (cannot infer " +
                 text(params.front()) + ")");
    x.invalidate();
    return;
  }
  std::vector<TypeId> known;
  for (std::size_t i = 0; i < fresh.size(); ++i) known.push_back(unifier.inferred(i));
  const std::vector<TypeId> args = infer(ast_[x.expr].pos, fresh, known, {}, {}, {});
  if (args.empty()) {
    x.invalidate();
    return;
  }
  finish_instance(x, args);
}

}  // namespace stalemate::frontend
