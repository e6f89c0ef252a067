// Declarations of constants, variables, types and functions, package-level and local ones (Go spec, "Declarations and
// scope").
#include <algorithm>
#include <utility>

#include "frontend/types/checker.hpp"

namespace stalemate::frontend {

void Checker::constant_decl(ObjectId id, ExprId type, ExprId value) {
  object(id).type = {};
  TypeId declared;
  if (type) {
    declared = type_expr(type);
    if (is_valid(declared) && is_valid(types_.underlying(declared)) && !is_basic(types_, declared, info_constant)) {
      error(type, "invalid constant type " + text(declared));
      declared = invalid_type();
    }
    if (!is_valid(types_.underlying(declared))) declared = invalid_type();
    object(id).type = declared;
  }
  Operand x;
  if (value) expr(x, value);
  if (x.ok() && x.mode != Mode::constant) {
    error(x, text(x) + " is not constant");
    x.invalidate();
  }
  if (!x.ok() || !is_valid(x.type) || (declared && !is_valid(declared))) {
    if (!declared) object(id).type = invalid_type();
    return;
  }
  if (!declared) object(id).type = x.type;
  assignment(x, object(id).type, "constant declaration");
  if (!x.ok()) {
    object(id).type = invalid_type();
    return;
  }
  object(id).value = x.value;
}

void Checker::variable_decl(ObjectId id, const std::vector<ObjectId>& group, ExprId type, ExprId value) {
  if (type) {
    object(id).type = variable_type(type);
    for (const ObjectId other : group) object(other).type = object(id).type;
  }
  if (!value) {
    if (!type) object(id).type = invalid_type();
    return;
  }
  if (group.empty()) {
    Operand x;
    if (object(id).type) {
      // A generic function may take its type arguments from the variable's type.
      generic_expr(x, value);
      if (x.generic) {
        instantiate(x, object(id).type);
      }
    } else {
      expr(x, value);
    }
    init_variable(id, x, "variable declaration");
    return;
  }
  init_variables(group, {value}, {});
}

void Checker::type_decl(ObjectId id, const TypeSpec& spec) {
  if (spec.is_alias) {
    if (!spec.type_params.empty()) return generic_alias(id, spec);
    object(id).type = {};
    const TypeId type = type_expr(spec.type);
    object(id).type = reported_cycles_.contains(id.value) ? invalid_type() : type;
    return;
  }
  NamedType fresh;
  fresh.object = id;
  const TypeId named = types_.new_named(std::move(fresh));
  const auto data = [&]() -> NamedType& { return std::get<NamedType>(types_.mutate(named)); };
  object(id).type = named;
  if (const auto entry = declarations_.find(id.value); entry != declarations_.end()) {
    data().methods = entry->second.methods;
  } else {
    data().type_params = env_.hidden_params;
  }
  env_.scopes.open();
  if (!spec.type_params.empty()) {
    if (!version_at_least(118)) {
      error(spec.type_params.front().pos, "type parameter requires go1.18 or later");
    }
    std::vector<TypeId> params = collect_type_params(spec.type_params);
    if (!object(id).is_package_level) {
      hidden_param_counts_[id.value] = env_.hidden_params.size();
      params.insert(params.begin(), env_.hidden_params.begin(), env_.hidden_params.end());
    }
    data().type_params = std::move(params);
  }
  define_type(id, named, spec.type);
  env_.scopes.close();
}

/// `type A[P any] = T` is held as a generic type; its instances are those of T.
void Checker::generic_alias(ObjectId id, const TypeSpec& spec) {
  if (!version_at_least(124)) {
    error(ast_[spec.name].pos, "generic type cannot be alias", "this requires go1.24 or later");
    object(id).type = invalid_type();
    return;
  }
  NamedType fresh;
  fresh.object = id;
  const TypeId named = types_.new_named(std::move(fresh));
  object(id).type = {};
  env_.scopes.open();
  std::vector<TypeId> params = collect_type_params(spec.type_params);
  if (!object(id).is_package_level) {
    hidden_param_counts_[id.value] = env_.hidden_params.size();
    params.insert(params.begin(), env_.hidden_params.begin(), env_.hidden_params.end());
  }
  std::get<NamedType>(types_.mutate(named)).type_params = std::move(params);
  const TypeId type = type_expr(spec.type);
  env_.scopes.close();
  if (reported_cycles_.contains(id.value) || !is_valid(type)) {
    object(id).type = invalid_type();
    return;
  }
  std::get<NamedType>(types_.mutate(named)).underlying = types_.underlying(type);
  object(id).type = named;
  generic_aliases_[named.value] = type;
}

/// Gives a declared type its underlying type, or lets it wait until that can be known.
void Checker::define_type(ObjectId id, TypeId named, ExprId type_node) {
  const auto data = [&]() -> NamedType& { return std::get<NamedType>(types_.mutate(named)); };
  if (object(id).is_package_level && ast_.as<InterfaceType>(unparen(type_node)) != nullptr) interface_owner_ = id;
  TypeId type = type_expr(type_node);
  interface_owner_ = {};
  if (const auto target = waiting_for_.find(id.value); target != waiting_for_.end()) {
    waiters_[target->second.value].emplace_back(id, named);
    return;
  }
  if (is_type_param(types_, type)) {
    error(type_node, "cannot use a type parameter as RHS in type declaration");
    type = invalid_type();
  }
  if (!type) type = invalid_type();
  // `type A B; type B A`: the chain of named types must end in a literal.
  TypeId at = type;
  std::vector<ObjectId> chain{id};
  while (const auto* next = types_.as<NamedType>(at)) {
    const TypeId origin = next->origin;
    if (origin == named) {
      report_cycle(chain);
      type = invalid_type();
      break;
    }
    chain.push_back(next->object);
    at = std::get<NamedType>(types_[origin]).underlying;
    if (!at || chain.size() > TypeTable::depth_max) break;
  }
  data().underlying = type;
  if (types_.as<NamedType>(type) != nullptr) named_rhs_[named.value] = type;
  if (const TypeId under = types_.underlying(named); under && types_.as<NamedType>(under) == nullptr) {
    // Instances keep their own chain: it depends on the type arguments.
    if (types_.as<NamedType>(type) == nullptr || data().type_params.empty()) data().underlying = under;
  }
  recursion_checks_.push_back(named);
  complete_waiting(id);
}

/// Fields and methods of one type have distinct names.
void Checker::check_methods(ObjectId type_name) {
  const auto entry = declarations_.find(type_name.value);
  if (entry == declarations_.end() || object(type_name).is_alias) return;
  std::unordered_map<std::uint32_t, ObjectId> seen;
  const auto* structure = types_.under<StructOfType>(object(type_name).type);
  for (const ObjectId method : entry->second.methods) {
    const Symbol symbol = object(method).name;
    const auto [other, is_new] = seen.emplace(symbol.value, method);
    if (!is_new) {
      error(object(method).pos, "method " + name(object(type_name).name) + "." + name(symbol) +
                                    " already declared at " + place(object(other->second).pos));
      continue;
    }
    if (structure == nullptr) continue;
    for (const StructField& field : structure->fields) {
      if (field.name != symbol) continue;
      error(object(method).pos, "field and method with the same name " + name(symbol),
            "other declaration of `" + name(symbol) + "` at " + place(field.pos));
    }
  }
}

void Checker::function_decl(ObjectId id, const FuncDecl& decl) {
  const auto* type = ast_.as<FuncType>(decl.type);
  if (type == nullptr) {
    object(id).type = types_.intern(SignatureType{});
    return;
  }
  env_.scopes.open();
  if (!decl.receiver.empty()) {
    receiver(id, decl);
  } else if (!type->type_params.empty()) {
    if (!version_at_least(118)) {
      error(type->type_params.front().pos, "type parameter requires go1.18 or later");
    }
    object(id).type_params = collect_type_params(type->type_params);
  }
  Signature parts = signature(*type);
  env_.scopes.close();
  record_type(decl.type, parts.type);
  Object& function = object(id);
  function.type = parts.type;
  function.params = std::move(parts.params);
  function.results = std::move(parts.results);
  for (const TypeId param : function.type_params) {
    const ObjectId type_name = types_.as<TypeParamType>(param)->object;
    for (const auto* list : {&function.params, &function.results}) {
      for (const ObjectId other : *list) {
        const Symbol symbol = object(other).name;
        if (symbol && symbol != blank_ && symbol == object(type_name).name) {
          report_redeclared(object(other).pos, symbol, type_name);
        }
      }
    }
  }
  if (function.receiver_object) {
    const Symbol receiver_name = object(function.receiver_object).name;
    for (const auto* list : {&function.params, &function.results}) {
      for (const ObjectId param : *list) {
        const Symbol symbol = object(param).name;
        if (symbol && symbol != blank_ && symbol == receiver_name) {
          report_redeclared(object(param).pos, symbol, function.receiver_object);
        }
      }
    }
  }
  if (decl.body) bodies_.push_back({id, decl.body});
}

void Checker::declare_locals(DeclId id) {
  if (const auto* constants = ast_.as<ConstDecl>(id)) local_constants(*constants);
  if (const auto* variables = ast_.as<VarDecl>(id)) local_variables(*variables);
  const auto* types = ast_.as<TypeDecl>(id);
  if (types == nullptr) return;
  for (const TypeSpec& spec : types->specs) {
    const ObjectId type_name = new_object(ObjectKind::type_name, symbol_of(spec.name), ast_[spec.name].pos);
    object(type_name).is_alias = spec.is_alias;
    // The scope of a type's name begins with the name.
    declare(spec.name, type_name);
    states_[type_name.value] = State::resolving;
    path_.push_back(type_name);
    type_decl(type_name, spec);
    path_.pop_back();
    states_[type_name.value] = State::resolved;
    if (path_.empty()) run_delayed();
  }
}

void Checker::local_variables(const VarDecl& decl) {
  for (const ValueSpec& spec : decl.specs) {
    std::vector<ObjectId> declared;
    for (const ExprId ident : spec.names) {
      declared.push_back(new_object(ObjectKind::variable, symbol_of(ident), ast_[ident].pos));
    }
    if (spec.values.size() == 1 && declared.size() > 1) {
      variable_decl(declared.front(), declared, spec.type, spec.values.front());
    } else {
      for (std::size_t i = 0; i < declared.size(); ++i) {
        const ExprId value = i < spec.values.size() ? spec.values[i] : ExprId{};
        if (i > 0 && spec.type && !value) {
          object(declared[i]).type = object(declared[0]).type;
          continue;
        }
        variable_decl(declared[i], {}, spec.type, value);
      }
      for (std::size_t i = declared.size(); i < spec.values.size(); ++i) use(spec.values[i]);
    }
    if (!spec.type || !spec.values.empty()) check_spec_counts(spec, spec.values.size(), false, {});
    for (std::size_t i = 0; i < declared.size(); ++i) {
      if (!is_valid(object(declared[i]).type)) mark_used(declared[i]);
      declare(spec.names[i], declared[i]);
    }
  }
}

}  // namespace stalemate::frontend
