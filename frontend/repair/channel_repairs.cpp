// Channels: more room, a missing close, a send or receive that can be told to stop, a receiver for what is left.
#include <algorithm>
#include <set>

#include "frontend/repair/repair_writer.hpp"

namespace stalemate::frontend {

std::string RepairWriter::sent_channel(StmtId id) const {
  const auto* send = ast_.as<SendStmt>(id);
  return send == nullptr ? "" : edit_.text(send->channel);
}

/// Of `<-ch` as a statement, or as the only right side of an assignment.
std::string RepairWriter::received_channel(StmtId id) const {
  ExprId value;
  if (const auto* node = ast_.as<ExprStmt>(id)) value = node->x;
  if (const auto* node = ast_.as<AssignStmt>(id); node != nullptr && node->rhs.size() == 1) value = node->rhs[0];
  const auto* receive = value ? ast_.as<Unary>(value) : nullptr;
  return receive == nullptr || receive->op != Tok::arrow ? "" : edit_.text(receive->x);
}

void RepairWriter::buffer(ExprId make, const std::string& name) {
  const auto* call = ast_.as<Call>(make);
  if (call == nullptr || callee_of(make) != "make" || call->args.empty()) return;
  if (ast_.as<ChanType>(call->args[0]) == nullptr) return;
  const std::string type = edit_.text(call->args[0]);
  const std::string old = call->args.size() > 1 ? edit_.text(call->args[1]) : "0";
  std::vector<std::string> sizes{"1", "2", "3", "4", "8"};
  // How often something is done in a loop is how often something may be sent.
  const std::vector<std::string> bounds = all(&Function::bounds);
  sizes.insert(sizes.begin() + 1, bounds.begin(), bounds.end());
  for (const std::string& size : sizes) {
    if (size == old || (old != "0" && size == "1")) continue;
    add("give " + name + " a buffer of " + size, {edit_.replace(make, "make(" + type + ", " + size + ")")}, {name},
        size == "1" ? 1 : 2);
  }
}

/// `var ch chan T`, never made.
void RepairWriter::missing_make(StmtId id) {
  const auto* statement = ast_.as<DeclStmt>(id);
  const auto* variables = statement == nullptr ? nullptr : ast_.as<VarDecl>(statement->decl);
  if (variables == nullptr) return;
  for (const ValueSpec& spec : variables->specs) {
    if (!spec.type || !spec.values.empty() || spec.names.size() != 1) continue;
    if (ast_.as<ChanType>(spec.type) == nullptr) continue;
    const std::string name = edit_.text(spec.names[0]);
    add("make " + name, {edit_.replace(spec.type, "= make(" + edit_.text(spec.type) + ")")}, {name}, 1);
  }
}

/// A function that sends closes when it is done.
void RepairWriter::close_by_sender() {
  std::set<std::string> channels;
  for (const StmtId id : statements_of(function_->body, false)) {
    const std::string name = sent_channel(id);
    if (!name.empty()) channels.insert(name);
  }
  for (const std::string& name : channels) {
    add("close " + name + " when its sender returns", {edit_.at_start(function_->body, "defer close(" + name + ")")},
        {name}, 2);
  }
  // A parameter, or what a worker has, may be closed although nothing is sent on it.
  if (!function_->is_started) return;
  for (const std::string& name : all(&Function::channels)) {
    if (channels.contains(name)) continue;
    add("close " + name + " when the goroutine returns", {edit_.at_start(function_->body, "defer close(" + name + ")")},
        {name}, 3);
  }
}

void RepairWriter::missing_close(const Block& statements, std::size_t i) {
  const StmtId id = statements[i];
  const std::string waited = receiver_of(id, "Wait");
  const auto* range = ast_.as<RangeStmt>(id);
  const bool is_loop = ast_.as<ForStmt>(id) != nullptr || range != nullptr;
  const auto* assignment = ast_.as<AssignStmt>(id);
  // Behind a loop that sends, behind the wait for those who send, and at the end of who made it.
  if (is_loop) {
    std::set<std::string> sent;
    for (const StmtId inner : statements_of(id, false)) {
      if (const std::string name = sent_channel(inner); !name.empty()) sent.insert(name);
    }
    for (const std::string& name : sent) {
      add("close " + name + " after the loop that sends", {edit_.after(id, "close(" + name + ")")}, {name}, 1);
    }
  }
  for (const std::string& name : all(&Function::channels)) {
    const std::string close = "close(" + name + ")";
    if (!waited.empty()) {
      add("close " + name + " when all have called Done", {edit_.after(id, close)}, {name, waited}, 1);
      add("close " + name + " before waiting", {edit_.before(id, close)}, {name, waited}, 2);
      add("wait and close " + name + " in a goroutine",
          {edit_.replace(id, "go func() { " + edit_.text(id) + "; " + close + " }()")}, {name, waited}, 2);
    }
    if (range != nullptr && edit_.text(range->x) == name) {
      for (const std::string& group : all(&Function::groups)) {
        add("close " + name + " when all have called Done",
            {edit_.before(id, "go func() { " + group + ".Wait(); " + close + " }()")}, {name, group}, 2);
      }
    }
    if (assignment != nullptr && assignment->lhs.size() == 1 && edit_.text(assignment->lhs[0]) == name) {
      add("close " + name + " when the function returns", {edit_.after(id, "defer " + close)}, {name}, 2);
    }
  }
}

/// A send or a receive that also ends when it is told to.
void RepairWriter::stoppable(StmtId id) {
  const std::string sent = sent_channel(id), received = received_channel(id);
  if (sent.empty() && received.empty()) return;
  const auto* assignment = ast_.as<AssignStmt>(id);
  const bool defines = assignment != nullptr && assignment->op == Tok::define;
  const std::string name = sent.empty() ? received : sent;
  const std::string text = edit_.text(id);
  const std::string verb = sent.empty() ? "receive from " : "send to ";
  if (!defines) {
    for (const std::string& end : all(&Function::ends)) {
      if (end == "<-" + name) continue;
      add("give up the " + verb + name + " at " + end,
          {edit_.replace(id, edit_.lines(id, {"select {", "case " + text + ":", "case " + end + ":", "}"}))}, {name},
          3);
      if (function_->has_results) continue;
      add("return at " + end + " instead of the " + verb + name,
          {edit_.replace(id,
                         edit_.lines(id, {"select {", "case " + text + ":", "case " + end + ":", "\treturn", "}"}))},
          {name}, 3);
    }
    if (!sent.empty()) {
      add("drop what nobody receives from " + name,
          {edit_.replace(id, edit_.lines(id, {"select {", "case " + text + ":", "default:", "}"}))}, {name}, 5);
    }
  }
  // With a channel of its own for this, closed by whoever makes the other one.
  if (sent.empty() || !is_inside_go()) return;
  for (const Function* f = function_->outer; f != nullptr; f = f->outer) {
    for (const StmtId made : statements_of(f->body, false)) {
      const auto* making = ast_.as<AssignStmt>(made);
      if (making == nullptr || making->lhs.size() != 1 || edit_.text(making->lhs[0]) != sent) continue;
      if (callee_of(making->rhs[0]) != "make") continue;
      add("give up the send to " + sent + " when its maker returns",
          {edit_.after(made, edit_.lines(made, {"stop := make(chan struct{})", "defer close(stop)"})),
           edit_.replace(id, edit_.lines(id, {"select {", "case " + text + ":", "case <-stop:", "}"}))},
          {sent}, 4);
    }
  }
}

/// A select without a case that ends it.
void RepairWriter::stoppable_select(StmtId id) {
  const auto* select = ast_.as<SelectStmt>(id);
  if (select == nullptr || select->clauses.empty() || function_->has_results) return;
  std::vector<std::string> names;
  for (const StmtId clause : select->clauses) {
    const StmtId comm = ast_.as<CommClause>(clause)->comm;
    if (!comm) return;
    names.push_back(sent_channel(comm) + received_channel(comm));
  }
  for (const std::string& end : all(&Function::ends)) {
    if (std::find(names.begin(), names.end(), end.substr(2)) != names.end()) continue;
    const std::string clause = edit_.lines(id, {"case " + end + ":", "\treturn", ""});
    add("let the select end at " + end, {edit_.replace(select->rbrace, select->rbrace, clause)}, names, 3);
  }
}

/// `break` inside a select leaves only the select.
void RepairWriter::break_out(StmtId id) {
  const auto* clause = ast_.as<CommClause>(id);
  if (clause == nullptr || function_->has_results) return;
  for (const StmtId inner : clause->body) {
    const auto* branch = ast_.as<BranchStmt>(inner);
    if (branch == nullptr || branch->kind != Tok::break_ || branch->label) continue;
    const std::string name = clause->comm ? sent_channel(clause->comm) + received_channel(clause->comm) : "";
    add("return instead of leaving only the select", {edit_.replace(inner, "return")}, {name}, 2);
  }
}

/// Receives what is left when the maker of a channel returns.
void RepairWriter::drain(StmtId id, const std::string& name) {
  const std::vector<std::string> channels = function_->channels;
  if (std::find(channels.begin(), channels.end(), name) == channels.end()) return;
  add("receive what is left in " + name + " at the end",
      {edit_.after(id, edit_.lines(id, {"defer func() {", "\tfor range " + name + " {", "\t}", "}()"}))}, {name}, 5);
}

}  // namespace stalemate::frontend
