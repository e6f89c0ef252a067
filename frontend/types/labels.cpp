// Labels and jumps to them (Go spec, "Labeled statements", "Break statements", "Continue statements", "Goto
// statements"). Blocks are visited in source order. A goto whose label has not been met in an enclosing block waits;
// when the label comes in an enclosing block the jump is resolved, unless a variable was declared in between.
#include <algorithm>

#include "frontend/types/checker.hpp"

namespace stalemate::frontend {
namespace {

struct Label {
  ObjectId object;
  std::size_t block = 0;
  StmtId labeled;
  bool used = false;
};
struct Jump {
  ExprId label;
  Pos pos;
};
struct Block {
  std::size_t parent = 0;
  Pos start;
  StmtId labeled;  // the labelled statement this block is the body of
};

}  // namespace

/// One run over a function body; function literals have their own.
class LabelChecker {
 public:
  LabelChecker(const Ast& ast, std::function<void(Pos, std::string, std::string)> report,
               std::function<ObjectId(ExprId)> declare, std::function<void(ExprId, ObjectId)> record,
               std::function<std::string(Pos)> place)
      : ast_(ast),
        report_(std::move(report)),
        declare_(std::move(declare)),
        record_(std::move(record)),
        place_(std::move(place)) {}

  void run(StmtId body) {
    const auto* block_node = ast_.as<BlockStmt>(body);
    if (block_node == nullptr) return;
    blocks_.push_back({});  // 0: none
    const std::vector<Jump> unresolved = visit_list(0, ast_[body].pos, {}, block_node->stmts);
    for (const Jump& jump : unresolved) {
      const auto found = labels_.find(symbol(jump.label));
      if (found == labels_.end()) {
        report_(jump.pos, "label " + spelled(jump.label) + " not defined", "");
        continue;
      }
      found->second.used = true;
      record_(jump.label, found->second.object);
      report_(
          jump.pos,
          "goto " + spelled(jump.label) + " jumps into block starting at " + place_(blocks_[found->second.block].start),
          "");
    }
    for (const auto& [unused, label] : labels_) {
      if (label.used) continue;
      const ExprId ident = ast_.as<LabeledStmt>(label.labeled)->label;
      report_(ast_[ident].pos, "label " + spelled(ident) + " defined and not used", "");
    }
  }

 private:
  std::uint32_t symbol(ExprId ident) const { return ast_.as<Ident>(ident)->name.value; }
  std::string spelled(ExprId ident) const { return std::string(ast_.ident_name(ident)); }

  /// Visits a block and returns the jumps that are still waiting for their labels.
  std::vector<Jump> visit_list(std::size_t parent, Pos start, StmtId labeled, const std::vector<StmtId>& list) {
    blocks_.push_back({parent, start, labeled});
    const std::size_t block = blocks_.size() - 1;
    std::vector<Jump> waiting;
    // The first of `waiting` jump over a variable declared at `variable_pos`.
    std::size_t over_variable_count = 0;
    Pos variable_pos;
    const auto declares_variable = [&](Pos pos) {
      variable_pos = pos;
      over_variable_count = waiting.size();
    };
    for (StmtId id : list) {
      StmtId label_of_statement;
      while (const auto* node = ast_.as<LabeledStmt>(id)) {
        label_of_statement = id;
        declare_label(id, node->label, block);
        std::vector<Jump> rest;
        std::size_t rest_over_variable_count = 0;
        for (std::size_t i = 0; i < waiting.size(); ++i) {
          const Jump& jump = waiting[i];
          if (symbol(jump.label) != symbol(node->label) || spelled(jump.label) == "_") {
            if (i < over_variable_count) ++rest_over_variable_count;
            rest.push_back(jump);
            continue;
          }
          Label& label = labels_.at(symbol(jump.label));
          label.used = true;
          record_(jump.label, label.object);
          if (i < over_variable_count) {
            report_(jump.pos,
                    "goto " + spelled(jump.label) + " jumps over variable declaration at line " + line_of(variable_pos),
                    "");
          }
        }
        waiting = std::move(rest);
        over_variable_count = rest_over_variable_count;
        id = node->stmt;
      }
      if (const auto* decl = ast_.as<DeclStmt>(id)) {
        if (ast_.as<VarDecl>(decl->decl) != nullptr) declares_variable(ast_[id].pos);
      } else if (const auto* assign = ast_.as<AssignStmt>(id)) {
        if (assign->op == Tok::define) declares_variable(ast_[id].pos);
      } else if (const auto* branch = ast_.as<BranchStmt>(id)) {
        if (branch->label) visit_branch(*branch, block, waiting);
      } else {
        visit_compound(id, block, label_of_statement, waiting);
      }
    }
    return waiting;
  }

  std::string line_of(Pos pos) const {
    const std::string text = place_(pos);
    const std::size_t column = text.rfind(':');
    const std::size_t line = text.rfind(':', column - 1);
    return text.substr(line + 1, column - line - 1);
  }

  void declare_label(StmtId id, ExprId ident, std::size_t block) {
    if (spelled(ident) == "_") return;
    const auto [label, is_new] = labels_.emplace(symbol(ident), Label{});
    if (!is_new) {
      const ExprId other = ast_.as<LabeledStmt>(label->second.labeled)->label;
      report_(ast_[ident].pos, "label " + spelled(ident) + " already defined at " + place_(ast_[other].pos), "");
      return;
    }
    label->second = {declare_(ident), block, id, false};
  }

  void visit_branch(const BranchStmt& branch, std::size_t block, std::vector<Jump>& waiting) {
    const Pos pos = ast_[branch.label].pos;
    const std::string name = spelled(branch.label);
    const auto found = labels_.find(symbol(branch.label));
    if (branch.kind == Tok::goto_) {
      for (std::size_t at = block; at != 0 && found != labels_.end(); at = blocks_[at].parent) {
        if (found->second.block != at) continue;
        found->second.used = true;
        record_(branch.label, found->second.object);
        return;
      }
      waiting.push_back({branch.label, pos});
      return;
    }
    const bool is_break = branch.kind == Tok::break_;
    for (std::size_t at = block; at != 0; at = blocks_[at].parent) {
      const StmtId labeled = blocks_[at].labeled;
      if (!labeled || found == labels_.end() || found->second.labeled != labeled) continue;
      found->second.used = true;
      record_(branch.label, found->second.object);
      const StmtId target = ast_.as<LabeledStmt>(labeled)->stmt;
      const bool is_loop = ast_.as<ForStmt>(target) != nullptr || ast_.as<RangeStmt>(target) != nullptr;
      const bool is_switch = ast_.as<SwitchStmt>(target) != nullptr || ast_.as<TypeSwitchStmt>(target) != nullptr ||
                             ast_.as<SelectStmt>(target) != nullptr;
      if (is_loop || (is_break && is_switch)) return;
      report_(pos, std::string("invalid ") + (is_break ? "break" : "continue") + " label " + name, "");
      return;
    }
    if (found != labels_.end()) {
      found->second.used = true;
      record_(branch.label, found->second.object);
      report_(pos, std::string("invalid ") + (is_break ? "break" : "continue") + " label " + name, "");
      return;
    }
    report_(pos, std::string(is_break ? "break" : "continue") + " label not defined: " + name, "");
  }

  void visit_compound(StmtId id, std::size_t block, StmtId labeled, std::vector<Jump>& waiting) {
    const auto visit = [&](Pos start, const std::vector<StmtId>& list) {
      std::vector<Jump> jumps = visit_list(block, start, labeled, list);
      waiting.insert(waiting.end(), jumps.begin(), jumps.end());
    };
    const auto visit_block = [&](StmtId body) {
      if (const auto* node = ast_.as<BlockStmt>(body)) visit(ast_[body].pos, node->stmts);
    };
    const auto visit_clauses = [&](const std::vector<StmtId>& clauses) {
      for (const StmtId clause_id : clauses) {
        if (const auto* clause = ast_.as<CaseClause>(clause_id)) visit(ast_[clause_id].pos, clause->body);
        if (const auto* clause = ast_.as<CommClause>(clause_id)) visit(ast_[clause_id].pos, clause->body);
      }
    };
    visit_block(id);
    while (const auto* node = ast_.as<IfStmt>(id)) {
      visit_block(node->then_block);
      id = node->else_stmt;
      if (!id) return;
      visit_block(id);
    }
    if (const auto* node = ast_.as<ForStmt>(id)) visit_block(node->body);
    if (const auto* node = ast_.as<RangeStmt>(id)) visit_block(node->body);
    if (const auto* node = ast_.as<SwitchStmt>(id)) visit_clauses(node->clauses);
    if (const auto* node = ast_.as<TypeSwitchStmt>(id)) visit_clauses(node->clauses);
    if (const auto* node = ast_.as<SelectStmt>(id)) visit_clauses(node->clauses);
  }

  const Ast& ast_;
  std::function<void(Pos, std::string, std::string)> report_;
  std::function<ObjectId(ExprId)> declare_;
  std::function<void(ExprId, ObjectId)> record_;
  std::function<std::string(Pos)> place_;
  std::vector<Block> blocks_;
  std::unordered_map<std::uint32_t, Label> labels_;
};

void Checker::check_labels(StmtId body) {
  LabelChecker checker(
      ast_, [this](Pos pos, std::string message, std::string hint) { error(pos, std::move(message), std::move(hint)); },
      [this](ExprId ident_expr) {
        const ObjectId id = new_object(ObjectKind::label, symbol_of(ident_expr), ast_[ident_expr].pos);
        record_object(ident_expr, id);
        return id;
      },
      [this](ExprId ident_expr, ObjectId id) { record_object(ident_expr, id); },
      [this](Pos pos) { return place(pos); });
  checker.run(body);
}

}  // namespace stalemate::frontend
