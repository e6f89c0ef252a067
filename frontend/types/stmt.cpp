// Statements (Go spec, "Statements"), except those with clauses and ranges.
#include <utility>

#include "frontend/types/checker.hpp"

namespace stalemate::frontend {
namespace {

Tok operator_of_assignment(Tok op) {
  switch (op) {
    case Tok::add_assign: return Tok::add;
    case Tok::sub_assign: return Tok::sub;
    case Tok::mul_assign: return Tok::mul;
    case Tok::quo_assign: return Tok::quo;
    case Tok::rem_assign: return Tok::rem;
    case Tok::and_assign: return Tok::and_;
    case Tok::or_assign: return Tok::or_;
    case Tok::xor_assign: return Tok::xor_;
    case Tok::shl_assign: return Tok::shl;
    case Tok::shr_assign: return Tok::shr;
    case Tok::and_not_assign: return Tok::and_not;
    default: return Tok::illegal;
  }
}

}  // namespace

/// Checks a function's body. `extra` are further parameters (the receiver).
void Checker::function_body(StmtId body, const Signature& parts, const std::vector<ObjectId>& extra,
                            Pos missing_return_pos) {
  FunctionState state;
  state.results = parts.results;
  for (const ObjectId id : parts.results) {
    state.result_types.push_back(object(id).type);
    if (object(id).name) state.has_named_results = true;
  }
  const FunctionState* const saved = std::exchange(env_.function, &state);
  env_.scopes.open();
  // Redeclarations among parameters were reported with the signature.
  const auto add = [&](const std::vector<ObjectId>& list) {
    for (const ObjectId id : list) {
      const Symbol symbol = object(id).name;
      const bool is_named = symbol && symbol != blank_ && !env_.scopes.find_innermost(symbol);
      env_.scopes.declare(is_named ? symbol : Symbol{}, id);
    }
  };
  add(extra);
  add(parts.params);
  add(parts.results);
  if (const auto* block_node = ast_.as<BlockStmt>(body)) {
    statements(0, block_node->stmts);
    check_labels(body);
    if (!parts.results.empty() && !is_terminating_list(block_node->stmts)) {
      error(missing_return_pos, "missing return");
    }
  }
  close_scope();
  env_.function = saved;
}

void Checker::statements(std::uint32_t context, const std::vector<StmtId>& list) {
  const bool may_fall = (context & fallthrough_allowed) != 0;
  const std::uint32_t inner = context & ~std::uint32_t{fallthrough_allowed};
  std::size_t last = list.size();
  // Empty statements after a fallthrough do not matter.
  while (last > 0 && ast_.as<EmptyStmt>(list[last - 1]) != nullptr) --last;
  for (std::size_t i = 0; i < list.size(); ++i) {
    statement(may_fall && i + 1 == last ? inner | fallthrough_allowed : inner, list[i]);
  }
}

void Checker::block(std::uint32_t context, StmtId id) {
  const auto* node = ast_.as<BlockStmt>(id);
  if (node == nullptr) return;
  env_.scopes.open();
  statements(context, node->stmts);
  close_scope();
}

void Checker::statement(std::uint32_t context, StmtId id) {
  const Nesting nesting(*this);
  if (!nesting.ok()) {
    unsupported(ast_[id].pos, "statement nests too deeply");
    return;
  }
  // Labels may stand before each other, a list of any length.
  while (const auto* labeled = ast_.as<LabeledStmt>(id)) id = labeled->stmt;
  const std::uint32_t inner =
      context & ~(std::uint32_t{fallthrough_allowed} | std::uint32_t{last_clause} | std::uint32_t{in_type_switch});
  const Stmt& stmt = ast_[id];
  if (const auto* decl = std::get_if<DeclStmt>(&stmt.data)) {
    declare_locals(decl->decl);
  } else if (const auto* expression = std::get_if<ExprStmt>(&stmt.data)) {
    expression_statement(expression->x);
  } else if (const auto* send = std::get_if<SendStmt>(&stmt.data)) {
    send_statement(*send);
  } else if (const auto* step = std::get_if<IncDecStmt>(&stmt.data)) {
    Operand x;
    expr(x, step->x);
    if (!x.ok()) return;
    if (!all_basic(types_, x.type, info_numeric)) {
      error(step->x, "invalid operation: " + text(step->x) + std::string(spelling(step->op)) + " (non-numeric type " +
                         text(x.type) + ")");
      return;
    }
    const TypeId type = assign_target(step->x);
    (void)type;
  } else if (const auto* assign = std::get_if<AssignStmt>(&stmt.data)) {
    assign_statement(*assign, id);
  } else if (const auto* go_node = std::get_if<GoStmt>(&stmt.data)) {
    go_or_defer("go", go_node->call);
  } else if (const auto* defer_node = std::get_if<DeferStmt>(&stmt.data)) {
    go_or_defer("defer", defer_node->call);
  } else if (const auto* return_node = std::get_if<ReturnStmt>(&stmt.data)) {
    return_statement(*return_node, stmt.pos);
  } else if (const auto* branch = std::get_if<BranchStmt>(&stmt.data)) {
    branch_statement(context, *branch, stmt.pos);
  } else if (std::holds_alternative<BlockStmt>(stmt.data)) {
    block(inner, id);
  } else if (std::holds_alternative<IfStmt>(stmt.data)) {
    if_statement(inner, id);
  } else if (const auto* switch_node = std::get_if<SwitchStmt>(&stmt.data)) {
    switch_statement(inner, id, *switch_node);
  } else if (const auto* type_switch = std::get_if<TypeSwitchStmt>(&stmt.data)) {
    type_switch_statement(inner, *type_switch);
  } else if (const auto* select = std::get_if<SelectStmt>(&stmt.data)) {
    select_statement(inner, *select);
  } else if (const auto* loop = std::get_if<ForStmt>(&stmt.data)) {
    for_statement(inner, *loop);
  } else if (const auto* range = std::get_if<RangeStmt>(&stmt.data)) {
    range_statement(inner, *range);
  }
}

void Checker::if_statement(std::uint32_t context, StmtId id) {
  // An else-if chain is a list, whatever its length. The scope of each header includes the branches that follow.
  std::size_t open_count = 0;
  while (const auto* node = ast_.as<IfStmt>(id)) {
    env_.scopes.open();
    ++open_count;
    if (node->init) statement(0, node->init);
    if (node->cond) {
      Operand x;
      expr(x, node->cond);
      if (x.ok() && !all_basic(types_, x.type, info_boolean)) {
        error(node->cond, "non-boolean condition in if statement");
      } else if (x.ok() && is_untyped(types_, x.type)) {
        update_type(x.expr, basic(BasicKind::bool_), true);
      }
    }
    block(context, node->then_block);
    id = node->else_stmt;
    if (!id) break;
  }
  if (id) block(context, id);
  for (; open_count > 0; --open_count) close_scope();
}

void Checker::for_statement(std::uint32_t context, const ForStmt& node) {
  env_.scopes.open();
  if (node.init) statement(0, node.init);
  if (node.cond) {
    Operand x;
    expr(x, node.cond);
    if (x.ok() && !all_basic(types_, x.type, info_boolean)) {
      error(node.cond, "non-boolean condition in for statement");
    } else if (x.ok() && is_untyped(types_, x.type)) {
      update_type(x.expr, basic(BasicKind::bool_), true);
    }
  }
  if (node.post) {
    if (const auto* assign = ast_.as<AssignStmt>(node.post); assign != nullptr && assign->op == Tok::define) {
      error(ast_[node.post].pos, "cannot declare in post statement of for loop");
    }
    statement(0, node.post);
  }
  block(context | break_allowed | continue_allowed, node.body);
  close_scope();
}

void Checker::report_unused(const Operand& x) { error(x, text(x) + " is not used"); }

void Checker::expression_statement(ExprId e) {
  Operand x;
  raw_expr(x, e, {}, false);
  switch (x.mode) {
    case Mode::none:
    case Mode::novalue: return;
    case Mode::builtin: error(x, text(x) + " must be called"); return;
    case Mode::type: error(x, text(x) + " is not an expression"); return;
    default: break;
  }
  const ExprId bare = unparen(e);
  if (const auto* call_node = ast_.as<Call>(bare)) {
    const TypeAndValue& fun = checked_.at(call_node->fun);
    // Calls of functions may be statements; conversions and most predeclared functions may not.
    if (fun.mode != Mode::type && fun.mode != Mode::builtin) return;
    if (fun.mode == Mode::builtin) {
      Operand fun_operand;
      raw_expr(fun_operand, call_node->fun, {}, true);
      const Builtin id = fun_operand.builtin;
      if (id == Builtin::copy || id == Builtin::recover || id == Builtin::panic || id == Builtin::close ||
          id == Builtin::delete_ || id == Builtin::clear || id == Builtin::print || id == Builtin::println) {
        return;
      }
    }
  } else if (const auto* unary_node = ast_.as<Unary>(bare); unary_node != nullptr && unary_node->op == Tok::arrow) {
    return;
  }
  report_unused(x);
}

void Checker::send_statement(const SendStmt& node) {
  Operand channel;
  Operand value;
  expr(channel, node.channel);
  raw_expr(value, node.value, {}, true);
  require_value(value, false, false);
  if (!channel.ok() || !value.ok()) return;
  const auto* type = types_.as<ChanOfType>(types_.core(channel.type));
  if (type == nullptr) {
    error(node.channel, "invalid operation: cannot send to non-channel " + text(channel));
    return;
  }
  if (type->dir == ChanDir::recv) {
    error(node.channel, "invalid operation: cannot send to receive-only channel " + text(channel));
    return;
  }
  const TypeId element = type->element;
  if (value.generic) instantiate(value, element);
  assignment(value, element, "send");
}

void Checker::assign_statement(const AssignStmt& node, StmtId id) {
  (void)id;
  if (node.op == Tok::define) {
    short_declaration(node.lhs, node.rhs, node.op_pos);
    return;
  }
  if (node.op == Tok::assign) {
    assign_variables(node.lhs, node.rhs);
    return;
  }
  if (node.lhs.size() != 1 || node.rhs.size() != 1) {
    error(node.op_pos,
          "assignment operation " + std::string(spelling(node.op)) + " requires single-valued expressions");
    use(node.lhs);
    use(node.rhs);
    return;
  }
  Operand x;
  Operand y;
  expr(x, node.lhs.front());
  expr(y, node.rhs.front());
  binary_op(x, y, operator_of_assignment(node.op), {}, node.op_pos);
  if (!x.ok()) return;
  x.expr = node.rhs.front();
  const TypeId type = assign_target(node.lhs.front());
  if (!type || !is_valid(type)) return;
  if (is_untyped(types_, x.type)) {
    // A shift of an untyped operand cannot be: the left side is a variable.
    x.type = type;
  }
  if (x.mode == Mode::constant) x.mode = Mode::value;
  std::string cause;
  if (!assignable(x, type, &cause)) {
    error(x, "cannot use " + text(x) + " as " + text(type) + " value in assignment operation");
  }
}

void Checker::return_statement(const ReturnStmt& node, Pos pos) {
  if (env_.function == nullptr) return;
  const FunctionState& function = *env_.function;
  if (node.results.empty()) {
    if (function.results.empty()) return;
    if (!function.has_named_results) {
      error(pos, "not enough return values",
            "have `()`, want `" + text(types_.intern(TupleType{function.result_types})) + "`");
      return;
    }
    // The values returned are those of the result variables, so they must be visible.
    for (const ObjectId id : function.results) {
      const Symbol symbol = object(id).name;
      if (symbol == blank_ || !symbol) continue;
      const ObjectId seen = env_.scopes.find(symbol);
      if (seen == id || !seen) continue;
      error(pos, "result parameter " + name(symbol) + " not in scope at return",
            "inner declaration of `" + name(symbol) + "` at " + place(object(seen).pos));
    }
    return;
  }
  if (function.results.empty()) {
    std::vector<Operand> values = argument_list(node.results, false);
    bool valid = true;
    for (const Operand& x : values) valid = valid && x.ok();
    if (valid) return_mismatch(ast_[node.results.front()].pos, values, 0);
    return;
  }
  init_variables(function.results, node.results, pos);
}

void Checker::branch_statement(std::uint32_t context, const BranchStmt& node, Pos pos) {
  // Labelled jumps are looked at in labels.cpp.
  if (node.label) return;
  switch (node.kind) {
    case Tok::break_:
      if ((context & break_allowed) == 0) error(pos, "break is not in a loop, switch, or select");
      break;
    case Tok::continue_:
      if ((context & continue_allowed) == 0) error(pos, "continue is not in a loop");
      break;
    case Tok::fallthrough_:
      if ((context & fallthrough_allowed) == 0) {
        error(pos, (context & last_clause) != 0      ? "cannot fallthrough final case in switch"
                   : (context & in_type_switch) != 0 ? "cannot fallthrough in type switch"
                                                     : "fallthrough statement out of place");
      } else if ((context & last_clause) != 0) {
        error(pos, "cannot fallthrough final case in switch");
      }
      break;
    default: break;
  }
}

void Checker::go_or_defer(const char* what, ExprId call_expr) {
  const ExprId bare = unparen(call_expr);
  const std::string word = what;
  const auto* call_node = ast_.as<Call>(bare);
  if (call_node == nullptr) {
    error(call_expr, "expression in " + word + " must be function call");
    use(call_expr);
    return;
  }
  if (bare != call_expr) error(call_expr, "expression in " + word + " must not be parenthesized");
  Operand x;
  raw_expr(x, bare, {}, false);
  const TypeAndValue& fun = checked_.at(call_node->fun);
  if (fun.mode == Mode::type) {
    if (x.ok()) error(x, word + " requires function call, not conversion");
    return;
  }
  if (!x.ok() || fun.mode != Mode::builtin) return;
  Operand fun_operand;
  raw_expr(fun_operand, call_node->fun, {}, true);
  switch (fun_operand.builtin) {
    case Builtin::copy:
    case Builtin::recover:
    case Builtin::panic:
    case Builtin::close:
    case Builtin::delete_:
    case Builtin::clear:
    case Builtin::print:
    case Builtin::println: return;
    default: error(x, word + " discards result of " + text(x));
  }
}

}  // namespace stalemate::frontend
