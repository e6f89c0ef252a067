#include "frontend/gates/gate_writer.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "frontend/types/walk.hpp"

namespace stalemate::frontend {

void GateWriter::import_gates() {
  if (!setting_.import_path.empty()) {
    insert(ast_[file_.package_name].end, "; import . \"" + setting_.import_path + "\"");
    tail_ += "\nvar _ = ZZ_At\n";  // also in a file without gates
  }
}

bool GateWriter::write() {
  bool has_start = false;
  import_gates();
  inputs();
  for (const DeclId id : file_.decls) {
    if (const auto* function = ast_.as<FuncDecl>(id)) {
      if (!function->body) {
        stub(ast_[id], *function);
        continue;
      }
      const std::string name(function->name && function->receiver.empty() ? ast_.ident_name(function->name) : "");
      if (!name.empty() && name == setting_.start) {
        has_start = true;
        erase(ast_[function->name].pos, ast_[function->name].end);
        insert(ast_[function->name].pos, renamed(name));
      }
      const auto& tests = setting_.tests;
      if (std::find(tests.begin(), tests.end(), name) != tests.end())
        edits_.insert(offset(ast_[function->body].pos) + 1, " ZZ_Test(); ");
      function_body(function->body);
    } else if (const auto* variables = ast_.as<VarDecl>(id)) {
      for (const ValueSpec& spec : variables->specs) exprs(spec.values);
    }
  }
  return has_start;
}

std::string GateWriter::renamed(const std::string& start) { return "zz_user_" + start; }

std::size_t GateWriter::gate(Pos pos, std::string operation, bool is_deferred, model::GateKind kind) {
  const Location at = sources_.locate(pos);
  gates_.push_back({{sources_.index_of(pos), at.line, at.column}, std::move(operation), is_deferred, kind});
  return gates_.size();
}

std::size_t GateWriter::soft_gate(Pos pos, std::string operation, bool is_deferred) {
  return gate(pos, std::move(operation), is_deferred, model::GateKind::soft);
}

ExprId GateWriter::strip(ExprId id) const {
  while (const auto* paren = ast_.as<Paren>(id)) id = paren->x;
  return id;
}

bool GateWriter::is_simple(ExprId id) const {
  Worklist list;
  list.add(id);
  while (!list.exprs.empty()) {
    const ExprId next = list.exprs.back();
    list.exprs.pop_back();
    if (ast_.as<FuncLit>(next)) continue;
    if (ast_.as<Call>(next)) return false;
    if (const auto* unary = ast_.as<Unary>(next); unary && unary->op == Tok::arrow) return false;
    list.add_children(ast_, next);
  }
  return true;
}

bool GateWriter::is_channel(ExprId id) {
  const TypeId type = checked_.type_of(id);
  if (!type) return false;
  const TypeId core = checked_.types.core(type);
  return core && checked_.types.under<ChanOfType>(core) != nullptr;
}

void GateWriter::wrap(ExprId id, std::string before) {
  insert(ast_[id].pos, std::move(before));
  expr(id);
  insert(ast_[id].end, ")");
}

void GateWriter::exprs(const std::vector<ExprId>& list) {
  for (const ExprId id : list) expr(id);
}

void GateWriter::children(ExprId id) {
  Worklist list;
  list.add_children(ast_, id);
  exprs(list.exprs);
  for (const StmtId part : list.stmts) stmt(part);
}

void GateWriter::children(StmtId id) {
  Worklist list;
  list.add_children(ast_, id);
  exprs(list.exprs);
  for (const StmtId part : list.stmts) stmt(part);
}

void GateWriter::function_body(StmtId body) {
  if (setting_.wish->panics) edits_.insert(offset(ast_[body].pos) + 1, " defer ZZ_Die(); ");
  std::vector<Loop> outer;
  outer.swap(loops_);
  stmt(body);
  outer.swap(loops_);
}

void GateWriter::expr(ExprId id) {
  if (!id) return;
  if (const auto* literal = ast_.as<FuncLit>(id)) return function_body(literal->body);
  if (const auto* unary = ast_.as<Unary>(id); unary && unary->op == Tok::arrow) {
    return wrap(unary->x, fmt::format("ZZ_C({}, ", gate(ast_[id].pos, "receive")));
  }
  if (const auto* node = ast_.as<Call>(id); node && call(id, *node)) return;
  if (const auto* literal = ast_.as<CompositeLit>(id)) return composite_literal(id, *literal);
  if (read(id)) return;
  children(id);
}

void GateWriter::stmt(StmtId id) {
  if (!id) return;
  if (const auto* node = ast_.as<GoStmt>(id)) return go_statement(id, *node);
  if (const auto* node = ast_.as<DeferStmt>(id)) return delayed_call(node->call);
  if (const auto* node = ast_.as<SendStmt>(id)) return send(id, *node);
  if (const auto* node = ast_.as<SelectStmt>(id)) return select(id, *node);
  if (const auto* node = ast_.as<BranchStmt>(id)) return branch(id, *node);
  if (const auto* node = ast_.as<AssignStmt>(id); node && assign(*node)) return;
  if (const auto* node = ast_.as<IncDecStmt>(id); node && step(id, *node)) return;
  if (const auto* node = ast_.as<LabeledStmt>(id)) {
    return loop(node->stmt, ast_.as<Ident>(node->label)->name);
  }
  loop(id, {});
}

void GateWriter::loop(StmtId id, Symbol label) {
  if (const auto* node = ast_.as<RangeStmt>(id); node && is_channel(node->x)) return range(id, *node, label);
  const bool is_loop = ast_.as<RangeStmt>(id) != nullptr || ast_.as<ForStmt>(id) != nullptr;
  if (!is_loop) return label ? stmt(id) : children(id);
  loops_.push_back({0, label});
  if (const auto* node = ast_.as<RangeStmt>(id)) {
    if (node->op != Tok::define) exprs({node->key, node->value});
    expr(node->x);
    stmt(node->body);
  } else {
    children(id);
  }
  loops_.pop_back();
}

ExprId GateWriter::last_operand_with_steps(const Call& call) const {
  const auto last = std::find_if(call.args.rbegin(), call.args.rend(), [&](ExprId one) { return !is_simple(one); });
  if (last != call.args.rend()) return *last;
  const ExprId fun = strip(call.fun);
  if (is_simple(fun)) return {};
  const auto* selector = ast_.as<Selector>(fun);
  return selector == nullptr ? fun : selector->x;
}

void GateWriter::go_statement(StmtId id, const GoStmt& node) {
  // Evaluating the operands is still the parent's doing: the last that may pass gates gives the child its name.
  const ExprId last = last_operand_with_steps(*ast_.as<Call>(strip(node.call)));
  if (last && !checked_.types.as<TupleType>(checked_.type_of(last))) {
    insert(ast_[last].pos, "ZZ_ForkAfter(");
    delayed_call(node.call);
    insert(ast_[last].end, ")");
  } else {
    insert(ast_[id].pos, "ZZ_Fork(); ");
    delayed_call(node.call);
  }
  insert(ast_[id].end, "; ZZ_Forked()");
}

void GateWriter::send(StmtId id, const SendStmt& node) {
  const std::size_t number = gate(ast_[id].pos, "send");
  // The gate comes after the value was computed; where computing it is nothing to wait for, the channel carries the
  // gate, so that constants keep having no type.
  if (is_simple(node.value)) {
    wrap(node.channel, fmt::format("ZZ_C({}, ", number));
    return expr(node.value);
  }
  expr(node.channel);
  wrap(node.value, fmt::format("ZZ_V({}, ", number));
}

void GateWriter::range(StmtId id, const RangeStmt& node, Symbol label) {
  const std::size_t number = gate(ast_[id].pos, "receive");
  if (node.op != Tok::define) expr(node.key);
  wrap(node.x, fmt::format("ZZ_C({}, ", number));
  loops_.push_back({number, label});
  stmt(node.body);
  loops_.pop_back();
  insert(ast_.as<BlockStmt>(node.body)->rbrace, fmt::format("; ZZ_At({}) ", number));
}

void GateWriter::branch(StmtId id, const BranchStmt& node) {
  if (node.kind != Tok::continue_) return;
  const Symbol label = node.label ? ast_.as<Ident>(node.label)->name : Symbol{};
  for (auto loop = loops_.rbegin(); loop != loops_.rend(); ++loop) {
    if (label && loop->label != label) continue;
    if (loop->gate != 0) insert(ast_[id].pos, fmt::format("ZZ_At({}); ", loop->gate));
    return;
  }
}

void GateWriter::select(StmtId id, const SelectStmt& node) {
  const std::size_t number = gate(ast_[id].pos, "select");
  std::size_t last = 0, index = 0;
  for (const StmtId clause : node.clauses) last += ast_.as<CommClause>(clause)->comm ? 1 : 0;
  // Without channels there is nothing to carry the gate.
  if (last == 0) insert(ast_[id].pos, fmt::format("ZZ_At({}); ", number));
  for (const StmtId clause_id : node.clauses) {
    const auto& clause = *ast_.as<CommClause>(clause_id);
    const std::size_t colon = offset(clause.colon) + 1;
    if (!clause.comm) {
      edits_.insert(colon, fmt::format(" ZZ_Took({}, -1); ", number));
    } else {
      const auto* sends = ast_.as<SendStmt>(clause.comm);
      const auto* assign = ast_.as<AssignStmt>(clause.comm);
      ExprId channel;
      if (sends != nullptr) {
        channel = sends->channel;
      } else {
        const ExprId x = assign != nullptr ? assign->rhs[0] : ast_.as<ExprStmt>(clause.comm)->x;
        channel = ast_.as<Unary>(strip(x))->x;
      }
      const bool is_last = index + 1 == last;
      const bool is_late = sends != nullptr && !is_simple(sends->value);
      wrap(channel, fmt::format("ZZ_M({}, {}, {}, ", number, index, is_last && !is_late));
      if (sends != nullptr && is_last && is_late) {
        wrap(sends->value, fmt::format("ZZ_V({}, ", number));
      } else if (sends != nullptr) {
        expr(sends->value);
      }
      edits_.insert(colon, fmt::format(" ZZ_Took({}, {}); ", number, index));
      ++index;
    }
    for (const StmtId part : clause.body) stmt(part);
  }
}

}  // namespace stalemate::frontend
