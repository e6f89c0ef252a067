#include "frontend/lower/variables.hpp"

#include <algorithm>

namespace stalemate::frontend {

namespace {

class Analysis {
 public:
  Analysis(const Ast& ast, const Checked& checked, VariableUses& result)
      : ast_(ast), checked_(checked), result_(result) {}

  void function(const Object& function) {
    declare(function.receiver_object);
    for (ObjectId object : function.params) declare(object);
    function_results_ = function.results;
    declare_results();
  }

  void declare(ObjectId object) {
    if (object) result_.uses.try_emplace(object.value, VariableUse{current(), false, false, false, false});
  }

  void statement(StmtId id) {
    if (!id) return;
    std::visit([&](const auto& node) { visit(node, id); }, ast_[id].data);
  }

  void expression(ExprId id) {
    // Long left-deep chains (a + b + c …) are walked in a loop, not by recursion.
    while (id) {
      if (const auto* binary = ast_.as<Binary>(id)) {
        expression(binary->y);
        id = binary->x;
        continue;
      }
      std::visit([&](const auto& node) { visit(node, id); }, ast_[id].data);
      return;
    }
  }

 private:
  void declare_results() {
    for (ObjectId object : function_results_) {
      declare(object);
      // A return statement assigns results, so a captured result is shared by reference.
      if (object) result_.uses[object.value].reassigned = true;
    }
  }

  std::uint32_t current() const { return literals_.empty() ? 0 : literals_.back(); }

  ObjectId local_variable(ExprId ident) const {
    const ObjectId object = checked_.ident_objects[ident.value];
    if (!object) return {};
    const Object& o = checked_.object(object);
    return o.kind == ObjectKind::variable && !o.is_package_level ? object : ObjectId{};
  }

  bool in_loop_body() const { return (current() & loop_body_bit) != 0; }

  void use(ExprId ident) { use(local_variable(ident)); }

  void use(ObjectId object) {
    if (!object) return;
    auto [it, fresh] = result_.uses.try_emplace(object.value, VariableUse{current(), false, false, false, false});
    if (it->second.owner == current()) return;
    it->second.captured = true;
    // Every literal between the use and the owner carries it.
    for (auto literal = literals_.rbegin(); literal != literals_.rend() && *literal != it->second.owner; ++literal) {
      auto& list = result_.captures[*literal];
      if (std::find(list.begin(), list.end(), object) == list.end()) list.push_back(object);
    }
  }

  ExprId strip(ExprId id) const {
    while (const auto* paren = ast_.as<Paren>(id)) id = paren->x;
    return id;
  }

  bool is_pointer(TypeId type) const {
    return const_cast<Checked&>(checked_).types.under<PointerType>(type) != nullptr;
  }

  // The variable whose storage `id` denotes a part of, or nothing: x, x.f, x[i] of an array, (x).
  ExprId root(ExprId id) const {
    for (;;) {
      id = strip(id);
      if (const auto* selector = ast_.as<Selector>(id)) {
        auto it = checked_.selections.find(id.value);
        if (it == checked_.selections.end() || it->second.kind != SelectionKind::field || it->second.indirect ||
            is_pointer(checked_.type_of(selector->x)))
          return {};
        id = selector->x;
      } else if (const auto* index = ast_.as<Index>(id)) {
        if (!const_cast<Checked&>(checked_).types.under<ArrayOfType>(checked_.type_of(index->x))) return {};
        id = index->x;
      } else {
        return ast_.as<Ident>(id) ? id : ExprId{};
      }
    }
  }

  void take_address(ExprId id) {
    const ExprId ident = root(id);
    if (!ident) return;
    if (const ObjectId object = local_variable(ident)) {
      use(ident);
      result_.uses[object.value].address_taken = true;
    }
  }

  void assign(ExprId id) {
    expression(id);
    const ExprId ident = root(id);
    if (!ident) return;
    const ObjectId object = local_variable(ident);
    if (!object) return;
    use(ident);
    VariableUse& variable = result_.uses[object.value];
    const bool by_its_loop =
        std::find(loop_variables_.begin(), loop_variables_.end(), object) != loop_variables_.end() &&
        variable.owner == current();
    (by_its_loop ? variable.post_assigned : variable.reassigned) = true;
  }

  // The left side of := or a range with define: a new variable is declared, an old one assigned.
  void define(ExprId id) {
    const ObjectId object = local_variable(id);
    if (!object) return;
    if (checked_.object(object).pos == ast_[id].pos)
      declare(object);
    else
      assign(id);
  }

  template <class List>
  void expressions(const List& list) {
    for (ExprId id : list) expression(id);
  }
  template <class List>
  void statements(const List& list) {
    for (StmtId id : list) statement(id);
  }

  // ---------------------------------------------------------------------------------------- expressions
  void visit(const BadExpr&, ExprId) {}
  void visit(const Ident&, ExprId id) { use(id); }
  void visit(const BasicLit&, ExprId) {}
  void visit(const FuncLit& node, ExprId id) {
    literals_.push_back(id.value);
    auto loops = std::move(loop_variables_);
    loop_variables_.clear();
    result_.captures[id.value];
    std::vector<ObjectId> results;
    if (auto it = checked_.literal_objects.find(id.value); it != checked_.literal_objects.end()) {
      for (ObjectId object : it->second.params) declare(object);
      results = it->second.results;
    }
    std::swap(results, function_results_);
    declare_results();
    statement(node.body);
    std::swap(results, function_results_);
    loop_variables_ = std::move(loops);
    literals_.pop_back();
  }
  void visit(const CompositeLit& node, ExprId id) {
    const TypeId type = checked_.type_of(id);
    const bool is_struct = const_cast<Checked&>(checked_).types.under<StructOfType>(type) != nullptr;
    for (ExprId element : node.elements) {
      if (const auto* pair = ast_.as<KeyValue>(element)) {
        if (!is_struct || !ast_.as<Ident>(pair->key)) expression(pair->key);
        expression(pair->value);
      } else {
        expression(element);
      }
    }
  }
  void visit(const KeyValue& node, ExprId) {
    expression(node.key);
    expression(node.value);
  }
  void visit(const Paren& node, ExprId) { expression(node.x); }
  void visit(const Selector& node, ExprId id) {
    expression(node.x);
    auto it = checked_.selections.find(id.value);
    if (it == checked_.selections.end() || it->second.kind != SelectionKind::method_value || !it->second.object) return;
    // x.M with a pointer receiver on an addressable x takes x's address (unless a pointer is crossed on the way).
    if (checked_.object(it->second.object).has_pointer_receiver && !it->second.indirect &&
        !is_pointer(checked_.type_of(node.x)))
      take_address(node.x);
  }
  void visit(const Index& node, ExprId) {
    expression(node.x);
    expressions(node.indices);
    // An array indexed by a value that is not constant lives on the heap, so that elements have addresses.
    if (const_cast<Checked&>(checked_).types.under<ArrayOfType>(checked_.type_of(node.x)) && node.indices.size() == 1 &&
        !is_constant(checked_.at(node.indices[0]).value))
      take_address(node.x);
  }
  void visit(const SliceExpr& node, ExprId) {
    expression(node.x);
    expression(node.low);
    expression(node.high);
    expression(node.max);
    if (const_cast<Checked&>(checked_).types.under<ArrayOfType>(checked_.type_of(node.x))) take_address(node.x);
  }
  void visit(const TypeAssert& node, ExprId) { expression(node.x); }
  void visit(const Call& node, ExprId) {
    expression(node.fun);
    for (ExprId arg : node.args)
      if (checked_.at(arg).mode != Mode::type) expression(arg);
  }
  void visit(const Star& node, ExprId) { expression(node.x); }
  void visit(const Unary& node, ExprId) {
    expression(node.x);
    if (node.op == Tok::and_) take_address(node.x);
  }
  void visit(const Binary& node, ExprId) {
    expression(node.x);
    expression(node.y);
  }
  void visit(const ArrayType&, ExprId) {}
  void visit(const StructType&, ExprId) {}
  void visit(const FuncType&, ExprId) {}
  void visit(const InterfaceType&, ExprId) {}
  void visit(const MapType&, ExprId) {}
  void visit(const ChanType&, ExprId) {}
  void visit(const Ellipsis&, ExprId) {}

  // ----------------------------------------------------------------------------------------- statements
  void visit(const BadStmt&, StmtId) {}
  void visit(const EmptyStmt&, StmtId) {}
  void visit(const DeclStmt& node, StmtId) {
    if (const auto* vars = ast_.as<VarDecl>(node.decl))
      for (const ValueSpec& spec : vars->specs) {
        expressions(spec.values);
        for (ExprId name : spec.names) declare(local_variable(name));
      }
  }
  void visit(const LabeledStmt& node, StmtId) {
    if (const auto* label = ast_.as<Ident>(node.label)) result_.labels[current()].insert(label->name.value);
    statement(node.stmt);
  }
  void visit(const ExprStmt& node, StmtId) { expression(node.x); }
  void visit(const SendStmt& node, StmtId) {
    expression(node.channel);
    expression(node.value);
  }
  void visit(const IncDecStmt& node, StmtId) { assign(node.x); }
  void visit(const AssignStmt& node, StmtId) {
    expressions(node.rhs);
    for (ExprId lhs : node.lhs) node.op == Tok::define ? define(lhs) : assign(lhs);
  }
  void visit(const GoStmt& node, StmtId) { expression(node.call); }
  void visit(const DeferStmt& node, StmtId) {
    expression(node.call);
    for (auto key = literals_.rbegin(); key != literals_.rend() && (*key & loop_body_bit) != 0; ++key)
      result_.defers.insert(*key);
  }
  void visit(const ReturnStmt& node, StmtId) {
    expressions(node.results);
    if (!in_loop_body() || node.results.empty()) return;
    for (ObjectId object : function_results_) use(object);
  }
  void visit(const BranchStmt&, StmtId) {}
  void visit(const BlockStmt& node, StmtId) { statements(node.stmts); }
  void visit(const IfStmt& first, StmtId) {
    const IfStmt* node = &first;  // else-if chains may be long: a loop, not recursion
    for (;;) {
      statement(node->init);
      expression(node->cond);
      statement(node->then_block);
      if (!node->else_stmt) return;
      const auto* next = ast_.as<IfStmt>(node->else_stmt);
      if (!next) return statement(node->else_stmt);
      node = next;
    }
  }
  void visit(const CaseClause& node, StmtId id) {
    for (ExprId value : node.values)
      if (checked_.at(value).mode != Mode::type) expression(value);
    if (auto it = checked_.clause_objects.find(id.value); it != checked_.clause_objects.end()) declare(it->second);
    statements(node.body);
  }
  void visit(const SwitchStmt& node, StmtId) {
    statement(node.init);
    expression(node.tag);
    statements(node.clauses);
  }
  void visit(const TypeSwitchStmt& node, StmtId) {
    statement(node.init);
    expression(node.x);
    statements(node.clauses);
  }
  void visit(const CommClause& node, StmtId) {
    statement(node.comm);
    statements(node.body);
  }
  void visit(const SelectStmt& node, StmtId) { statements(node.clauses); }
  void visit(const ForStmt& node, StmtId) {
    statement(node.init);
    std::vector<ObjectId> own;
    if (node.init)
      if (const auto* init = ast_.as<AssignStmt>(node.init); init && init->op == Tok::define)
        for (ExprId lhs : init->lhs)
          if (const ObjectId object = local_variable(lhs)) own.push_back(object);
    const std::size_t mark = loop_variables_.size();
    loop_variables_.insert(loop_variables_.end(), own.begin(), own.end());
    expression(node.cond);
    statement(node.post);
    loop_variables_.resize(mark);
    statement(node.body);
  }
  void visit(const RangeStmt& node, StmtId id) {
    expression(node.x);
    if (ranges_over_function(checked_, node)) return loop_body(node, id);
    // `for i := range array` with a loop over elements needs an address only if elements are used through a box anyway.
    for (ExprId variable : {node.key, node.value}) {
      if (!variable) continue;
      if (node.op != Tok::define) {
        assign(variable);
      } else if (const ObjectId object = local_variable(variable)) {
        declare(object);
        result_.uses[object.value].post_assigned = true;
      }
    }
    statement(node.body);
  }

  void loop_body(const RangeStmt& node, StmtId id) {
    literals_.push_back(loop_body_key(id));
    auto loops = std::move(loop_variables_);
    loop_variables_.clear();
    for (ExprId variable : {node.key, node.value}) {
      if (!variable) continue;
      if (node.op == Tok::define)
        declare(local_variable(variable));
      else
        assign(variable);
    }
    statement(node.body);
    loop_variables_ = std::move(loops);
    literals_.pop_back();
  }

  const Ast& ast_;
  const Checked& checked_;
  VariableUses& result_;
  std::vector<std::uint32_t> literals_;  // keys of the functions around
  std::vector<ObjectId> function_results_;
  std::vector<ObjectId> loop_variables_;
};

}  // namespace

bool ranges_over_function(const Checked& checked, const RangeStmt& range) {
  TypeTable& types = const_cast<Checked&>(checked).types;
  return types.under<SignatureType>(types.core(checked.type_of(range.x))) != nullptr;
}

bool VariableUses::boxed(ObjectId object, bool per_iteration_loops) const {
  auto it = uses.find(object.value);
  if (it == uses.end()) return false;
  const VariableUse& use = it->second;
  if (use.address_taken) return true;
  return use.captured && (use.reassigned || (use.post_assigned && !per_iteration_loops));
}

VariableUses analyse_variables(const Ast& ast, const Checked& checked, const Object* function, StmtId body,
                               ExprId expression) {
  VariableUses result;
  Analysis analysis(ast, checked, result);
  if (function) analysis.function(*function);
  analysis.statement(body);
  analysis.expression(expression);
  return result;
}

}  // namespace stalemate::frontend
