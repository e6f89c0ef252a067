// Range clauses (Go spec, "For statements with range clause").
#include "frontend/types/checker.hpp"

namespace stalemate::frontend {

/// The types of the iteration values. Returns false if one cannot range over `x`; `cause` may tell why.
bool Checker::range_types(const Operand& x, TypeId& key, TypeId& value, bool& is_func, std::string& cause) {
  const TypeId int_type = basic(BasicKind::int_);
  const TypeId core = core_string(types_, x.type);
  if (!core) {
    cause = "no core type";
    return false;
  }
  if (const auto* basic_type = types_.as<BasicType>(core)) {
    const std::uint32_t info = basic_info(basic_type->kind);
    if ((info & info_string) != 0) {
      key = int_type;
      value = basic(BasicKind::int32);
      return true;
    }
    if ((info & info_integer) != 0) {
      if (!version_at_least(122)) {
        cause = "requires go1.22 or later";
        return false;
      }
      key = x.type;
      return true;
    }
    return false;
  }
  if (const auto* array = types_.as<ArrayOfType>(core)) {
    key = int_type;
    value = array->element;
    return true;
  }
  if (const auto* slice_type = types_.as<SliceOfType>(core)) {
    key = int_type;
    value = slice_type->element;
    return true;
  }
  if (const auto* pointer = types_.as<PointerType>(core)) {
    const auto* array = types_.under<ArrayOfType>(pointer->element);
    if (array == nullptr) return false;
    key = int_type;
    value = array->element;
    return true;
  }
  if (const auto* map = types_.as<MapOfType>(core)) {
    key = map->key;
    value = map->value;
    return true;
  }
  if (const auto* channel = types_.as<ChanOfType>(core)) {
    if (channel->dir == ChanDir::send) {
      cause = "receive from send-only channel";
      return false;
    }
    key = channel->element;
    return true;
  }
  const auto* function = types_.as<SignatureType>(core);
  if (function == nullptr) return false;
  is_func = true;
  if (!version_at_least(123)) {
    cause = "requires go1.23 or later";
    return false;
  }
  if (function->params.size() != 1 || !function->results.empty()) {
    cause = "func must be func(yield func(...) bool): " +
            std::string(function->results.empty() ? "wrong argument count" : "unexpected results");
    return false;
  }
  const auto* yield = types_.as<SignatureType>(types_.core(function->params[0]));
  if (yield == nullptr) {
    cause = "func must be func(yield func(...) bool): argument is not func";
    return false;
  }
  if (yield->params.size() > 2) {
    cause = "func must be func(yield func(...) bool): yield func has too many parameters";
    return false;
  }
  if (yield->results.size() != 1 || !is_basic(types_, yield->results[0], info_boolean)) {
    cause = "func must be func(yield func(...) bool): yield func does not return bool";
    return false;
  }
  if (!yield->params.empty()) key = yield->params[0];
  if (yield->params.size() > 1) value = yield->params[1];
  return true;
}

void Checker::range_statement(std::uint32_t context, const RangeStmt& node) {
  env_.scopes.open();
  Operand x;
  expr(x, node.x);
  TypeId types_of[2];
  bool is_func = false;
  bool ok = x.ok();
  if (ok) {
    std::string cause;
    if (!range_types(x, types_of[0], types_of[1], is_func, cause)) {
      error(x, "cannot range over " + text(x) + (cause.empty() ? "" : ": " + cause));
      ok = false;
    } else {
      // Channels, integers and some functions have no second value, functions perhaps not even a first.
      if (node.key && !types_of[0]) {
        error(node.key, "range over " + text(x) + " permits no iteration variables");
        ok = false;
      } else if (node.value && !types_of[1]) {
        error(node.value, "range over " + text(x) + " permits only one iteration variable");
        ok = false;
      }
    }
  }
  const bool is_untyped_int = ok && is_untyped(types_, x.type) && types_of[0] == x.type;
  const ExprId lhs[2] = {node.key, node.value};
  std::vector<std::pair<ExprId, ObjectId>> declared;
  // `for i := range 10` gives i the type int; `for x = range 10` the constant the type of x.
  TypeId int_type;
  for (int i = 0; i < 2; ++i) {
    if (!lhs[i]) continue;
    TypeId type = ok ? types_of[i] : invalid_type();
    if (node.op == Tok::define) {
      const auto* name_node = ast_.as<Ident>(lhs[i]);
      if (name_node == nullptr) {
        error(lhs[i], "non-name " + text(lhs[i]) + " on left side of :=");
        continue;
      }
      if (is_untyped_int && i == 0) {
        type = default_type(types_, x.type);
        int_type = type;
      }
      const ObjectId id = new_object(ObjectKind::variable, name_node->name, ast_[lhs[i]].pos, type);
      if (!is_valid(type)) mark_used(id);
      declared.emplace_back(lhs[i], id);
      checked_.expr_types[lhs[i].value].mode = Mode::variable;
      checked_.expr_types[lhs[i].value].type = type;
      continue;
    }
    if (!is_valid(type)) {
      if (!is_blank(lhs[i])) use(lhs[i]);
      continue;
    }
    if (is_untyped_int && i == 0) {
      const TypeId target = assign_target(lhs[i]);
      if (target && is_valid(target)) {
        int_type = target;
        Operand copy = x;
        assignment(copy, target, "range clause");
        if (copy.ok() && !all_basic(types_, target, info_integer)) int_type = default_type(types_, x.type);
      }
      continue;
    }
    Operand part;
    part.mode = Mode::value;
    part.type = type;
    part.expr = lhs[i];
    assign_variable(lhs[i], &part, "range clause");
  }
  if (ok && is_untyped(types_, x.type)) {
    update_type(x.expr, int_type ? int_type : default_type(types_, x.type), true);
  }
  if (!declared.empty() && declared.size() == 2 && symbol_of(lhs[0]) == symbol_of(lhs[1]) && !is_blank(lhs[0])) {
    error(lhs[1], text(lhs[1]) + " repeated on left side of :=");
    declared.pop_back();
  }
  bool has_new = declared.empty();
  for (const auto& [ident_expr, id] : declared) {
    has_new = has_new || !is_blank(ident_expr);
    declare(ident_expr, id);
  }
  if (!has_new) error(declared.front().first, "no new variables on left side of :=");
  if (is_func) env_.has_call = true;
  block(context | break_allowed | continue_allowed, node.body);
  close_scope();
}

}  // namespace stalemate::frontend
