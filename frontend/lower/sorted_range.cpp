// Loops over a map that only collect what is sorted before anybody looks at it:
//
//     for name := range m {
//         names = append(names, name)
//     }
//     sort.Strings(names)
//
// In whatever order the entries come, the same comes out: so one order stands for all (map_next, t bit 2). What is
// collected are strings or integers, of which equal ones are not to be told apart; the slice is declared in the same
// block, and nobody else knows it or its array.
#include <algorithm>

#include "frontend/lower/function_lowering.hpp"

namespace stalemate::frontend {

ObjectId FunctionLowering::object_of(ExprId id) {
  const ExprId plain = id ? strip(id) : id;
  return plain && ast().as<Ident>(plain) != nullptr ? checked().ident_objects[plain.value] : ObjectId{};
}

bool FunctionLowering::mentions(Worklist work, ObjectId object) {
  while (!work.exprs.empty() || !work.stmts.empty()) {
    if (!work.stmts.empty()) {
      const StmtId next = work.stmts.back();
      work.stmts.pop_back();
      work.add_children(ast(), next);
      continue;
    }
    const ExprId next = work.exprs.back();
    work.exprs.pop_back();
    if (object_of(next) == object) return true;
    work.add_children(ast(), next);
  }
  return false;
}

/// Whether evaluating it does nothing but look at variables and their fields, and cannot panic in some orders only.
bool FunctionLowering::only_looks(ExprId id) {
  Worklist work;
  work.add(id);
  while (!work.exprs.empty()) {
    const ExprId next = work.exprs.back();
    work.exprs.pop_back();
    if (ast().as<Ident>(next) != nullptr || ast().as<BasicLit>(next) != nullptr) continue;
    const auto* unary = ast().as<Unary>(next);
    const auto* binary = ast().as<Binary>(next);
    const auto* call = ast().as<Call>(next);
    if (unary != nullptr && unary->op == Tok::arrow) return false;
    if (binary != nullptr && (binary->op == Tok::quo || binary->op == Tok::rem)) return false;
    if (call != nullptr) {
      if (checked().at(strip(call->fun)).mode != Mode::type) return false;
      work.add(call->args);
      continue;
    }
    if (unary == nullptr && binary == nullptr && ast().as<Paren>(next) == nullptr &&
        ast().as<Selector>(next) == nullptr)
      return false;
    work.add_children(ast(), next);
  }
  return true;
}

/// The local slice that the loop's body does nothing but append to; null: it does something else.
ObjectId FunctionLowering::collected_by(const RangeStmt& loop) {
  if (loop.op != Tok::define || types().under<MapOfType>(types().core(type_of(loop.x))) == nullptr) return {};
  const auto* body = ast().as<BlockStmt>(loop.body);
  const auto* choice = body->stmts.size() == 1 ? ast().as<IfStmt>(body->stmts[0]) : nullptr;
  if (choice != nullptr) {
    if (choice->init || choice->else_stmt || !only_looks(choice->cond)) return {};
    body = ast().as<BlockStmt>(choice->then_block);
  }
  const auto* assign = body->stmts.size() == 1 ? ast().as<AssignStmt>(body->stmts[0]) : nullptr;
  if (assign == nullptr || assign->op != Tok::assign || assign->lhs.size() != 1 || assign->rhs.size() != 1) return {};
  const ObjectId slice = object_of(assign->lhs[0]);
  const auto* call = ast().as<Call>(strip(assign->rhs[0]));
  if (!slice || call == nullptr || call->has_ellipsis || checked().at(strip(call->fun)).mode != Mode::builtin)
    return {};
  if (builtin_of(call->fun) != Builtin::append) return {};
  if (call->args.empty() || object_of(call->args[0]) != slice || !uses_.uses.contains(slice.value)) return {};
  Worklist looked_at;
  if (choice != nullptr) looked_at.add(choice->cond);
  for (std::size_t i = 1; i < call->args.size(); ++i) {
    if (!only_looks(call->args[i])) return {};
    looked_at.add(call->args[i]);
  }
  if (mentions(std::move(looked_at), slice)) return {};
  const auto* type = types().under<SliceOfType>(object_type(slice));
  if (type == nullptr || (!is_integer(type->element) && !is_string(type->element))) return {};
  return slice;
}

/// `sort.Strings(slice)` and the like; also sort.Slice by `slice[i] < slice[j]`.
bool FunctionLowering::sorts(StmtId statement, ObjectId slice) {
  const auto* alone = ast().as<ExprStmt>(statement);
  const auto* call = alone == nullptr ? nullptr : ast().as<Call>(strip(alone->x));
  if (call == nullptr || call->args.empty() || object_of(call->args[0]) != slice) return false;
  const VariableUse& use = uses_.uses.at(slice.value);
  if (use.address_taken) return false;
  if (call->args.size() == 1 &&
      (calls_of(alone->x, "sort", {"Strings", "Ints"}) || calls_of(alone->x, "slices", {"Sort"})))
    return !use.captured;
  if (call->args.size() != 2 || !calls_of(alone->x, "sort", {"Slice", "SliceStable"})) return false;
  const ExprId less_id = strip(call->args[1]);
  const auto* less = ast().as<FuncLit>(less_id);
  if (less == nullptr || !compares_elements(*less, slice)) return false;
  return std::all_of(uses_.captures.begin(), uses_.captures.end(), [&](const auto& entry) {
    const auto& [key, objects] = entry;
    return key == function_key(less_id) || std::find(objects.begin(), objects.end(), slice) == objects.end();
  });
}

/// `func(i, j int) bool { return slice[i] < slice[j] }`, or with >.
bool FunctionLowering::compares_elements(const FuncLit& less, ObjectId slice) {
  const auto& body = ast().as<BlockStmt>(less.body)->stmts;
  const auto* result = body.size() == 1 ? ast().as<ReturnStmt>(body[0]) : nullptr;
  const auto* binary =
      result == nullptr || result->results.size() != 1 ? nullptr : ast().as<Binary>(strip(result->results[0]));
  if (binary == nullptr || (binary->op != Tok::lss && binary->op != Tok::gtr)) return false;
  const auto index_of = [&](ExprId side) {
    const auto* index = ast().as<Index>(strip(side));
    const bool is_element = index != nullptr && index->indices.size() == 1 && object_of(index->x) == slice;
    return is_element ? object_of(index->indices[0]) : ObjectId{};
  };
  const ObjectId i = index_of(binary->x), j = index_of(binary->y);
  return i && j && i != j;
}

/// `var slice []string`, or := with make or a literal: no other slice shares its array.
bool FunctionLowering::declares_fresh(StmtId statement, ObjectId slice) {
  if (const auto* decl = ast().as<DeclStmt>(statement)) {
    const auto* variables = ast().as<VarDecl>(decl->decl);
    return variables != nullptr && std::any_of(variables->specs.begin(), variables->specs.end(), [&](const auto& spec) {
             return spec.values.empty() && spec.names.size() == 1 && object_of(spec.names[0]) == slice;
           });
  }
  const auto* assign = ast().as<AssignStmt>(statement);
  if (assign == nullptr || assign->op != Tok::define || assign->lhs.size() != 1 || assign->rhs.size() != 1 ||
      object_of(assign->lhs[0]) != slice)
    return false;
  const ExprId value = strip(assign->rhs[0]);
  const auto* call = ast().as<Call>(value);
  if (call == nullptr) return ast().as<CompositeLit>(value) != nullptr;
  return checked().at(strip(call->fun)).mode == Mode::builtin && builtin_of(call->fun) == Builtin::make;
}

void FunctionLowering::note_sorted_ranges(const std::vector<StmtId>& statements) {
  const auto statement_mentions = [&](std::size_t i, ObjectId slice) {
    Worklist work;
    work.add(statements[i]);
    return mentions(std::move(work), slice);
  };
  const bool has_labels = std::any_of(statements.begin(), statements.end(), [&](StmtId id) {
    return id && ast().as<LabeledStmt>(id) != nullptr;  // a goto may lead past the sorting
  });
  if (has_labels) return;
  for (std::size_t i = 0; i + 1 < statements.size(); ++i) {
    const auto* loop = statements[i] ? ast().as<RangeStmt>(statements[i]) : nullptr;
    const ObjectId slice = loop == nullptr ? ObjectId{} : collected_by(*loop);
    if (!slice) continue;
    std::size_t before = i, behind = i + 1;
    const auto begins = [&](std::size_t k) {
      return declares_fresh(statements[k], slice) || statement_mentions(k, slice);
    };
    while (before > 0 && !begins(before - 1)) --before;
    while (behind < statements.size() && !statement_mentions(behind, slice)) ++behind;
    if (before > 0 && behind < statements.size() && declares_fresh(statements[before - 1], slice) &&
        sorts(statements[behind], slice))
      sorted_ranges_.insert(statements[i].value);
  }
}

}  // namespace stalemate::frontend
