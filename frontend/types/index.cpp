// Index and slice expressions (Go spec, "Index expressions", "Slice expressions").
#include <limits>

#include "frontend/types/checker.hpp"

namespace stalemate::frontend {

ExprId Checker::single_index(const Index& node) {
  if (node.indices.empty()) return {};
  if (node.indices.size() > 1) {
    error(node.indices[1], "unexpected comma; expecting ]");
    for (std::size_t i = 1; i < node.indices.size(); ++i) use(node.indices[i]);
  }
  return node.indices.front();
}

void Checker::index(Operand& x, ExprId e, const Index& node) {
  expr_or_type(x, node.x, true);
  if (!x.ok()) {
    use(node.indices);
    return;
  }
  if (x.mode == Mode::type) {
    const TypeId type = instance_type(node, e);
    x.type = type;
    if (!is_valid(type)) x.invalidate();
    return;
  }
  if (x.generic) {
    function_instance(x, e, node);
    return;
  }
  if (is_type_param(types_, x.type)) {
    index_type_set(x, e, node);
    return;
  }
  const TypeId under = types_.underlying(x.type);
  std::optional<std::uint64_t> length;
  if (const auto* basic_type = types_.as<BasicType>(under);
      basic_type != nullptr && (basic_info(basic_type->kind) & info_string) != 0) {
    if (x.mode == Mode::constant) length = std::get<std::string>(x.value).size();
    if (is_untyped(types_, x.type)) update_type(x.expr, basic(BasicKind::string_), true);
    x.mode = Mode::value;
    x.type = basic(BasicKind::uint8);
  } else if (const auto* array = types_.as<ArrayOfType>(under)) {
    length = array->length;
    if (x.mode != Mode::variable) x.mode = Mode::value;
    x.type = array->element;
  } else if (const auto* slice_type = types_.as<SliceOfType>(under)) {
    x.mode = Mode::variable;
    x.type = slice_type->element;
  } else if (const auto* map = types_.as<MapOfType>(under)) {
    const ExprId key_expr = single_index(node);
    const TypeId key_type = map->key;
    x.type = map->value;
    x.mode = Mode::map_index;
    Operand key;
    expr(key, key_expr);
    assignment(key, key_type, "map index");
    return;
  } else {
    const auto* pointer = types_.as<PointerType>(under);
    const auto* array_of = pointer != nullptr ? types_.under<ArrayOfType>(pointer->element) : nullptr;
    if (array_of == nullptr) {
      error(x, "invalid operation: cannot index " + text(x));
      use(node.indices);
      x.invalidate();
      return;
    }
    length = array_of->length;
    x.mode = Mode::variable;
    x.type = array_of->element;
  }
  if (const ExprId at = single_index(node)) index_value(at, length);
}

/// Indexing a type parameter: each type of its set must allow it, with one element type; maps only among maps.
void Checker::index_type_set(Operand& x, ExprId e, const Index& node) {
  (void)e;
  const auto terms = type_set_terms(types_, x.type);
  TypeId element;
  TypeId key;
  bool is_map = false;
  bool is_addressable = true;
  bool ok = terms && !terms->empty();
  std::optional<std::uint64_t> length;
  bool is_first = true;
  for (const UnionTerm& term : terms.value_or(std::vector<UnionTerm>{})) {
    TypeId this_element;
    TypeId this_key;
    bool this_addressable = true;
    std::optional<std::uint64_t> this_length;
    const TypeId under = types_.underlying(term.type);
    if (is_basic(types_, under, info_string)) {
      this_element = basic(BasicKind::uint8);
      this_addressable = false;
    } else if (const auto* array = types_.as<ArrayOfType>(under)) {
      this_element = array->element;
      this_length = array->length;
      this_addressable = x.mode == Mode::variable;
    } else if (const auto* slice_type = types_.as<SliceOfType>(under)) {
      this_element = slice_type->element;
    } else if (const auto* map = types_.as<MapOfType>(under)) {
      this_element = map->value;
      this_key = map->key;
    } else if (const auto* pointer = types_.as<PointerType>(under)) {
      if (const auto* target = types_.under<ArrayOfType>(pointer->element)) {
        this_element = target->element;
        this_length = target->length;
      }
    }
    if (!this_element || (!is_first && (this_element != element || this_key != key))) {
      ok = false;
      break;
    }
    if (is_first) {
      element = this_element;
      key = this_key;
      is_map = static_cast<bool>(key);
    }
    is_first = false;
    is_addressable = is_addressable && this_addressable;
    if (this_length && (!length || *this_length < *length)) length = this_length;
  }
  if (!ok) {
    error(x, "invalid operation: cannot index " + text(x));
    use(node.indices);
    x.invalidate();
    return;
  }
  const ExprId at = single_index(node);
  x.type = element;
  if (is_map) {
    x.mode = Mode::map_index;
    Operand key_operand;
    expr(key_operand, at);
    assignment(key_operand, key, "map index");
    return;
  }
  x.mode = is_addressable ? Mode::variable : Mode::value;
  if (at) index_value(at, length);
}

/// Whether `x` can be an index or a size; untyped constants become int. `what` names it in messages.
bool Checker::valid_index(Operand& x, const char* what, bool allow_negative) {
  if (!x.ok()) return false;
  // 1.0 is an index, 1.5 is not.
  convert_untyped(x, basic(BasicKind::int_));
  if (!x.ok()) return false;
  if (!all_basic(types_, x.type, info_integer)) {
    error(x, std::string("invalid argument: ") + what + " " + text(x) + " must be integer");
    return false;
  }
  if (x.mode == Mode::constant) {
    if (!allow_negative && constant_sign(x.value) < 0) {
      error(x, std::string("invalid argument: ") + what + " " + text(x) + " must not be negative");
      return false;
    }
    if (!represent(x.value, BasicKind::int_)) {
      error(x, std::string("invalid argument: ") + what + " " + text(x) + " overflows int");
      return false;
    }
  }
  return true;
}

std::optional<std::int64_t> Checker::index_value(ExprId e, std::optional<std::uint64_t> limit, bool one_more) {
  Operand x;
  expr(x, e);
  if (!valid_index(x, "index", false)) return std::nullopt;
  if (x.mode != Mode::constant) return std::nullopt;
  const std::optional<std::int64_t> value = to_int64(x.value);
  if (!value) return std::nullopt;
  if (limit) {
    const std::uint64_t end = *limit + (one_more ? 1 : 0);
    if (static_cast<std::uint64_t>(*value) >= end) {
      error(x, "invalid argument: index " + text(x.expr) + " out of bounds [0:" + std::to_string(end) + "]");
      return std::nullopt;
    }
  }
  return value;
}

void Checker::slice(Operand& x, ExprId e, const SliceExpr& node) {
  expr(x, node.x);
  const auto use_indices = [&] { use(node.low), use(node.high), use(node.max); };
  if (!x.ok()) {
    use_indices();
    return;
  }
  const TypeId core = core_string(types_, x.type);
  std::optional<std::uint64_t> length;
  const auto fail = [&](const std::string& message) {
    error(x, message);
    use_indices();
    x.invalidate();
  };
  if (!core) {
    fail("cannot slice " + text(x) + ": " + text(x.type) + " has no core type");
    return;
  }
  if (is_basic(types_, core, info_string)) {
    if (node.three) {
      fail("invalid operation: 3-index slice of string");
      return;
    }
    if (x.mode == Mode::constant) length = std::get<std::string>(x.value).size();
    if (is_untyped(types_, x.type)) {
      update_type(x.expr, basic(BasicKind::string_), true);
      x.type = basic(BasicKind::string_);
    }
    x.mode = Mode::value;
  } else if (const auto* array = types_.as<ArrayOfType>(core)) {
    length = array->length;
    if (x.mode != Mode::variable) {
      fail("invalid operation: " + text(x) + " (slice of unaddressable value)");
      return;
    }
    x.mode = Mode::value;
    x.type = types_.intern(SliceOfType{array->element});
  } else if (types_.as<SliceOfType>(core) != nullptr) {
    x.mode = Mode::value;
  } else {
    const auto* pointer = types_.as<PointerType>(core);
    const auto* target = pointer != nullptr ? types_.under<ArrayOfType>(pointer->element) : nullptr;
    if (target == nullptr) {
      fail("cannot slice " + text(x));
      return;
    }
    length = target->length;
    x.mode = Mode::value;
    x.type = types_.intern(SliceOfType{target->element});
  }
  (void)e;
  std::vector<std::pair<std::int64_t, ExprId>> constants;
  for (const ExprId at : {node.low, node.high, node.max}) {
    if (!at) continue;
    if (const auto value = index_value(at, length, true)) constants.emplace_back(*value, at);
  }
  for (std::size_t i = 0; i + 1 < constants.size(); ++i) {
    for (std::size_t j = i + 1; j < constants.size(); ++j) {
      if (constants[i].first <= constants[j].first) continue;
      error(constants[j].second, "invalid slice indices: " + std::to_string(constants[j].first) + " < " +
                                     std::to_string(constants[i].first));
      return;
    }
  }
}

}  // namespace stalemate::frontend
