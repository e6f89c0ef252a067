// Arguments of calls: lists, counts, variadic functions, and inference for generic ones (Go spec, "Calls", "Passing
// arguments to ... parameters", "Type inference").
#include "frontend/types/checker.hpp"

namespace stalemate::frontend {

std::vector<Operand> Checker::argument_list(const std::vector<ExprId>& args, bool allow_generic) {
  std::vector<Operand> list;
  if (args.size() == 1) {
    Operand x;
    raw_expr(x, args.front(), {}, allow_generic);
    require_value(x, true, false);
    const auto* tuple = x.ok() ? types_.as<TupleType>(x.type) : nullptr;
    if (tuple == nullptr) {
      list.push_back(std::move(x));
      return list;
    }
    for (const TypeId type : tuple->elements) {
      Operand part;
      part.mode = Mode::value;
      part.type = type;
      part.expr = args.front();
      list.push_back(std::move(part));
    }
    return list;
  }
  for (const ExprId arg : args) {
    Operand x;
    raw_expr(x, arg, {}, allow_generic);
    require_value(x, false, false);
    list.push_back(std::move(x));
  }
  return list;
}

std::string Checker::types_summary(const std::vector<Operand>& list) {
  std::string result = "(";
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i != 0) result += ", ";
    if (!list[i].ok()) {
      result += "unknown type";
    } else if (is_untyped_numeric(types_, list[i].type)) {
      result += "number";
    } else if (list[i].is_nil()) {
      result += "nil";
    } else {
      result += text(default_type(types_, list[i].type));
    }
  }
  return result + ")";
}

void Checker::report_count(const Call& node, const std::vector<Operand>& args, const SignatureType& signature) {
  const bool too_many = args.size() > signature.params.size();
  std::string want = text(types_.intern(SignatureType{signature.params, {}, signature.variadic}));
  want.erase(0, 4);  // `func`
  const std::string hint = "have `" + types_summary(args) + "`, want `" + want + "`";
  const std::string message =
      std::string(too_many ? "too many" : "not enough") + " arguments in call to " + text(node.fun);
  if (too_many) {
    error(args[signature.params.size()], message, hint);
  } else {
    error(node.rparen, message, hint);
  }
}

TypeId Checker::arguments(const Call& node, Operand& function, std::vector<Operand>& args) {
  TypeId signature_id = types_.core(function.type);
  const std::shared_ptr<const GenericFunction> generic = function.generic;
  std::vector<TypeId> params;  // type parameters to infer: the function's, then those of generic arguments
  std::vector<TypeId> known;
  if (generic) {
    const std::vector<TypeId> declared = object(generic->function).type_params;
    params = fresh_params(declared);
    known = generic->type_args;
    known.resize(params.size());
    signature_id = types_.substitute(signature_id, Substitution{declared, params});
  }
  const SignatureType signature_data = *types_.as<SignatureType>(signature_id);
  const bool failed_result_known = !generic;
  const auto failed = [&]() { return failed_result_known ? signature_id : TypeId{}; };

  std::vector<TypeId> param_types = signature_data.params;
  std::size_t wanted = param_types.size();
  if (signature_data.variadic) {
    if (node.has_ellipsis) {
      if (node.args.size() == 1 && args.size() > 1) {
        error(node.args.front(), "cannot use ... with multi-valued expression " + text(node.args.front()));
        return failed();
      }
    } else {
      const auto* slice_type = types_.as<SliceOfType>(param_types.back());
      const TypeId element = slice_type != nullptr ? slice_type->element : invalid_type();
      param_types.pop_back();
      if (args.size() >= param_types.size()) {
        param_types.resize(args.size(), element);
      } else {
        param_types.push_back(element);
      }
      wanted = param_types.size();
    }
  } else if (node.has_ellipsis) {
    error(node.args.back(), "cannot use ... in call to non-variadic " + text(node.fun));
    return failed();
  }
  if (args.size() != wanted) {
    for (const Operand& arg : args) {
      if (!arg.ok()) return failed();
    }
    report_count(node, args, signature_data);
    return failed();
  }

  // Generic arguments take part in the inference with their own type parameters.
  struct GenericArg {
    std::size_t index;
    std::size_t first_param, param_count;
  };
  std::vector<GenericArg> generic_args;
  std::vector<Operand> inference_args = args;
  for (std::size_t i = 0; i < args.size(); ++i) {
    if (!args[i].ok() || !args[i].generic) continue;
    if (!version_at_least(121) ||
        (types_.as<SignatureType>(types_.core(param_types[i])) == nullptr && !is_type_param(types_, param_types[i]))) {
      refuse_generic(args[i]);
      continue;
    }
    const std::vector<TypeId> declared = object(args[i].generic->function).type_params;
    const std::vector<TypeId> fresh = fresh_params(declared);
    inference_args[i].type = types_.substitute(args[i].type, Substitution{declared, fresh});
    generic_args.push_back({i, params.size(), fresh.size()});
    params.insert(params.end(), fresh.begin(), fresh.end());
    known.insert(known.end(), args[i].generic->type_args.begin(), args[i].generic->type_args.end());
    known.resize(params.size());
  }
  if (!params.empty()) {
    bool valid = true;
    std::vector<Operand*> pointers;
    for (Operand& arg : inference_args) {
      pointers.push_back(&arg);
      valid = valid && arg.ok();
    }
    if (!valid) return TypeId{};
    const std::vector<TypeId> inferred = infer(node.rparen, params, known, param_types, pointers, text(node.fun));
    if (inferred.empty()) return TypeId{};
    if (generic) {
      const std::size_t count = object(generic->function).type_params.size();
      const std::vector<TypeId> own(inferred.begin(), inferred.begin() + static_cast<std::ptrdiff_t>(count));
      finish_instance(function, own);
      if (!function.ok()) return TypeId{};
      signature_id = function.type;
    }
    const Substitution substitution{params, inferred};
    for (TypeId& type : param_types) type = types_.substitute(type, substitution);
    for (const GenericArg& entry : generic_args) {
      const auto first = inferred.begin() + static_cast<std::ptrdiff_t>(entry.first_param);
      finish_instance(args[entry.index],
                      std::vector<TypeId>(first, first + static_cast<std::ptrdiff_t>(entry.param_count)));
    }
  }
  const std::string context = "argument to " + text(node.fun);
  for (std::size_t i = 0; i < args.size(); ++i) {
    if (args[i].ok()) assignment(args[i], param_types[i], context);
  }
  return signature_id;
}

}  // namespace stalemate::frontend
