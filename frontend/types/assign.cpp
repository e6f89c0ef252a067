// Initialisations, assignments and short variable declarations (Go spec, "Variable declarations", "Assignment
// statements", "Short variable declarations").
#include <algorithm>
#include <set>
#include <utility>

#include "frontend/types/checker.hpp"

namespace stalemate::frontend {
namespace {

std::string counted(std::size_t count, const char* noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

std::vector<Operand> tuple_values(const std::vector<TypeId>& types, ExprId call) {
  std::vector<Operand> values(types.size());
  for (std::size_t i = 0; i < types.size(); ++i) {
    values[i].mode = Mode::value;
    values[i].type = types[i];
    values[i].expr = call;
  }
  return values;
}

}  // namespace

void Checker::set_invalid(const std::vector<ObjectId>& list) {
  for (const ObjectId id : list) {
    mark_used(id);
    if (!object(id).type) object(id).type = invalid_type();
  }
}

void Checker::init_variable(ObjectId lhs, Operand& x, const std::string& context) {
  if (!x.ok() || !is_valid(x.type) || (object(lhs).type && !is_valid(object(lhs).type))) {
    set_invalid({lhs});
    return;
  }
  if (!object(lhs).type) {
    TypeId type = x.type;
    if (is_untyped(types_, type)) {
      if (x.is_nil()) {
        error(x, "use of untyped nil in " + context);
        set_invalid({lhs});
        return;
      }
      type = default_type(types_, type);
    }
    object(lhs).type = type;
  }
  assignment(x, object(lhs).type, context);
  if (!x.ok()) mark_used(lhs);
}

void Checker::assignment_mismatch(const std::vector<ExprId>& rhs, std::size_t left, std::size_t right) {
  const ExprId at = rhs.front();
  std::string message = "assignment mismatch: " + counted(left, "variable") + " but ";
  if (rhs.size() == 1) {
    if (const auto* call_node = ast_.as<Call>(unparen(at))) {
      if (left == 1 && right == 0) {
        error(at, text(at) + " (no value) used as value");
        return;
      }
      error(at, message + text(call_node->fun) + " returns " + counted(right, "value"));
      return;
    }
  }
  error(at, message + counted(right, "value"));
}

void Checker::return_mismatch(Pos pos, const std::vector<Operand>& have, std::size_t want) {
  for (const Operand& x : have) {
    if (!x.ok()) return;
  }
  std::string wanted = "()";
  if (env_.function != nullptr) {
    wanted = text(types_.intern(TupleType{env_.function->result_types}));
  }
  const std::string hint = "have `" + types_summary(have) + "`, want `" + wanted + "`";
  error(pos, have.size() > want ? "too many return values" : "not enough return values", hint);
}

/// Initialises variables; `return_pos` is valid for results, whose counts are reported in other words.
void Checker::init_variables(const std::vector<ObjectId>& lhs, const std::vector<ExprId>& rhs, Pos return_pos) {
  const bool is_return = return_pos.valid();
  const std::string context = is_return ? "return statement" : "assignment";
  if (lhs.size() == rhs.size()) {
    for (std::size_t i = 0; i < lhs.size(); ++i) {
      Operand x;
      const TypeId type = object(lhs[i]).type;
      raw_expr(x, rhs[i], {}, true);
      if (const auto* tuple = rhs.size() == 1 ? types_.as<TupleType>(x.type) : nullptr; tuple && x.ok()) {
        const std::vector<TypeId> elements = tuple->elements;
        set_invalid(lhs);
        if (is_return)
          return_mismatch(ast_[rhs.front()].pos, tuple_values(elements, rhs.front()), 1);
        else
          assignment_mismatch(rhs, 1, elements.size());
        return;
      }
      require_value(x, false, false);
      if (x.generic && type) instantiate(x, type);
      if (!type) refuse_generic(x);
      init_variable(lhs[i], x, context);
    }
    return;
  }
  if (rhs.size() != 1) {
    // No function that returns several values can help.
    std::vector<Operand> values;
    bool valid = true;
    for (const ExprId e : rhs) {
      Operand x;
      expr(x, e);
      valid = valid && x.ok();
      values.push_back(std::move(x));
    }
    set_invalid(lhs);
    if (!valid) return;
    if (is_return) {
      const Pos pos = rhs.empty() ? return_pos : ast_[values.size() > lhs.size() ? rhs[lhs.size()] : rhs.back()].pos;
      return_mismatch(pos, values, lhs.size());
    } else if (!rhs.empty()) {
      assignment_mismatch(rhs, lhs.size(), rhs.size());
    }
    return;
  }
  Operand x;
  multi_expr(x, rhs.front());
  if (!x.ok()) {
    set_invalid(lhs);
    return;
  }
  if (const auto* tuple = types_.as<TupleType>(x.type)) {
    const std::vector<TypeId> elements = tuple->elements;
    if (elements.size() == lhs.size()) {
      for (std::size_t i = 0; i < lhs.size(); ++i) {
        Operand part;
        part.mode = Mode::value;
        part.type = elements[i];
        part.expr = rhs.front();
        init_variable(lhs[i], part, context);
      }
      return;
    }
    set_invalid(lhs);
    if (is_return) {
      return_mismatch(ast_[rhs.front()].pos, tuple_values(elements, rhs.front()), lhs.size());
    } else {
      assignment_mismatch(rhs, lhs.size(), elements.size());
    }
    return;
  }
  if (lhs.size() == 2 && !is_return && (x.mode == Mode::map_index || x.mode == Mode::comma_ok)) {
    Operand ok;
    ok.mode = Mode::value;
    ok.type = basic(BasicKind::untyped_bool);
    ok.expr = rhs.front();
    x.mode = Mode::value;
    init_variable(lhs[0], x, context);
    // The second value has no expression of its own, so nothing may be recorded for it.
    if (!object(lhs[1]).type) {
      object(lhs[1]).type = basic(BasicKind::bool_);
    } else if (!is_basic(types_, object(lhs[1]).type, info_boolean) && is_valid(object(lhs[1]).type) &&
               !is_plain_interface(types_, object(lhs[1]).type)) {
      error(rhs.front(), "cannot use " + text(rhs.front()) + " (untyped bool value) as " + text(object(lhs[1]).type) +
                             " value in " + context);
    }
    return;
  }
  set_invalid(lhs);
  if (is_return) {
    return_mismatch(ast_[rhs.front()].pos, {x}, lhs.size());
  } else {
    assignment_mismatch(rhs, lhs.size(), 1);
  }
}

/// The type of an assignment's left side, absent for `_`; invalid after an error.
TypeId Checker::assign_target(ExprId lhs) {
  const ExprId bare = unparen(lhs);
  const auto* name_node = ast_.as<Ident>(bare);
  if (name_node != nullptr && name_node->name == blank_) return {};
  // Assigning to a variable does not use it.
  ObjectId variable;
  bool was_used = false;
  if (name_node != nullptr) {
    const ObjectId id = find(name_node->name);
    if (id && object(id).kind == ObjectKind::variable && !object(id).is_package_level) {
      variable = id;
      was_used = object(id).is_used;
    }
  }
  Operand x;
  expr(x, lhs);
  if (variable) object(variable).is_used = was_used;
  if (!x.ok()) return invalid_type();
  if (x.mode == Mode::variable || x.mode == Mode::map_index) return x.type;
  if (const auto* selector_node = ast_.as<Selector>(bare)) {
    const TypeAndValue& base = checked_.at(selector_node->x);
    if (base.mode == Mode::map_index) {
      error(x, "cannot assign to struct field " + text(x.expr) + " in map");
      return invalid_type();
    }
  }
  error(x, "cannot assign to " + text(x) + " (neither addressable nor a map index expression)");
  return invalid_type();
}

/// Assigns `*value`, or the value of `rhs`, to `lhs`.
void Checker::assign_variable(ExprId lhs, Operand* value, const std::string& context, ExprId rhs, bool is_only) {
  const TypeId type = assign_target(lhs);
  const bool is_target_valid = !type || is_valid(type);
  if (!is_target_valid) {
    if (value == nullptr) use(rhs);
    return;
  }
  Operand x;
  if (value == nullptr) {
    raw_expr(x, rhs, {}, true);
    if (const auto* tuple = is_only ? types_.as<TupleType>(x.type) : nullptr; tuple && x.ok()) {
      if (type) use(lhs);
      assignment_mismatch({rhs}, 1, tuple->elements.size());
      return;
    }
    require_value(x, false, false);
    if (x.generic && type) instantiate(x, type);
    value = &x;
  }
  if (value->ok()) assignment(*value, type, type ? context : "assignment");
  if (!value->ok() && type) use(lhs);
}

void Checker::assign_variables(const std::vector<ExprId>& lhs, const std::vector<ExprId>& rhs) {
  if (lhs.size() == rhs.size()) {
    for (std::size_t i = 0; i < lhs.size(); ++i)
      assign_variable(lhs[i], nullptr, "assignment", rhs[i], lhs.size() == 1);
    return;
  }
  if (rhs.size() != 1) {
    bool valid = true;
    for (const ExprId e : lhs) {
      if (!is_blank(e)) use(e);
    }
    for (const ExprId e : rhs) {
      Operand x;
      expr(x, e);
      valid = valid && x.ok();
    }
    if (valid) assignment_mismatch(rhs, lhs.size(), rhs.size());
    return;
  }
  Operand x;
  multi_expr(x, rhs.front());
  if (!x.ok()) {
    for (const ExprId e : lhs) {
      if (!is_blank(e)) use(e);
    }
    return;
  }
  if (const auto* tuple = types_.as<TupleType>(x.type); tuple != nullptr && tuple->elements.size() == lhs.size()) {
    const std::vector<TypeId> elements = tuple->elements;
    for (std::size_t i = 0; i < lhs.size(); ++i) {
      Operand part;
      part.mode = Mode::value;
      part.type = elements[i];
      part.expr = rhs.front();
      assign_variable(lhs[i], &part, "assignment");
    }
    return;
  } else if (tuple != nullptr) {
    for (const ExprId e : lhs) {
      if (!is_blank(e)) use(e);
    }
    assignment_mismatch(rhs, lhs.size(), tuple->elements.size());
    return;
  }
  if (lhs.size() == 2 && (x.mode == Mode::map_index || x.mode == Mode::comma_ok)) {
    x.mode = Mode::value;
    assign_variable(lhs[0], &x, "assignment");
    const TypeId type = assign_target(lhs[1]);
    if (type && is_valid(type) && !is_basic(types_, type, info_boolean) && !is_plain_interface(types_, type)) {
      error(rhs.front(),
            "cannot use " + text(rhs.front()) + " (untyped bool value) as " + text(type) + " value in assignment");
    }
    return;
  }
  for (const ExprId e : lhs) {
    if (!is_blank(e)) use(e);
  }
  assignment_mismatch(rhs, lhs.size(), 1);
}

void Checker::short_declaration(const std::vector<ExprId>& lhs, const std::vector<ExprId>& rhs, Pos pos) {
  std::vector<ObjectId> variables;
  std::vector<std::pair<ExprId, ObjectId>> fresh;
  std::set<Symbol> seen;
  bool has_new = false;
  bool has_error = false;
  for (const ExprId e : lhs) {
    const auto* name_node = ast_.as<Ident>(e);
    if (name_node == nullptr) {
      error(e, "non-name " + text(e) + " on left side of :=");
      use(e);
      has_error = true;
      variables.push_back(new_object(ObjectKind::variable, blank_, ast_[e].pos));
      continue;
    }
    const Symbol symbol = name_node->name;
    if (symbol != blank_ && !seen.insert(symbol).second) {
      error(e, name(symbol) + " repeated on left side of :=");
      has_error = true;
      variables.push_back(new_object(ObjectKind::variable, blank_, ast_[e].pos));
      continue;
    }
    // A variable of the same block is assigned to, not declared again.
    if (const ObjectId existing = env_.scopes.find_innermost(symbol); existing && symbol != blank_) {
      record_object(e, existing);
      if (object(existing).kind == ObjectKind::variable) {
        checked_.expr_types[e.value].mode = Mode::variable;
        checked_.expr_types[e.value].type = object(existing).type;
        variables.push_back(existing);
      } else {
        error(e, "cannot assign to " + text(e));
        has_error = true;
        variables.push_back(new_object(ObjectKind::variable, blank_, ast_[e].pos));
      }
      continue;
    }
    const ObjectId id = new_object(ObjectKind::variable, symbol, ast_[e].pos);
    if (symbol != blank_) has_new = true;
    fresh.emplace_back(e, id);
    variables.push_back(id);
  }
  init_variables(variables, rhs, {});
  for (const auto& [ident_expr, id] : fresh) {
    declare(ident_expr, id);
    checked_.expr_types[ident_expr.value].mode = Mode::variable;
    checked_.expr_types[ident_expr.value].type = object(id).type;
  }
  if (!has_new && !has_error) error(pos, "no new variables on left side of :=");
}

}  // namespace stalemate::frontend
