// Terminating statements (Go spec, "Terminating statements").
#include <algorithm>

#include "frontend/types/checker.hpp"

namespace stalemate::frontend {

bool Checker::is_terminating_list(const std::vector<StmtId>& list) {
  // Trailing empty statements do not count.
  std::size_t last = list.size();
  while (last > 0 && ast_.as<EmptyStmt>(list[last - 1]) != nullptr) --last;
  return last > 0 && is_terminating(list[last - 1], {});
}

bool Checker::is_terminating(StmtId id, Symbol label) {
  while (const auto* labeled = ast_.as<LabeledStmt>(id)) {
    label = symbol_of(labeled->label);
    id = labeled->stmt;
  }
  if (ast_.as<ReturnStmt>(id) != nullptr) return true;
  if (const auto* branch = ast_.as<BranchStmt>(id)) {
    return branch->kind == Tok::goto_ || branch->kind == Tok::fallthrough_;
  }
  if (const auto* statement_node = ast_.as<ExprStmt>(id)) {
    const auto* call_node = ast_.as<Call>(unparen(statement_node->x));
    if (call_node == nullptr) return false;
    const ExprId fun = unparen(call_node->fun);
    if (ast_.as<Ident>(fun) == nullptr) return false;
    const ObjectId callee = checked_.ident_objects[fun.value];
    return callee && object(callee).kind == ObjectKind::builtin && object(callee).builtin == Builtin::panic;
  }
  if (const auto* block_node = ast_.as<BlockStmt>(id)) return is_terminating_list(block_node->stmts);
  if (ast_.as<IfStmt>(id) != nullptr) {
    while (const auto* node = ast_.as<IfStmt>(id)) {
      if (!node->else_stmt || !is_terminating(node->then_block, {})) return false;
      id = node->else_stmt;
    }
    return is_terminating(id, {});
  }
  if (const auto* loop = ast_.as<ForStmt>(id)) return !loop->cond && !has_break(loop->body, label, true);
  const auto clauses_terminate = [&](const std::vector<StmtId>& clauses, bool needs_default) {
    bool has_default = false;
    for (const StmtId clause_id : clauses) {
      const std::vector<StmtId>* body = nullptr;
      if (const auto* clause = ast_.as<CaseClause>(clause_id)) {
        has_default = has_default || clause->is_default;
        body = &clause->body;
      } else if (const auto* comm = ast_.as<CommClause>(clause_id)) {
        body = &comm->body;
      }
      if (body == nullptr || !is_terminating_list(*body)) return false;
      for (const StmtId part : *body) {
        if (has_break(part, label, true)) return false;
      }
    }
    return has_default || !needs_default;
  };
  if (const auto* node = ast_.as<SwitchStmt>(id)) return clauses_terminate(node->clauses, true);
  if (const auto* node = ast_.as<TypeSwitchStmt>(id)) return clauses_terminate(node->clauses, true);
  if (const auto* node = ast_.as<SelectStmt>(id)) return clauses_terminate(node->clauses, false);
  return false;
}

/// Whether a break inside `id` leaves the statement around it: an unlabelled one if `is_implicit`, or one with its
/// label.
bool Checker::has_break(StmtId id, Symbol label, bool is_implicit) {
  struct Item {
    StmtId id;
    bool is_implicit;
  };
  std::vector<Item> todo{{id, is_implicit}};
  while (!todo.empty()) {
    const Item item = todo.back();
    todo.pop_back();
    if (!item.id) continue;
    const auto add = [&](const std::vector<StmtId>& list, bool implicit) {
      for (const StmtId part : list) todo.push_back({part, implicit});
    };
    if (const auto* branch = ast_.as<BranchStmt>(item.id)) {
      if (branch->kind != Tok::break_) continue;
      if (branch->label ? symbol_of(branch->label) == label : item.is_implicit) return true;
    } else if (const auto* labeled = ast_.as<LabeledStmt>(item.id)) {
      todo.push_back({labeled->stmt, item.is_implicit});
    } else if (const auto* block_node = ast_.as<BlockStmt>(item.id)) {
      add(block_node->stmts, item.is_implicit);
    } else if (const auto* if_node = ast_.as<IfStmt>(item.id)) {
      todo.push_back({if_node->then_block, item.is_implicit});
      todo.push_back({if_node->else_stmt, item.is_implicit});
    } else if (const auto* clause = ast_.as<CaseClause>(item.id)) {
      add(clause->body, item.is_implicit);
    } else if (const auto* comm = ast_.as<CommClause>(item.id)) {
      add(comm->body, item.is_implicit);
    } else if (label) {
      // Inside these an unlabelled break is theirs.
      if (const auto* switch_node = ast_.as<SwitchStmt>(item.id)) add(switch_node->clauses, false);
      if (const auto* type_switch = ast_.as<TypeSwitchStmt>(item.id)) add(type_switch->clauses, false);
      if (const auto* select_node = ast_.as<SelectStmt>(item.id)) add(select_node->clauses, false);
      if (const auto* loop = ast_.as<ForStmt>(item.id)) todo.push_back({loop->body, false});
      if (const auto* range = ast_.as<RangeStmt>(item.id)) todo.push_back({range->body, false});
    }
  }
  return false;
}

}  // namespace stalemate::frontend
