// Type expressions (Go spec, "Types", "Instantiations").
#include <optional>
#include <string>

#include "frontend/syntax/literal.hpp"
#include "frontend/types/checker.hpp"

namespace stalemate::frontend {
namespace {

/// The same text for the same tag, raw or interpreted; an empty one is as good as none (Go spec, "Struct types").
std::string same_tag(const std::string& literal) {
  const std::optional<std::string> tag = unquote_string(literal);
  if (!tag || tag->empty()) return "";
  std::string text = "\"";
  for (const char c : *tag) {
    if (c == '"' || c == '\\') text += '\\';
    text += c;
  }
  return text + '"';
}

}  // namespace

void Checker::record_type(ExprId e, TypeId type) {
  TypeAndValue& entry = checked_.expr_types[e.value];
  entry.mode = Mode::type;
  entry.type = type;
}

TypeId Checker::type_expr(ExprId e) { return raw_type(e, false); }
TypeId Checker::type_or_generic(ExprId e) { return raw_type(e, true); }

TypeId Checker::variable_type(ExprId e) {
  const TypeId type = type_expr(e);
  check_variable_type(type, ast_[e].pos);
  return type;
}

void Checker::check_variable_type(TypeId type, Pos pos) {
  // Delayed: the type may not be complete yet.
  if (types_.as<NamedType>(type) != nullptr || types_.as<InterfaceOfType>(type) != nullptr) {
    later([this, type, pos] {
      if (is_type_param(types_, type) || !is_constraint_interface(types_, type)) return;
      const auto* interface = types_.under<InterfaceOfType>(type);
      error(pos, "cannot use type " + text(type) + " outside a type constraint: interface " +
                     (interface->unions.empty() ? "is (or embeds) comparable" : "contains type constraints"));
    });
  }
}

TypeId Checker::checked_depth(TypeId type, Pos pos) {
  if (types_.depth(type) <= TypeTable::depth_max) return type;
  unsupported(pos, "type nests too deeply");
  return invalid_type();
}

TypeId Checker::raw_type(ExprId e, bool allow_generic) {
  const Nesting nesting(*this);
  if (!nesting.ok()) {
    unsupported(ast_[e].pos, "type nests too deeply");
    return invalid_type();
  }
  TypeId type = type_literal(e);
  if (!type) type = invalid_type();
  if (!allow_generic) {
    const auto* named = types_.as<NamedType>(type);
    if (named != nullptr && named->origin == type && !named->type_params.empty()) {
      std::string list;
      for (const TypeId param : named->type_params) {
        if (!list.empty()) list += ", ";
        list += text(param) + " " + text(types_.as<TypeParamType>(param)->constraint);
      }
      error(e, "cannot use generic type " + text(type) + "[" + list + "] without instantiation");
      type = invalid_type();
    }
  }
  type = checked_depth(type, ast_[e].pos);
  record_type(e, type);
  return type;
}

/// The type a type name stands for where it is mentioned.
TypeId Checker::named_mention(ObjectId id) {
  const TypeId type = object(id).type;
  const auto* named = types_.as<NamedType>(type);
  // Local types of generic functions have the function's type parameters as hidden ones.
  if (named != nullptr && named->origin == type && !named->type_params.empty() && !object(id).is_package_level &&
      !object(id).is_alias && !hidden_param_counts_.contains(id.value)) {
    return types_.instance(type, named->type_params);
  }
  return type;
}

TypeId Checker::type_literal(ExprId e) {
  const ExprData& data = ast_[e].data;
  if (std::holds_alternative<BadExpr>(data)) return invalid_type();
  if (std::holds_alternative<Ident>(data)) {
    Operand x;
    x.expr = e;
    ident(x, e, true);
    switch (x.mode) {
      case Mode::type: return x.type;
      case Mode::none: return invalid_type();
      case Mode::novalue: error(e, text(e) + " (no value) used as type"); return invalid_type();
      default: error(e, text(e) + " is not a type"); return invalid_type();
    }
  }
  if (const auto* selector_node = std::get_if<Selector>(&data)) {
    Operand x;
    x.expr = e;
    selector(x, e, *selector_node, true);
    switch (x.mode) {
      case Mode::type: return x.type;
      case Mode::none: return invalid_type();
      default: error(e, text(e) + " is not a type"); return invalid_type();
    }
  }
  if (const auto* index_node = std::get_if<Index>(&data)) return instance_type(*index_node, e);
  if (const auto* paren = std::get_if<Paren>(&data)) return type_expr(paren->x);
  if (const auto* array = std::get_if<ArrayType>(&data)) return array_type(*array, e);
  if (const auto* structure = std::get_if<StructType>(&data)) return struct_type(*structure);
  if (const auto* star_node = std::get_if<Star>(&data)) {
    const TypeId element = variable_type(star_node->x);
    if (!is_valid(element)) return invalid_type();
    return types_.intern(PointerType{element});
  }
  if (const auto* function = std::get_if<FuncType>(&data)) {
    if (!function->type_params.empty()) {
      error(e, "function type must have no type parameters");
    }
    return signature(*function).type;
  }
  if (const auto* interface = std::get_if<InterfaceType>(&data)) return interface_type(*interface);
  if (const auto* map = std::get_if<MapType>(&data)) {
    const TypeId key = variable_type(map->key);
    const TypeId value = variable_type(map->value);
    const Pos pos = ast_[map->key].pos;
    later([this, key, pos] {
      if (!is_valid(key) || comparable(types_, key)) return;
      std::string why;
      if (is_type_param(types_, key)) why = " (missing comparable constraint)";
      error(pos, "invalid map key type " + text(key) + why);
    });
    return types_.intern(MapOfType{key, value});
  }
  if (const auto* channel = std::get_if<ChanType>(&data)) {
    const TypeId element = variable_type(channel->element);
    later([this, element, e] {
      // gc's limit.
      constexpr std::uint64_t size_end = 1U << 16;
      if (!is_valid(element) || has_variable_size(element)) return;
      if (size_of(element).value_or(size_end) >= size_end) error(e, "channel element type too large (>64kB)");
    });
    return types_.intern(ChanOfType{channel->dir, element});
  }
  if (std::holds_alternative<Ellipsis>(data)) {
    error(e, "invalid use of ...");
    return invalid_type();
  }
  const auto* unary_node = std::get_if<Unary>(&data);
  const auto* binary_node = std::get_if<Binary>(&data);
  if ((unary_node != nullptr && unary_node->op == Tok::tilde) ||
      (binary_node != nullptr && binary_node->op == Tok::or_)) {
    error(e, "cannot use " + text(e) + " outside a type constraint");
    use(e);
    return invalid_type();
  }
  error(e, text(e) + " is not a type");
  use(e);
  return invalid_type();
}

TypeId Checker::array_type(const ArrayType& array, ExprId e) {
  if (array.is_slice) return types_.intern(SliceOfType{variable_type(array.element)});
  if (array.is_elided) {
    error(e, "invalid use of [...] array (outside a composite literal)");
    variable_type(array.element);
    return invalid_type();
  }
  const std::optional<std::uint64_t> length = array_length(array.length);
  const TypeId element = variable_type(array.element);
  if (!length) return invalid_type();
  return types_.intern(ArrayOfType{*length, element});
}

std::optional<std::uint64_t> Checker::array_length(ExprId e) {
  // A variable as length is a frequent mistake; it deserves more than "not constant".
  if (const auto* name_node = ast_.as<Ident>(e)) {
    const ObjectId id = find(name_node->name);
    if (!id) {
      error(e, "undefined array length " + text(e) + " or missing type constraint");
      return std::nullopt;
    }
    if (object(id).kind != ObjectKind::constant) {
      if (object(id).kind == ObjectKind::variable) mark_used(id);
      error(e, "invalid array length " + text(e));
      return std::nullopt;
    }
  }
  Operand x;
  expr(x, e);
  if (x.mode != Mode::constant) {
    if (x.ok()) error(x, "array length " + text(x) + " must be constant");
    return std::nullopt;
  }
  if (is_untyped(types_, x.type) || is_basic(types_, x.type, info_integer)) {
    const ConstantValue number = to_kind(x.value, BasicKind::untyped_int);
    if (is_constant(number)) {
      const std::optional<std::int64_t> length = to_int64(number);
      if (length && *length >= 0) {
        update_type(x.expr, is_untyped(types_, x.type) ? basic(BasicKind::int_) : x.type, true);
        return static_cast<std::uint64_t>(*length);
      }
    }
  }
  if (is_basic(types_, x.type, info_integer)) {
    error(x, "invalid array length " + text(x));
  } else {
    error(x, "array length " + text(x) + " must be integer");
  }
  return std::nullopt;
}

TypeId Checker::struct_type(const StructType& type) {
  StructOfType result;
  std::unordered_map<std::uint32_t, Pos> seen;
  const auto add = [&](Symbol symbol, TypeId field_type, bool embedded, const std::string& tag, Pos pos) {
    result.fields.push_back({symbol, field_type, embedded, same_tag(tag), {}, pos});
    if (!is_exported(ast_.name(symbol))) result.fields.back().package = env_.package;
    if (symbol == blank_) return;
    const auto [other, is_new] = seen.emplace(symbol.value, pos);
    if (!is_new) {
      error(pos, name(symbol) + " redeclared",
            "other declaration of `" + name(symbol) + "` at " + place(other->second));
      // The first one is meant wherever the name is used.
      result.fields.back().name = blank_;
    }
  };
  for (const Field& field : type.fields) {
    if (!field.embedded) {
      const TypeId field_type = variable_type(field.type);
      for (const ExprId ident : field.names) add(symbol_of(ident), field_type, false, field.tag, ast_[ident].pos);
      continue;
    }
    const TypeId field_type = type_expr(field.type);
    // The field's name is the type's, without package, pointer and type arguments.
    bool is_pointer = false;
    std::vector<ExprId> type_args;
    ExprId base = receiver_base(field.type, is_pointer, type_args);
    if (const auto* selector_node = ast_.as<Selector>(base)) base = selector_node->name;
    if (ast_.as<Ident>(base) == nullptr) {
      if (is_valid(field_type)) error(field.type, "invalid embedded field type " + text(field.type));
      add(blank_, invalid_type(), true, field.tag, field.pos);
      continue;
    }
    add(symbol_of(base), field_type, true, field.tag, ast_[base].pos);
    const Pos pos = ast_[base].pos;
    later([this, field_type, pos] { check_embedded(field_type, pos); });
  }
  return types_.intern(std::move(result));
}

void Checker::check_embedded(TypeId type, Pos pos) {
  bool is_pointer = false;
  const TypeId base = dereferenced(types_, type, &is_pointer);
  if (!is_valid(base)) return;
  if (is_type_param(types_, base)) {
    error(pos, "embedded field type cannot be a type parameter");
    return;
  }
  const TypeId under = types_.underlying(base);
  if (const auto* basic_type = types_.as<BasicType>(under);
      basic_type != nullptr && basic_type->kind == BasicKind::unsafe_pointer) {
    error(pos, "embedded field type cannot be unsafe.Pointer");
  } else if (types_.as<PointerType>(under) != nullptr) {
    error(pos, "embedded field type cannot be a pointer");
  } else if (types_.as<InterfaceOfType>(under) != nullptr) {
    if (is_pointer) {
      error(pos, "embedded field type cannot be a pointer to an interface");
    } else if (is_constraint_interface(types_, base)) {
      error(pos, "cannot use type " + text(base) + " outside a type constraint: interface contains type constraints");
    }
  }
}

TypeId Checker::instance_type(const Index& index_node, ExprId e) {
  const TypeId generic = type_or_generic(index_node.x);
  std::vector<TypeId> args;
  for (const ExprId arg : index_node.indices) args.push_back(variable_type(arg));
  if (!is_valid(generic)) return invalid_type();
  const auto* named = types_.as<NamedType>(generic);
  if (named == nullptr || named->type_params.empty()) {
    error(index_node.x, text(generic) + " is not a generic type");
    return invalid_type();
  }
  std::vector<TypeId> params = named->type_params;
  for (const TypeId arg : args) {
    if (!is_valid(arg)) return invalid_type();
  }
  // Type parameters of an enclosing function stand for themselves.
  std::vector<TypeId> hidden;
  if (const auto count = hidden_param_counts_.find(named->object.value); count != hidden_param_counts_.end()) {
    const auto end = params.begin() + static_cast<std::ptrdiff_t>(count->second);
    hidden.assign(params.begin(), end);
    params.erase(params.begin(), end);
  }
  if (args.size() != params.size()) {
    const bool too_many = args.size() > params.size();
    const ExprId at = too_many ? index_node.indices[params.size()] : index_node.indices.back();
    error(at, std::string(too_many ? "too many" : "not enough") + " type arguments for type " + text(index_node.x) +
                  ": have " + std::to_string(args.size()) + ", want " + std::to_string(params.size()));
    return invalid_type();
  }
  std::vector<TypeId> all_args = hidden;
  all_args.insert(all_args.end(), args.begin(), args.end());
  const auto alias = generic_aliases_.find(generic.value);
  const TypeId result = alias == generic_aliases_.end()
                            ? types_.instance(generic, std::move(all_args))
                            : types_.substitute(alias->second, {types_.as<NamedType>(generic)->type_params, all_args});
  const std::vector<ExprId> arg_exprs = index_node.indices;
  const Pos pos = ast_[e].pos;
  note_instance(pos, params, args);
  // Constraints may need declarations that are still being resolved.
  later([this, pos, params, args, arg_exprs] { verify_instance(pos, params, args, arg_exprs); });
  return result;
}

}  // namespace stalemate::frontend
