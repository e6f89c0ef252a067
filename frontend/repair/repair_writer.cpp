#include "frontend/repair/repair_writer.hpp"

#include <algorithm>

#include "frontend/types/walk.hpp"

namespace stalemate::frontend {

std::string last_name(const std::string& text) {
  const std::size_t dot = text.rfind('.');
  return dot == std::string::npos ? text : text.substr(dot + 1);
}

std::vector<Repair> repairs_of(const SourceSet& sources, const Ast& ast, const File& file) {
  return RepairWriter(sources, ast, file).run();
}

std::vector<Repair> RepairWriter::run() {
  for (const DeclId id : file_.decls) {
    if (const auto* declared = ast_.as<FuncDecl>(id); declared != nullptr && declared->body) {
      function(declared->type, declared->body, false);
    } else if (const auto* variables = ast_.as<VarDecl>(id)) {
      for (const ValueSpec& spec : variables->specs) {
        for (std::size_t i = 0; i < spec.values.size() && i < spec.names.size(); ++i) {
          buffer(spec.values[i], edit_.text(spec.names[i]));
        }
      }
    }
  }
  std::stable_sort(repairs_.begin(), repairs_.end(), [](const Repair& x, const Repair& y) { return x.cost < y.cost; });
  return std::move(repairs_);
}

void RepairWriter::add(std::string what, std::vector<TextEdit> edits, std::vector<std::string> names, int cost) {
  for (std::string& name : names) name = last_name(name);
  repairs_.push_back({std::move(what), std::move(edits), std::move(names), cost});
}

// ---------------------------------------------------------------------- names

std::string RepairWriter::callee_of(ExprId call) const {
  const auto* node = call ? ast_.as<Call>(call) : nullptr;
  return node == nullptr ? "" : edit_.text(node->fun);
}

std::string RepairWriter::receiver_of(ExprId call, std::string_view method) const {
  const auto* node = call ? ast_.as<Call>(call) : nullptr;
  const auto* selector = node == nullptr ? nullptr : ast_.as<Selector>(node->fun);
  if (selector == nullptr || ast_.ident_name(selector->name) != method) return "";
  return edit_.text(selector->x);
}

std::string RepairWriter::receiver_of(StmtId id, std::string_view method, bool deferred) const {
  if (deferred) {
    const auto* node = ast_.as<DeferStmt>(id);
    return node == nullptr ? "" : receiver_of(node->call, method);
  }
  const auto* node = ast_.as<ExprStmt>(id);
  return node == nullptr ? "" : receiver_of(node->x, method);
}

std::vector<StmtId> RepairWriter::statements_of(StmtId body, bool with_literals) const {
  std::vector<StmtId> result;
  Worklist work;
  work.add(body);
  while (!work.stmts.empty() || (with_literals && !work.exprs.empty())) {
    if (work.stmts.empty()) {
      const ExprId next = work.exprs.back();
      work.exprs.pop_back();
      work.add_children(ast_, next);
      continue;
    }
    const StmtId id = work.stmts.back();
    work.stmts.pop_back();
    if (id != body) result.push_back(id);
    work.add_children(ast_, id);
  }
  std::sort(result.begin(), result.end(), [&](StmtId x, StmtId y) { return ast_[x].pos < ast_[y].pos; });
  return result;
}

std::vector<std::string> RepairWriter::all(std::vector<std::string> Function::*names) const {
  std::vector<std::string> result;
  for (const Function* f = function_; f != nullptr; f = f->outer) {
    for (const std::string& name : f->*names) {
      if (std::find(result.begin(), result.end(), name) == result.end()) result.push_back(name);
    }
  }
  return result;
}

bool RepairWriter::is_inside_go() const {
  for (const Function* f = function_; f != nullptr; f = f->outer) {
    if (f->is_started) return true;
  }
  return false;
}

/// What the function declares that a repair may use.
void RepairWriter::note_names(Function& f, ExprId type) {
  const auto add_once = [](std::vector<std::string>& list, std::string text) {
    if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(std::move(text));
  };
  if (const auto* signature = ast_.as<FuncType>(type)) {
    f.has_results = !signature->results.empty();
    for (const Field& field : signature->params) {
      const std::string text = edit_.text(field.type);
      for (const ExprId name : field.names) {
        if (text == "context.Context") add_once(f.ends, "<-" + edit_.text(name) + ".Done()");
        if (text.find("chan struct{}") != std::string::npos && !text.starts_with("chan<-")) {
          add_once(f.ends, "<-" + edit_.text(name));
        }
        if (ast_.as<ChanType>(field.type) != nullptr) add_once(f.channels, edit_.text(name));
      }
    }
  }
  for (const StmtId id : statements_of(f.body, false)) {
    if (const auto* assignment = ast_.as<AssignStmt>(id); assignment != nullptr && !assignment->lhs.empty()) {
      const std::string name = edit_.text(assignment->lhs[0]);
      for (const ExprId value : assignment->rhs) {
        const std::string callee = callee_of(value);
        if (callee.starts_with("context.With")) add_once(f.ends, "<-" + name + ".Done()");
        if (callee != "make") continue;
        const auto& args = ast_.as<Call>(value)->args;
        if (args.empty() || ast_.as<ChanType>(args[0]) == nullptr) continue;
        add_once(f.channels, name);
        if (edit_.text(args[0]) == "chan struct{}") add_once(f.ends, "<-" + name);
      }
    }
    if (const auto* loop = ast_.as<ForStmt>(id); loop != nullptr && loop->cond) {
      if (const auto* condition = ast_.as<Binary>(loop->cond)) add_once(f.bounds, edit_.text(condition->y));
    }
    if (const auto* loop = ast_.as<RangeStmt>(id)) {
      if (ast_.as<Ident>(loop->x) != nullptr) add_once(f.bounds, "len(" + edit_.text(loop->x) + ")");
    }
    for (const char* const method : {"Add", "Done", "Wait"}) {
      for (const bool deferred : {false, true}) {
        const std::string group = receiver_of(id, method, deferred);
        if (!group.empty()) add_once(f.groups, group);
      }
    }
  }
}

// ---------------------------------------------------------------------- the walk

void RepairWriter::function(ExprId type, StmtId body, bool is_started) {
  Function f;
  f.outer = function_;
  f.body = body;
  f.is_started = is_started;
  note_names(f, type);
  function_ = &f;
  close_by_sender();
  statement(body);
  function_ = const_cast<Function*>(f.outer);
}

void RepairWriter::block(const Block& statements) {
  for (std::size_t i = 0; i < statements.size(); ++i) {
    missing_close(statements, i);
    lock(statements, i);
    wait_group(statements, i);
    reorder(statements, i);
  }
}

void RepairWriter::statement(StmtId id) {
  if (const auto* node = ast_.as<BlockStmt>(id)) block(node->stmts);
  if (const auto* node = ast_.as<CommClause>(id)) block(node->body);
  if (const auto* node = ast_.as<CaseClause>(id)) block(node->body);
  if (const auto* node = ast_.as<AssignStmt>(id)) {
    for (std::size_t i = 0; i < node->rhs.size() && i < node->lhs.size(); ++i) {
      buffer(node->rhs[i], edit_.text(node->lhs[i]));
      if (callee_of(node->rhs[i]) == "make") drain(id, edit_.text(node->lhs[i]));
    }
  }
  missing_make(id);
  stoppable(id);
  stoppable_select(id);
  break_out(id);
  group_count(id);
  wake_all(id);
  recheck(id);
  cancel(id);
  swap_arguments(id);
  const auto* go = ast_.as<GoStmt>(id);
  Worklist below;
  below.add_children(ast_, id);
  for (const ExprId part : below.exprs) expression(part, go != nullptr);
  for (const StmtId part : below.stmts) {
    // What a case communicates cannot be taken out of it.
    const auto* clause = ast_.as<CommClause>(id);
    if (clause == nullptr || part != clause->comm) statement(part);
  }
}

void RepairWriter::expression(ExprId id, bool is_started) {
  if (const auto* literal = ast_.as<FuncLit>(id)) return function(literal->type, literal->body, is_started);
  if (const auto* pair = ast_.as<KeyValue>(id)) buffer(pair->value, edit_.text(pair->key));
  const auto* call = ast_.as<Call>(id);
  Worklist below;
  below.add_children(ast_, id);
  for (const ExprId part : below.exprs) {
    expression(part, is_started && call != nullptr && part == call->fun);
  }
}

}  // namespace stalemate::frontend
