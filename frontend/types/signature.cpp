// Function signatures: parameters, results, type parameters and receivers (Go spec, "Function types", "Type parameter
// declarations", "Method declarations").
#include <utility>

#include "frontend/types/checker.hpp"

namespace stalemate::frontend {

Checker::Signature Checker::signature(const FuncType& type) {
  Signature result;
  bool is_variadic = false;
  bool unused = false;
  result.params = collect_params(type.params, true, is_variadic);
  result.results = collect_params(type.results, false, unused);
  SignatureType signature_type;
  for (const ObjectId param : result.params) signature_type.params.push_back(object(param).type);
  for (const ObjectId param : result.results) signature_type.results.push_back(object(param).type);
  signature_type.variadic = is_variadic;
  result.type = types_.intern(std::move(signature_type));
  // The names are declared only now: types of parameters never mean parameters.
  env_.scopes.open();
  declare_params(result.params);
  declare_params(result.results);
  env_.scopes.close();
  return result;
}

void Checker::declare_params(const std::vector<ObjectId>& params) {
  for (const ObjectId param : params) declare(object(param).name, param);
}

std::vector<ObjectId> Checker::collect_params(const std::vector<Field>& fields, bool variadic_allowed,
                                              bool& is_variadic) {
  std::vector<ObjectId> params;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const Field& field = fields[i];
    TypeId type;
    if (const auto* ellipsis = ast_.as<Ellipsis>(field.type)) {
      type = variable_type(ellipsis->element);
      if (variadic_allowed && i + 1 == fields.size() && field.names.size() <= 1) {
        is_variadic = true;
        type = types_.intern(SliceOfType{type});
        record_type(field.type, type);
      } else {
        error(field.type, "can only use ... with final parameter in list");
      }
    } else {
      type = variable_type(field.type);
    }
    const auto add = [&](Symbol symbol, Pos pos) {
      const ObjectId id = new_object(ObjectKind::variable, symbol, pos, type);
      object(id).is_parameter = true;
      params.push_back(id);
      return id;
    };
    if (field.names.empty()) add({}, field.pos);
    for (const ExprId ident : field.names) record_object(ident, add(symbol_of(ident), ast_[ident].pos));
  }
  return params;
}

std::vector<TypeId> Checker::collect_type_params(const std::vector<Field>& fields) {
  std::vector<TypeId> params;
  // All names first: constraints may refer to any of them.
  for (const Field& field : fields) {
    for (const ExprId ident : field.names) {
      const ObjectId id = new_object(ObjectKind::type_name, symbol_of(ident), ast_[ident].pos);
      const TypeId param = types_.new_type_param({id, static_cast<std::uint32_t>(params.size()), checked_.any_type});
      object(id).type = param;
      declare(ident, id);
      params.push_back(param);
    }
  }
  std::size_t index = 0;
  for (const Field& field : fields) {
    const TypeId bound = constraint(field.type);
    for (std::size_t i = 0; i < field.names.size(); ++i) {
      std::get<TypeParamType>(types_.mutate(params[index++])).constraint = bound;
    }
  }
  return params;
}

TypeId Checker::constraint(ExprId e) {
  const ExprId bare = unparen(e);
  const auto* binary_node = ast_.as<Binary>(bare);
  const auto* unary_node = ast_.as<Unary>(bare);
  const bool is_union = (binary_node != nullptr && binary_node->op == Tok::or_) ||
                        (unary_node != nullptr && unary_node->op == Tok::tilde);
  TypeId type;
  if (!is_union) {
    type = type_expr(e);
    if (!is_valid(type)) return checked_.any_type;
    if (is_type_param(types_, type)) {
      error(e, "cannot use a type parameter as constraint: " + text(type));
      return checked_.any_type;
    }
    const TypeId under = types_.underlying(type);
    // Still being declared: most likely the interface that mentions these parameters in a method.
    if (!under && types_.as<NamedType>(type) != nullptr) return type;
    if (types_.as<InterfaceOfType>(under) != nullptr) return type;
  }
  // Anything but an interface stands for the interface that embeds it.
  InterfaceOfType implicit;
  if (is_union) {
    bool is_universe = false;
    std::vector<UnionTerm> terms = union_terms(bare, is_universe, {});
    if (!is_universe) add_union(implicit, std::move(terms));
  } else {
    add_union(implicit, {{false, type}});
  }
  type = types_.intern(std::move(implicit));
  record_type(e, type);
  return type;
}

void Checker::receiver(ObjectId method, const FuncDecl& decl) {
  const Field& field = decl.receiver.front();
  bool is_pointer = false;
  std::vector<ExprId> param_exprs;
  const ExprId base_expr = receiver_base(field.type, is_pointer, param_exprs);
  int stars = 0;
  for (ExprId e = field.type; e != base_expr;) {
    if (const auto* paren = ast_.as<Paren>(e)) {
      e = paren->x;
    } else if (const auto* star_node = ast_.as<Star>(e)) {
      ++stars;
      e = star_node->x;
    } else {
      e = ast_.as<Index>(e)->x;
    }
  }
  TypeId base;
  if (param_exprs.empty()) {
    base = type_expr(base_expr);
    const auto* instance = types_.as<NamedType>(dereferenced(types_, base));
    if (instance != nullptr && !instance->type_args.empty()) {
      error(base_expr, "cannot define new methods on instantiated type " + text(base));
      base = invalid_type();
    }
  } else {
    base = type_or_generic(base_expr);
    // A copy: the table grows below.
    const auto* generic = types_.as<NamedType>(base);
    if (generic == nullptr || generic->type_params.empty()) {
      if (is_valid(base)) error(base_expr, text(base) + " is not a generic type");
      base = invalid_type();
    } else {
      const std::vector<TypeId> declared = generic->type_params;
      std::vector<TypeId> params;
      for (const ExprId param_expr : param_exprs) {
        if (ast_.as<Ident>(param_expr) == nullptr) {
          error(param_expr, "receiver type parameter " + text(param_expr) + " must be an identifier");
          continue;
        }
        const ObjectId id = new_object(ObjectKind::type_name, symbol_of(param_expr), ast_[param_expr].pos);
        const TypeId param = types_.new_type_param({id, static_cast<std::uint32_t>(params.size()), checked_.any_type});
        object(id).type = param;
        declare(param_expr, id);
        record_type(param_expr, param);
        params.push_back(param);
      }
      if (params.size() != declared.size()) {
        if (params.size() == param_exprs.size()) {
          error(param_exprs.front(), "receiver declares " + std::to_string(params.size()) +
                                         " type parameters, but receiver base type declares " +
                                         std::to_string(declared.size()));
        }
        base = invalid_type();
      } else {
        const Substitution substitution{declared, params};
        for (std::size_t i = 0; i < params.size(); ++i) {
          const TypeId bound = types_.substitute(types_.as<TypeParamType>(declared[i])->constraint, substitution);
          std::get<TypeParamType>(types_.mutate(params[i])).constraint = bound;
        }
        object(method).type_params = params;
        base = types_.instance(base, params);
      }
    }
  }
  // An alias may stand for a pointer.
  if (stars == 0) {
    if (const auto* pointer = types_.as<PointerType>(base)) {
      is_pointer = true;
      base = pointer->element;
    }
  }
  const TypeId type = is_valid(base) && is_pointer ? types_.intern(PointerType{base}) : base;
  record_type(field.type, type);
  if (stars > 1) {
    if (is_valid(base)) error(field.type, "invalid receiver type " + text(field.type));
  } else {
    const Pos pos = ast_[base_expr].pos;
    const PackageId package = env_.package;
    later([this, base, is_pointer, pos, package] { check_receiver_type(base, is_pointer, pos, package); });
  }
  const ExprId ident = field.names.empty() ? ExprId{} : field.names.front();
  const ObjectId receiver_object =
      new_object(ObjectKind::variable, ident ? symbol_of(ident) : Symbol{}, ident ? ast_[ident].pos : field.pos, type);
  object(receiver_object).is_parameter = true;
  if (ident) record_object(ident, receiver_object);
  object(method).receiver = type;
  object(method).receiver_object = receiver_object;
  object(method).has_pointer_receiver = is_pointer;
}

void Checker::check_receiver_type(TypeId base, bool is_pointer, Pos pos, PackageId package) {
  if (!is_valid(base)) return;
  const auto* named = types_.as<NamedType>(base);
  if (named == nullptr) {
    if (types_.as<BasicType>(base) != nullptr) {
      error(pos, "cannot define new methods on non-local type " + text(base));
    } else {
      error(pos, "invalid receiver type " + text(base));
    }
    return;
  }
  if (object(named->object).package != package) {
    error(pos, "cannot define new methods on non-local type " + text(base));
    return;
  }
  if (types_.under<PointerType>(base) != nullptr || types_.under<InterfaceOfType>(base) != nullptr) {
    const TypeId type = is_pointer ? types_.intern(PointerType{base}) : base;
    error(pos, "invalid receiver type " + text(type) + " (pointer or interface type)");
  }
}

}  // namespace stalemate::frontend
