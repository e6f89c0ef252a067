// Switches and selects (Go spec, "Switch statements", "Select statements").
#include <map>
#include <set>

#include "frontend/types/checker.hpp"

namespace stalemate::frontend {

void Checker::switch_statement(std::uint32_t context, StmtId id, const SwitchStmt& node) {
  (void)id;
  env_.scopes.open();
  if (node.init) statement(0, node.init);
  Operand tag;
  if (node.tag) {
    expr(tag, node.tag);
    if (tag.ok()) {
      assignment(tag, {}, "switch expression");
      if (tag.ok() && !comparable(types_, tag.type) && !has_nil(types_, tag.type)) {
        error(tag, "cannot switch on " + text(tag));
        tag.invalidate();
      }
    }
  } else {
    tag.mode = Mode::constant;
    tag.type = basic(BasicKind::bool_);
    tag.value = true;
  }
  std::map<std::string, std::vector<std::pair<TypeId, Pos>>> seen;
  Pos default_pos;
  for (std::size_t i = 0; i < node.clauses.size(); ++i) {
    const auto* clause = ast_.as<CaseClause>(node.clauses[i]);
    if (clause == nullptr) continue;
    const Pos clause_pos = ast_[node.clauses[i]].pos;
    if (clause->is_default) {
      if (default_pos.valid()) {
        error(clause_pos, "multiple defaults in switch", "first default at " + place(default_pos));
      } else {
        default_pos = clause_pos;
      }
    }
    for (const ExprId value : clause->values) {
      Operand v;
      expr(v, value);
      if (!tag.ok() || !v.ok()) continue;
      Operand x = tag;
      if (!node.tag) {
        // `case cond:` of a switch without tag: gc complains about the condition.
        if (is_plain_interface(types_, v.type) && assignable(x, v.type, nullptr)) continue;
        if (!all_basic(types_, v.type, info_boolean) || (v.type != x.type && is_typed(types_, v.type))) {
          error(v, "invalid case " + text(v.expr) + " in switch (mismatched types " + text(v.type) + " and bool)");
          continue;
        }
        if (is_untyped(types_, v.type)) update_type(v.expr, basic(BasicKind::bool_), true);
        if (v.mode != Mode::constant) continue;
      } else {
        if (!match_types(v, x)) continue;
        Operand result = v;
        Operand other = x;
        comparison(result, other, Tok::eql, {}, true);
        if (!result.ok() || v.mode != Mode::constant) continue;
      }
      // Truth values may repeat: conditions are often constant on one platform only.
      if (std::holds_alternative<bool>(v.value)) continue;
      const auto* string = std::get_if<std::string>(&v.value);
      std::string key = string != nullptr ? "\"" + *string : constant_text(v.value);
      if (const auto* number = std::get_if<BigRational>(&v.value)) key = number->str();
      const TypeId type = default_type(types_, v.type);
      bool is_duplicate = false;
      for (const auto& [other_type, other_pos] : seen[key]) {
        if (other_type != type) continue;
        is_duplicate = true;
        error(v, "duplicate case " + text(v.expr) + " in expression switch", "previous case at " + place(other_pos));
      }
      if (!is_duplicate) seen[key].emplace_back(type, ast_[value].pos);
    }
    std::uint32_t inner = context | break_allowed | fallthrough_allowed;
    if (i + 1 == node.clauses.size()) inner |= last_clause;
    env_.scopes.open();
    statements(inner, clause->body);
    close_scope();
  }
  close_scope();
}

void Checker::type_switch_statement(std::uint32_t context, const TypeSwitchStmt& node) {
  env_.scopes.open();
  if (node.init) statement(0, node.init);
  Operand x;
  // The parser may hand over the whole assertion.
  ExprId operand = node.x;
  if (const auto* assertion = ast_.as<TypeAssert>(operand); assertion != nullptr && !assertion->type) {
    operand = assertion->x;
  }
  expr(x, operand);
  if (x.ok() && !is_plain_interface(types_, x.type)) {
    if (is_type_param(types_, x.type)) {
      error(x, "cannot use " + text(x) + " in type switch",
            "convert it to an interface first: `any(" + text(x.expr) + ")`");
    } else {
      error(x, text(x) + " is not an interface");
    }
    x.invalidate();
  }
  const bool has_name_node = node.name && ast_.as<Ident>(node.name) != nullptr;
  if (has_name_node && is_blank(node.name)) error(node.name, "no new variable on left side of :=");
  bool is_used = false;
  std::map<std::uint32_t, Pos> seen;  // by TypeId; 0 is nil
  Pos default_pos;
  for (const StmtId clause_id : node.clauses) {
    const auto* clause = ast_.as<CaseClause>(clause_id);
    if (clause == nullptr) continue;
    const Pos clause_pos = ast_[clause_id].pos;
    if (clause->is_default) {
      if (default_pos.valid()) {
        error(clause_pos, "multiple defaults in switch", "first default at " + place(default_pos));
      } else {
        default_pos = clause_pos;
      }
    }
    TypeId single;
    bool is_nil_case = false;
    for (const ExprId value : clause->values) {
      Operand v;
      raw_expr(v, value, {}, false);
      is_nil_case = v.is_nil();
      single = {};
      if (!v.ok()) {
        single = invalid_type();
        continue;
      }
      if (!v.is_nil() && v.mode != Mode::type) {
        error(v, text(value) + " is not a type");
        single = invalid_type();
        continue;
      }
      if (!v.is_nil()) {
        single = v.type;
        if (!is_type_param(types_, single) && is_constraint_interface(types_, single)) {
          error(v,
                "cannot use type " + text(single) + " outside a type constraint: interface contains type constraints");
        }
      }
      const auto [other, is_new] = seen.emplace(single.value, ast_[value].pos);
      if (!is_new) {
        error(v, v.is_nil() ? "multiple nil cases in type switch" : "duplicate case " + text(value) + " in type switch",
              "previous case at " + place(other->second));
      } else if (!v.is_nil() && x.ok()) {
        check_assertable(x, single, value, true);
      }
    }
    env_.scopes.open();
    ObjectId variable;
    if (has_name_node && !is_blank(node.name)) {
      // One type in the clause: the variable has it; else it has the type of the operand.
      TypeId type = x.ok() ? x.type : invalid_type();
      if (clause->values.size() == 1 && !is_nil_case) type = single ? single : invalid_type();
      variable = new_object(ObjectKind::variable, symbol_of(node.name), ast_[node.name].pos, type);
      // Whether it is used is judged for all clauses together.
      object(variable).is_parameter = true;
      env_.scopes.declare(symbol_of(node.name), variable);
      checked_.clause_objects[clause_id.value] = variable;
    }
    statements(context | break_allowed | in_type_switch, clause->body);
    close_scope();
    if (variable) {
      is_used = is_used || object(variable).is_used;
      object(variable).is_parameter = false;
    }
  }
  if (has_name_node && !is_blank(node.name) && !is_used) {
    error(node.name, "declared and not used: " + text(node.name));
  }
  close_scope();
}

void Checker::select_statement(std::uint32_t context, const SelectStmt& node) {
  Pos default_pos;
  for (const StmtId clause_id : node.clauses) {
    const auto* clause = ast_.as<CommClause>(clause_id);
    if (clause == nullptr) continue;
    const Pos clause_pos = ast_[clause_id].pos;
    if (clause->is_default) {
      if (default_pos.valid()) {
        error(clause_pos, "multiple defaults in select", "first default at " + place(default_pos));
      } else {
        default_pos = clause_pos;
      }
    }
    // A communication is a send, or a receive whose values may be assigned.
    bool valid = !clause->comm || ast_.as<SendStmt>(clause->comm) != nullptr;
    ExprId received;
    if (clause->comm) {
      if (const auto* statement_node = ast_.as<ExprStmt>(clause->comm)) received = statement_node->x;
      if (const auto* assign = ast_.as<AssignStmt>(clause->comm); assign != nullptr && assign->rhs.size() == 1) {
        received = assign->rhs.front();
      }
    }
    if (received) {
      const auto* unary_node = ast_.as<Unary>(unparen(received));
      valid = unary_node != nullptr && unary_node->op == Tok::arrow;
    }
    env_.scopes.open();
    if (!valid) {
      error(ast_[clause->comm].pos, "select case must be receive, send or assign recv");
    }
    if (clause->comm) statement(0, clause->comm);
    statements(context | break_allowed, clause->body);
    close_scope();
  }
}

}  // namespace stalemate::frontend
