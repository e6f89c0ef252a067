// Composite literals (Go spec, "Composite literals").
#include <limits>
#include <set>

#include "frontend/types/checker.hpp"

namespace stalemate::frontend {

void Checker::composite_literal(Operand& x, ExprId e, const CompositeLit& literal, TypeId hint) {
  TypeId type;  // of the value
  TypeId base;  // whose elements are listed: behind the pointer of an elided &T
  std::optional<ArrayType> open_array;
  if (literal.type) {
    const auto* array = ast_.as<ArrayType>(literal.type);
    if (array != nullptr && array->is_elided) {
      open_array = *array;
    } else {
      type = type_expr(literal.type);
      base = type;
    }
  } else if (hint) {
    type = hint;
    base = hint;
    // An elided element type &T.
    if (const auto* pointer = types_.as<PointerType>(types_.core(base))) base = pointer->element;
  } else {
    error(e, "invalid composite literal type: missing type");
    use(literal.elements);
    return;
  }
  if (open_array) {
    const TypeId element = variable_type(open_array->element);
    const std::uint64_t length = array_elements(literal, element, std::nullopt);
    type = is_valid(element) ? types_.intern(ArrayOfType{length, element}) : invalid_type();
    record_type(literal.type, type);
    if (!is_valid(type)) return;
    x.mode = Mode::value;
    x.type = type;
    return;
  }
  if (!is_valid(base)) {
    use(literal.elements);
    return;
  }
  if (!types_.underlying(base)) {
    report_incomplete(base, ast_[e].pos);
    use(literal.elements);
    return;
  }
  const TypeId core = types_.core(base);
  if (types_.as<StructOfType>(core) != nullptr) {
    struct_literal(e, literal, core, base);
  } else if (const auto* array = types_.as<ArrayOfType>(core)) {
    array_elements(literal, array->element, array->length);
  } else if (const auto* slice_type = types_.as<SliceOfType>(core)) {
    array_elements(literal, slice_type->element, std::nullopt);
  } else if (const auto* map = types_.as<MapOfType>(core)) {
    map_elements(literal, *map);
  } else {
    use(literal.elements);
    if (is_valid(types_.underlying(base))) {
      error(e, "invalid composite literal type " + text(type) + (core ? "" : " (no core type)"));
    }
    return;
  }
  x.mode = Mode::value;
  x.type = type;
}

void Checker::struct_literal(ExprId e, const CompositeLit& literal, TypeId type, TypeId base) {
  if (literal.elements.empty()) return;
  const StructOfType structure = *types_.as<StructOfType>(type);
  (void)e;
  if (ast_.as<KeyValue>(literal.elements.front()) != nullptr) {
    std::vector<bool> seen(structure.fields.size());
    for (const ExprId element : literal.elements) {
      const auto* pair = ast_.as<KeyValue>(element);
      if (pair == nullptr) {
        error(element, "mixture of field:value and value elements in struct literal");
        use(element);
        continue;
      }
      const auto* key = ast_.as<Ident>(pair->key);
      if (key == nullptr) {
        error(pair->key, "invalid field name " + text(pair->key) + " in struct literal");
        use(pair->value);
        continue;
      }
      std::size_t at = structure.fields.size();
      for (std::size_t i = 0; i < structure.fields.size(); ++i) {
        const StructField& field = structure.fields[i];
        if (field.name == key->name && key->name != blank_ && (!field.package || field.package == env_.package)) at = i;
      }
      if (at == structure.fields.size()) {
        std::string message = "unknown field " + name(key->name) + " in struct literal of type " + text(base);
        for (const StructField& field : structure.fields) {
          if (field.name == key->name && key->name != blank_) {
            message =
                "cannot refer to unexported field " + name(key->name) + " in struct literal of type " + text(base);
          }
        }
        error(pair->key, std::move(message));
        use(pair->value);
        continue;
      }
      const StructField& field = structure.fields[at];
      record_type(pair->key, field.type);
      checked_.expr_types[pair->key.value].mode = Mode::none;
      Operand x;
      generic_expr(x, pair->value);
      if (x.generic) instantiate(x, field.type);
      assignment(x, field.type, "struct literal");
      if (seen[at]) error(element, "duplicate field name " + name(key->name) + " in struct literal");
      seen[at] = true;
    }
    return;
  }
  for (std::size_t i = 0; i < literal.elements.size(); ++i) {
    const ExprId element = literal.elements[i];
    if (ast_.as<KeyValue>(element) != nullptr) {
      error(element, "mixture of field:value and value elements in struct literal");
      use(element);
      continue;
    }
    if (i >= structure.fields.size()) {
      Operand extra;
      expr(extra, element);
      error(element, "too many values in struct literal of type " + text(base));
      for (std::size_t rest = i + 1; rest < literal.elements.size(); ++rest) use(literal.elements[rest]);
      return;
    }
    const StructField& field = structure.fields[i];
    Operand x;
    generic_expr(x, element);
    if (x.generic) instantiate(x, field.type);
    if (field.package && field.package != env_.package) {
      error(element,
            "implicit assignment to unexported field " + name(field.name) + " in struct literal of type " + text(base));
      continue;
    }
    assignment(x, field.type, "struct literal");
  }
  if (literal.elements.size() < structure.fields.size()) {
    error(literal.rbrace, "too few values in struct literal of type " + text(base));
  }
}

/// The elements of an array or slice literal; returns the length they imply.
std::uint64_t Checker::array_elements(const CompositeLit& literal, TypeId element,
                                      std::optional<std::uint64_t> length) {
  std::uint64_t index = 0;
  std::uint64_t length_max = 0;
  // Only literals with keys can repeat an index.
  std::set<std::uint64_t> seen;
  bool has_keys = false;
  for (const ExprId e : literal.elements) has_keys = has_keys || ast_.as<KeyValue>(e) != nullptr;
  for (const ExprId e : literal.elements) {
    bool valid = false;
    ExprId value = e;
    if (const auto* pair = ast_.as<KeyValue>(e)) {
      value = pair->value;
      Operand key;
      expr(key, pair->key);
      if (key.ok() && key.mode != Mode::constant) {
        error(pair->key, "index " + text(pair->key) + " must be integer constant");
      } else if (valid_index(key, "index", false)) {
        const std::uint64_t at = to_uint64(key.value).value_or(0);
        if (length && at >= *length) {
          error(pair->key,
                "invalid argument: index " + text(pair->key) + " out of bounds [0:" + std::to_string(*length) + "]");
        } else {
          index = at;
          valid = true;
        }
      }
    } else if (length && index >= *length) {
      error(e, "index " + std::to_string(index) + " is out of bounds (>= " + std::to_string(*length) + ")");
    } else {
      valid = true;
    }
    if (valid && has_keys && !seen.insert(index).second) {
      error(e, "duplicate index " + std::to_string(index) + " in array or slice literal");
    }
    if (index < std::numeric_limits<std::int64_t>::max()) ++index;
    length_max = std::max(length_max, index);
    Operand x;
    raw_expr(x, value, element, true);
    require_value(x, false, false);
    if (x.generic) instantiate(x, element);
    assignment(x, element, "array or slice literal");
  }
  return length_max;
}

void Checker::map_elements(const CompositeLit& literal, const MapOfType& map) {
  const TypeId key_type = map.key;
  const TypeId value_type = map.value;
  std::map<std::string, std::set<TypeId>> seen;
  for (const ExprId e : literal.elements) {
    const auto* pair = ast_.as<KeyValue>(e);
    if (pair == nullptr) {
      error(e, "missing key in map literal");
      use(e);
      continue;
    }
    Operand key;
    expr(key, pair->key, key_type);
    assignment(key, key_type, "map literal");
    if (key.ok() && key.mode == Mode::constant) {
      // Keys of interface type are distinct if their types are.
      const std::string* string = std::get_if<std::string>(&key.value);
      std::string value = string != nullptr ? "\"" + *string : constant_text(key.value);
      if (const auto* number = std::get_if<BigRational>(&key.value)) value = number->str();
      if (!seen[value].insert(key.type).second) {
        error(pair->key, "duplicate key " + text(pair->key) + " in map literal");
      }
    }
    Operand value;
    raw_expr(value, pair->value, value_type, true);
    require_value(value, false, false);
    if (value.generic) instantiate(value, value_type);
    assignment(value, value_type, "map literal");
  }
}

}  // namespace stalemate::frontend
