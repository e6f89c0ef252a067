// Locks: a missing unlock, a lock held while something else is waited for, two locks in different orders, a lock taken
// twice.
#include <algorithm>

#include "frontend/repair/repair_writer.hpp"

namespace stalemate::frontend {

RepairWriter::LockCall RepairWriter::lock_call(StmtId id) const {
  for (const char* const method : {"Lock", "RLock"}) {
    const std::string lock = receiver_of(id, method);
    if (!lock.empty()) return {lock, method};
  }
  return {};
}

/// Whether it, or what is in it, sends, receives, selects, waits or calls something.
bool RepairWriter::may_block(StmtId id) const {
  if (!sent_channel(id).empty() || !received_channel(id).empty() || ast_.as<SelectStmt>(id) != nullptr) return true;
  const auto* range = ast_.as<RangeStmt>(id);
  if (range != nullptr) return true;
  for (const char* const method : {"Lock", "RLock", "Unlock", "RUnlock", "Add", "Done"}) {
    if (!receiver_of(id, method).empty()) return false;
  }
  const auto* expression = ast_.as<ExprStmt>(id);
  return expression != nullptr && ast_.as<Call>(expression->x) != nullptr;
}

void RepairWriter::lock(const Block& statements, std::size_t i) {
  const StmtId id = statements[i];
  const LockCall call = lock_call(id);
  if (call.lock.empty()) return;
  const std::string unlock_method = call.method == "Lock" ? "Unlock" : "RUnlock";
  const std::string unlock = call.lock + "." + unlock_method + "()";
  std::vector<TextEdit> plain, both{edit_.remove(id)};
  bool has_deferred = false;
  for (const StmtId inner : statements_of(function_->body, false)) {
    if (receiver_of(inner, unlock_method) == call.lock) {
      plain.push_back(edit_.remove(inner));
      both.push_back(edit_.remove(inner));
    }
    if (receiver_of(inner, unlock_method, true) == call.lock) {
      has_deferred = true;
      both.push_back(edit_.remove(inner));
    }
    if (inner != id && lock_call(inner).lock == call.lock) both.push_back(edit_.remove(inner));
  }
  if (!has_deferred) {
    plain.push_back(edit_.after(id, "defer " + unlock));
    add("unlock " + call.lock + " when the function returns", std::move(plain), {call.lock}, 1);
    unlock_on_return(id, call);
    add("unlock " + call.lock + " at the end of the function", {edit_.at_end(function_->body, unlock)}, {call.lock}, 1);
    if (i + 1 < statements.size()) {
      add("unlock " + call.lock + " at the end of the block", {edit_.after(statements.back(), unlock)}, {call.lock}, 1);
    }
  }
  // The caller holds it already, or nothing needs it.
  add("do not lock " + call.lock + " here", std::move(both), {call.lock}, 4);
  unlock_around(statements, i, call);
  swap_locks(statements, i, call);
}

/// Before each return behind the lock that has no unlock right before it.
void RepairWriter::unlock_on_return(StmtId at, const LockCall& call) {
  const std::string unlock_method = call.method == "Lock" ? "Unlock" : "RUnlock";
  std::vector<TextEdit> edits;
  const std::vector<StmtId> all = statements_of(function_->body, false);
  for (std::size_t k = 0; k < all.size(); ++k) {
    const auto* branch = ast_.as<BranchStmt>(all[k]);
    const bool leaves = ast_.as<ReturnStmt>(all[k]) != nullptr ||
                        (branch != nullptr && (branch->kind == Tok::continue_ || branch->kind == Tok::break_));
    if (!leaves || ast_[all[k]].pos < ast_[at].pos) continue;
    if (k > 0 && receiver_of(all[k - 1], unlock_method) == call.lock) continue;
    edits.push_back(edit_.before(all[k], call.lock + "." + unlock_method + "()"));
    add("unlock " + call.lock + " before leaving", {edits.back()}, {call.lock}, 1);
  }
  if (edits.size() > 1) add("unlock " + call.lock + " before every return", std::move(edits), {call.lock}, 2);
}

/// Not held while something behind it in the same block waits.
void RepairWriter::unlock_around(const Block& statements, std::size_t i, const LockCall& call) {
  const std::string unlock_method = call.method == "Lock" ? "Unlock" : "RUnlock";
  const std::string unlock = call.lock + "." + unlock_method + "()";
  StmtId deferred, plain;
  for (std::size_t k = i + 1; k < statements.size(); ++k) {
    if (receiver_of(statements[k], unlock_method, true) == call.lock) deferred = statements[k];
    if (receiver_of(statements[k], unlock_method) == call.lock) {
      plain = statements[k];
      break;
    }
  }
  for (std::size_t k = i + 1; k < statements.size(); ++k) {
    const StmtId id = statements[k];
    if (id == plain) break;
    if (!may_block(id)) continue;
    const std::string where =
        "unlock " + call.lock + " before `" + edit_.text(id).substr(0, edit_.text(id).find('\n')) + "`";
    if (deferred) add(where, {edit_.remove(deferred), edit_.before(id, unlock)}, {call.lock}, 2);
    if (plain) add(where, {edit_.before(id, unlock), edit_.remove(plain)}, {call.lock}, 2);
    add(where + " and lock it again after",
        {edit_.before(id, unlock), edit_.after(id, call.lock + "." + call.method + "()")}, {call.lock}, 3);
  }
}

void RepairWriter::swap_locks(const Block& statements, std::size_t i, const LockCall& call) {
  for (std::size_t k = i + 1; k < statements.size(); ++k) {
    const LockCall next = lock_call(statements[k]);
    if (next.lock.empty() || next.lock == call.lock) continue;
    add("lock " + next.lock + " before " + call.lock,
        {edit_.replace(statements[i], edit_.text(statements[k])),
         edit_.replace(statements[k], edit_.text(statements[i]))},
        {call.lock, next.lock}, 2);
    add("lock " + next.lock + " first",
        {edit_.before(statements[i], edit_.text(statements[k])), edit_.remove(statements[k])}, {call.lock, next.lock},
        3);
    return;
  }
}

}  // namespace stalemate::frontend
