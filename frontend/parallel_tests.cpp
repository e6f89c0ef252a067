#include "frontend/parallel_tests.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "frontend/types/walk.hpp"

namespace stalemate::frontend {

namespace {

using Names = std::set<std::string>;

class Sharing {
 public:
  Sharing(const Ast& ast, const std::vector<const File*>& files) : ast_(ast) {
    for (const File* file : files) {
      for (const DeclId id : file->decls) declare(id);
    }
    for (const auto& [function, names] : mentions_) changed_.insert(passed_[function].begin(), passed_[function].end());
  }

  std::vector<std::string> of(const std::vector<std::string>& tests) const {
    std::map<std::string, std::vector<std::string>> users;  // of each variable
    for (const std::string& test : tests) {
      if (!parallel_.contains(test)) continue;
      for (const std::string& variable : variables_used(test)) users[variable].push_back(test);
    }
    Names sharing;
    for (const auto& [variable, list] : users) {
      if (list.size() > 1) sharing.insert(list.begin(), list.end());
    }
    std::vector<std::string> result;
    for (const std::string& test : tests) {
      if (sharing.contains(test)) result.push_back(test);
    }
    return result;
  }

 private:
  std::string name(ExprId id) const { return std::string(ast_.ident_name(id)); }

  void declare(DeclId id) {
    if (const auto* variables = ast_.as<VarDecl>(id)) {
      for (const ValueSpec& spec : variables->specs) {
        for (const ExprId variable : spec.names) variables_.insert(name(variable));
      }
    }
    const auto* function = ast_.as<FuncDecl>(id);
    if (function == nullptr || !function->name) return;
    const std::string own = name(function->name);
    Worklist work;
    work.add(function->body);
    while (!work.exprs.empty() || !work.stmts.empty()) {
      if (!work.exprs.empty()) {
        const ExprId expr = work.exprs.back();
        work.exprs.pop_back();
        look(own, expr);
        work.add_children(ast_, expr);
      } else {
        const StmtId stmt = work.stmts.back();
        work.stmts.pop_back();
        look(own, stmt);
        work.add_children(ast_, stmt);
      }
    }
  }

  void look(const std::string& function, ExprId id) {
    if (ast_.as<Ident>(id) != nullptr) mentions_[function].insert(name(id));
    if (const auto* selector = ast_.as<Selector>(id)) {
      const std::string member = name(selector->name);
      mentions_[function].insert(member);
      if (member == "Parallel") parallel_.insert(function);
    }
    if (const auto* unary = ast_.as<Unary>(id); unary != nullptr && unary->op == Tok::and_) pass(function, unary->x);
    if (const auto* call = ast_.as<Call>(id)) {
      if (const auto* method = ast_.as<Selector>(call->fun)) pass(function, method->x);
      for (const ExprId argument : call->args) pass(function, argument);
    }
  }

  void look(const std::string& function, StmtId id) {
    if (const auto* step = ast_.as<IncDecStmt>(id)) pass(function, step->x);
    if (const auto* send = ast_.as<SendStmt>(id)) pass(function, send->channel);
    if (const auto* assignment = ast_.as<AssignStmt>(id)) {
      for (const ExprId target : assignment->lhs) pass(function, target);
      for (const ExprId value : assignment->rhs) pass(function, value);
    }
  }

  // The variable an operand is, or is part of; in `p.x` that may be `x`.
  void pass(const std::string& function, ExprId id) {
    while (id) {
      if (ast_.as<Ident>(id) != nullptr) {
        passed_[function].insert(name(id));
        return;
      }
      if (const auto* selector = ast_.as<Selector>(id)) {
        passed_[function].insert(name(selector->name));
        id = selector->x;
      } else if (const auto* index = ast_.as<Index>(id)) {
        id = index->x;
      } else if (const auto* star = ast_.as<Star>(id)) {
        id = star->x;
      } else if (const auto* paren = ast_.as<Paren>(id)) {
        id = paren->x;
      } else {
        return;
      }
    }
  }

  Names variables_used(const std::string& test) const {
    Names met = {test};
    std::vector<std::string> open = {test};
    Names result;
    while (!open.empty()) {
      const auto found = mentions_.find(open.back());
      open.pop_back();
      if (found == mentions_.end()) continue;
      for (const std::string& mentioned : found->second) {
        if (variables_.contains(mentioned) && changed_.contains(mentioned)) result.insert(mentioned);
        if (met.insert(mentioned).second) open.push_back(mentioned);
      }
    }
    return result;
  }

  const Ast& ast_;
  Names variables_, parallel_, changed_;
  std::map<std::string, Names> mentions_, passed_;  // by function: names in its body
};

}  // namespace

std::vector<std::string> tests_that_share(const Ast& ast, const std::vector<const File*>& files,
                                          const std::vector<std::string>& tests) {
  return Sharing(ast, files).of(tests);
}

}  // namespace stalemate::frontend
