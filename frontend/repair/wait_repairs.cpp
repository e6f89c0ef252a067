// WaitGroups, condition variables, contexts, and statements in the wrong order.
#include <algorithm>

#include "frontend/repair/repair_writer.hpp"

namespace stalemate::frontend {

void RepairWriter::wait_group(const Block& statements, std::size_t i) {
  const StmtId id = statements[i];
  const auto* go = ast_.as<GoStmt>(id);
  const auto* call = go == nullptr ? nullptr : ast_.as<Call>(go->call);
  const auto* literal = call == nullptr ? nullptr : ast_.as<FuncLit>(call->fun);
  if (literal != nullptr) done_by_worker(id, literal->body);
}

/// A goroutine that is counted says when it is done, and is counted before it runs.
void RepairWriter::done_by_worker(StmtId go, StmtId body) {
  std::vector<std::string> done;
  for (const StmtId inner : statements_of(body, false)) {
    const std::string added = receiver_of(inner, "Add"), counted_down = receiver_of(inner, "Done");
    if (!added.empty()) {
      add("count the goroutine before it starts", {edit_.before(go, edit_.text(inner)), edit_.remove(inner)}, {added},
          1);
    }
    if (!counted_down.empty()) {
      done.push_back(counted_down);
      add("call " + counted_down + ".Done however the goroutine ends",
          {edit_.remove(inner), edit_.at_start(body, "defer " + counted_down + ".Done()")}, {counted_down}, 1);
    }
    if (const std::string deferred = receiver_of(inner, "Done", true); !deferred.empty()) done.push_back(deferred);
  }
  for (const std::string& group : all(&Function::groups)) {
    if (std::find(done.begin(), done.end(), group) == done.end()) {
      add("call " + group + ".Done when the goroutine ends", {edit_.at_start(body, "defer " + group + ".Done()")},
          {group}, 1);
    } else {
      add("count the goroutine", {edit_.before(go, group + ".Add(1)")}, {group}, 2);
    }
  }
}

/// Another number, or none.
void RepairWriter::group_count(StmtId id) {
  const std::string group = receiver_of(id, "Add");
  if (!group.empty()) {
    const ExprId argument = [&] {
      const auto* call = ast_.as<Call>(ast_.as<ExprStmt>(id)->x);
      return call->args.size() == 1 ? call->args[0] : ExprId{};
    }();
    if (!argument) return;
    std::vector<std::string> counts = all(&Function::bounds);
    counts.insert(counts.begin(), {"1", "2", "3"});
    for (const std::string& count : counts) {
      if (count == edit_.text(argument)) continue;
      add("count " + count + " with " + group, {edit_.replace(argument, count)}, {group}, 2);
    }
  }
  for (const bool deferred : {false, true}) {
    const std::string done = receiver_of(id, "Done", deferred);
    if (!done.empty()) add("do not call " + done + ".Done here", {edit_.remove(id)}, {done}, 2);
  }
}

/// Signal wakes one, which may be the wrong one.
void RepairWriter::wake_all(StmtId id) {
  for (const bool deferred : {false, true}) {
    const std::string condition = receiver_of(id, "Signal", deferred);
    if (condition.empty()) continue;
    add("wake all who wait at " + condition,
        {edit_.replace(id, (deferred ? "defer " : "") + condition + ".Broadcast()")}, {condition}, 1);
  }
}

/// A condition is looked at again after waiting.
void RepairWriter::recheck(StmtId id) {
  const auto* test = ast_.as<IfStmt>(id);
  if (test == nullptr || test->init || test->else_stmt) return;
  for (const StmtId inner : ast_.as<BlockStmt>(test->then_block)->stmts) {
    const std::string condition = receiver_of(inner, "Wait");
    if (condition.empty()) continue;
    const Pos pos = ast_[id].pos;
    add("look at the condition again after " + condition + ".Wait", {edit_.replace(pos, Pos{pos.value + 2}, "for")},
        {condition}, 1);
  }
}

/// A context that nobody cancels keeps those who wait for it.
void RepairWriter::cancel(StmtId id) {
  const auto* assignment = ast_.as<AssignStmt>(id);
  if (assignment == nullptr || assignment->lhs.size() != 2 || assignment->rhs.size() != 1) return;
  if (!callee_of(assignment->rhs[0]).starts_with("context.With")) return;
  const std::string context = edit_.text(assignment->lhs[0]), name = edit_.text(assignment->lhs[1]);
  if (name == "_") {
    add("cancel " + context + " when the function returns",
        {edit_.replace(assignment->lhs[1], "cancel"), edit_.after(id, "defer cancel()")}, {context, "cancel", "Done"},
        1);
  } else {
    add("cancel " + context + " when the function returns", {edit_.after(id, "defer " + name + "()")},
        {context, name, "Done"}, 1);
  }
}

/// `go worker(b, a)` beside `go worker(a, b)`.
void RepairWriter::swap_arguments(StmtId id) {
  const auto* go = ast_.as<GoStmt>(id);
  const auto* statement = ast_.as<ExprStmt>(id);
  const ExprId expression = go != nullptr ? go->call : statement != nullptr ? statement->x : ExprId{};
  const auto* call = expression ? ast_.as<Call>(expression) : nullptr;
  if (call == nullptr) return;
  for (std::size_t k = 0; k + 1 < call->args.size(); ++k) {
    const std::string x = edit_.text(call->args[k]), y = edit_.text(call->args[k + 1]);
    add("pass " + y + " before " + x, {edit_.replace(call->args[k], y), edit_.replace(call->args[k + 1], x)}, {x, y},
        3);
  }
}

/// What waits comes after what it waits for.
void RepairWriter::reorder(const Block& statements, std::size_t i) {
  if (i + 1 >= statements.size()) return;
  const auto waits = [&](StmtId id) {
    return !sent_channel(id).empty() || !received_channel(id).empty() || !receiver_of(id, "Wait").empty() ||
           ast_.as<RangeStmt>(id) != nullptr ||
           callee_of(ast_.as<ExprStmt>(id) ? ast_.as<ExprStmt>(id)->x : ExprId{}) == "close";
  };
  const StmtId first = statements[i], second = statements[i + 1];
  if (!waits(first)) return;
  std::vector<std::string> names{sent_channel(first) + received_channel(first) + receiver_of(first, "Wait")};
  add("swap `" + edit_.text(first).substr(0, edit_.text(first).find('\n')) + "` and what follows it",
      {edit_.replace(first, edit_.text(second)), edit_.replace(second, edit_.text(first))}, names, 4);
}

}  // namespace stalemate::frontend
