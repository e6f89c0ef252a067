// Simple statements, blocks, if, return, branches (Go spec, "Statements").
#include "frontend/lower/function_lowering.hpp"

namespace stalemate::frontend {

using model::Op;
using model::WordKind;

void FunctionLowering::block(const std::vector<StmtId>& stmts) {
  const std::size_t variables = variable_words_.size();
  note_sorted_ranges(stmts);
  for (StmtId id : stmts) statement(id);
  give_back(variable_words_, variables);
}

void FunctionLowering::statement(StmtId id) {
  if (!id) return;
  const std::size_t temporaries = mark();
  const Stmt& stmt = ast()[id];
  at(stmt.pos);
  if (const auto* node = ast().as<BlockStmt>(id))
    block(node->stmts);
  else if (const auto* expr = ast().as<ExprStmt>(id))
    evaluate(expr->x);
  else if (const auto* send = ast().as<SendStmt>(id))
    send_statement(*send, stmt.pos);
  else if (const auto* assign = ast().as<AssignStmt>(id))
    assignment(*assign, stmt.pos);
  else if (const auto* ret = ast().as<ReturnStmt>(id))
    return_statement(*ret, stmt.pos);
  else if (const auto* if_node = ast().as<IfStmt>(id))
    if_statement(*if_node);
  else if (const auto* for_node = ast().as<ForStmt>(id))
    for_statement(*for_node, {});
  else if (const auto* range = ast().as<RangeStmt>(id))
    range_statement(id, *range, {});
  else if (const auto* switch_node = ast().as<SwitchStmt>(id))
    switch_statement(*switch_node, {});
  else if (const auto* type_node = ast().as<TypeSwitchStmt>(id))
    type_switch(*type_node, {});
  else if (const auto* select = ast().as<SelectStmt>(id))
    select_statement(*select, {});
  else if (const auto* labeled_node = ast().as<LabeledStmt>(id))
    labeled(*labeled_node);
  else if (const auto* branch_node = ast().as<BranchStmt>(id))
    branch(*branch_node, stmt.pos);
  else if (const auto* inc = ast().as<IncDecStmt>(id)) {
    const LiftScope scope(*this);
    lift_updated(inc->x);
    const Place target = place(inc->x);
    Place settled = target;
    if (settled.kind != Place::Kind::map_element) settle(settled);
    const Slot old = load(settled);
    const Slot one = words(target.type);
    constant(ConstantValue(BigInt(1)), target.type, one);
    const Slot next = arithmetic(inc->op, old, one, target.type, target.type, -1, stmt.pos);
    store(settled, next);
  } else if (const auto* go = ast().as<GoStmt>(id)) {
    const Slot f = thunk(go->call, false);
    at(stmt.pos);
    emit(Op::go_start, f, 0, 0, 0, function_.is_library ? 1 : 0);
    label("go " + to_string(ast(), go->call));
  } else if (const auto* defer = ast().as<DeferStmt>(id)) {
    if (!loop_body_) need_defer_slot();
    const Slot f = thunk(defer->call, true);
    at(stmt.pos);
    if (loop_body_)
      emit(Op::defer_push, f, loop_body_->outermost, loop_body_->function_state,
           static_cast<std::int32_t>(loop_body_->function->index_), 1);
    else
      emit(Op::defer_push, f);
    label("defer " + to_string(ast(), defer->call));
  } else if (const auto* decl = ast().as<DeclStmt>(id)) {
    if (const auto* vars = ast().as<VarDecl>(decl->decl))
      for (const ValueSpec& spec : vars->specs) variable_declaration(spec);
  } else if (!ast().as<EmptyStmt>(id)) {
    unsupported(stmt.pos, "statement");
  }
  release(temporaries);
}

namespace {

/// Whether an expression makes the object that the variable it is assigned to will name.
bool makes_object(const Ast& ast, ExprId id) {
  if (const auto* call = ast.as<Call>(id)) {
    const auto* name = ast.as<Ident>(call->fun);
    return name && (ast.name(name->name) == "make" || ast.name(name->name) == "new");
  }
  if (const auto* unary = ast.as<Unary>(id)) return unary->op == Tok::and_ && ast.as<CompositeLit>(unary->x);
  return ast.as<CompositeLit>(id) != nullptr;
}

}  // namespace

/// The values of a call with several results, or of a receive, map element or type assertion and whether there is one.
void FunctionLowering::several_values(ExprId id, std::vector<Slot>& values, std::vector<TypeId>& value_types) {
  if (ast().as<Call>(id)) {
    Slot slot = multi_value(id, value_types);
    for (const TypeId type : value_types) {
      values.push_back(slot);
      slot += size(type);
    }
    return;
  }
  value_types = {type_of(id), types().basic(BasicKind::bool_)};
  values = {words(value_types[0]), scalar()};
  comma_ok(id, values[0], values[1]);
}

void FunctionLowering::variable_declaration(const ValueSpec& spec) {
  auto object = [&](std::size_t i) { return checked().ident_objects[spec.names[i].value]; };
  auto blank = [&](std::size_t i) { return ast().ident_name(spec.names[i]) == "_"; };
  if (spec.values.empty()) {
    for (std::size_t i = 0; i < spec.names.size(); ++i)
      if (!blank(i)) declare(object(i), -1);
    return;
  }
  if (spec.values.size() == spec.names.size()) {
    std::vector<Slot> values;
    for (std::size_t i = 0; i < spec.names.size(); ++i) {
      const TypeId type =
          blank(i) || !object(i) ? (spec.type ? type_of(spec.type) : type_of(spec.values[i])) : object_type(object(i));
      if (makes_object(ast(), strip(spec.values[i]))) naming_ = ast().ident_name(spec.names[i]);
      values.push_back(stable(spec.values[i], type));
      naming_.clear();
    }
    for (std::size_t i = 0; i < spec.names.size(); ++i)
      if (!blank(i)) declare(object(i), values[i], true);
    return;
  }
  std::vector<TypeId> value_types;
  std::vector<Slot> slots;
  several_values(strip(spec.values[0]), slots, value_types);
  for (std::size_t i = 0; i < spec.names.size(); ++i)
    if (!blank(i)) declare(object(i), assignable(slots[i], value_types[i], object_type(object(i)), -1));
}

void FunctionLowering::define_or_assign(const std::vector<ExprId>& lhs, const std::vector<Slot>& values,
                                        const std::vector<TypeId>& value_types, bool define) {
  for (std::size_t i = 0; i < values.size() && i < lhs.size(); ++i) {
    const ExprId target = strip(lhs[i]);
    if (is_blank(target)) continue;
    const ObjectId object = ast().as<Ident>(target) ? checked().ident_objects[target.value] : ObjectId{};
    if (define && object && checked().object(object).pos == ast()[target].pos) {
      declare(object, assignable(values[i], value_types[i], object_type(object), -1));
    } else {
      const Place destination = place(target);
      overwrite(destination, assignable(values[i], value_types[i], destination.type, -1));
    }
  }
}

void FunctionLowering::assignment(const AssignStmt& node, Pos pos) {
  const bool define = node.op == Tok::define;
  const LiftScope scope(*this);
  lift_assignment(node);
  if (node.op != Tok::assign && !define) {  // x op= y
    Place target = place(node.lhs[0]);
    if (target.kind != Place::Kind::map_element) settle(target);
    const Slot old = load(target);
    TypeId y_type = target.type;
    const bool shift = node.op == Tok::shl_assign || node.op == Tok::shr_assign;
    if (shift)
      y_type =
          is_constant(checked().at(strip(node.rhs[0])).value) ? types().basic(BasicKind::uint) : type_of(node.rhs[0]);
    const Slot y = value(node.rhs[0], y_type);
    store(target, arithmetic(node.op, old, y, target.type, y_type, -1, pos));
    return;
  }
  if (node.lhs.size() == 1 && node.rhs.size() == 1) {
    const ExprId target = strip(node.lhs[0]);
    const bool ident = ast().as<Ident>(target) != nullptr;
    if (is_blank(target)) {
      evaluate(node.rhs[0]);
      return;
    }
    if (makes_object(ast(), strip(node.rhs[0]))) naming_ = to_string(ast(), target);
    const ObjectId object = ident ? checked().ident_objects[target.value] : ObjectId{};
    if (define && object && checked().object(object).pos == ast()[target].pos) {
      const Slot v = stable(node.rhs[0], object_type(object));
      naming_.clear();
      at(pos);
      declare(object, v, true);
      return;
    }
    const Place destination = place(target);
    if (destination.kind == Place::Kind::frame) {
      // Straight into the variable, unless the right side may read it half-written.
      if (size(destination.type) <= 1) {
        value(node.rhs[0], destination.type, destination.slot);
      } else {
        move(destination.slot, stable(node.rhs[0], destination.type), destination.type);
      }
    } else {
      const Slot v = value(node.rhs[0], destination.type);
      at(pos);
      overwrite(destination, v);
    }
    naming_.clear();
    return;
  }
  std::vector<Slot> values;
  std::vector<TypeId> value_types;
  if (node.rhs.size() == 1) several_values(strip(node.rhs[0]), values, value_types);
  std::vector<Place> places;
  std::vector<bool> fresh;
  for (ExprId lhs : node.lhs) {
    const ExprId target = strip(lhs);
    const ObjectId object = ast().as<Ident>(target) ? checked().ident_objects[target.value] : ObjectId{};
    const bool is_new = define && object && checked().object(object).pos == ast()[target].pos;
    const bool blank = is_blank(target);
    fresh.push_back(is_new);
    places.push_back(is_new || blank ? Place{} : place(target, true));
  }
  if (node.rhs.size() > 1) {
    for (std::size_t i = 0; i < node.rhs.size(); ++i) {
      TypeId type = places[i].type;
      const ExprId target = strip(node.lhs[i]);
      if (fresh[i])
        type = object_type(checked().ident_objects[target.value]);
      else if (places[i].kind == Place::Kind::blank)
        type = type_of(node.rhs[i]);
      if (makes_object(ast(), strip(node.rhs[i]))) naming_ = to_string(ast(), target);
      if (checked().at(strip(node.rhs[i])).mode == Mode::nil && !type) type = checked().any_type;
      values.push_back(stable(node.rhs[i], type));
      naming_.clear();
      value_types.push_back(type);
    }
  }
  at(pos);
  for (std::size_t i = 0; i < values.size() && i < node.lhs.size(); ++i) {
    if (fresh[i]) {
      const ObjectId object = checked().ident_objects[strip(node.lhs[i]).value];
      declare(object, assignable(values[i], value_types[i], object_type(object), -1));
    } else if (places[i].kind != Place::Kind::blank) {
      overwrite(places[i], assignable(values[i], value_types[i], places[i].type, -1));
    }
  }
}

/// Whether `id` is the variable of result number `i` itself: returning it is no access, as the compiler sees it.
bool FunctionLowering::is_result(ExprId id, std::size_t i) {
  id = strip(id);
  if (!ast().as<Ident>(id)) return false;
  const Variable* variable = find(checked().ident_objects[id.value]);
  const Variable& result = result_variables_[i];
  return variable != nullptr && variable->slot == result.slot && variable->boxed == result.boxed;
}

void FunctionLowering::return_statement(const ReturnStmt& node, Pos pos) {
  const LiftScope scope(*this);
  if (!node.results.empty()) {
    std::vector<Slot> values;
    if (node.results.size() == 1 && result_types_.size() != 1) {
      std::vector<TypeId> value_types;
      Slot slot = multi_value(strip(node.results[0]), value_types);
      for (std::size_t i = 0; i < value_types.size(); ++i) {
        values.push_back(assignable(slot, value_types[i], result_types_[i], -1));
        slot += size(value_types[i]);
      }
    } else {
      lift_values(node.results, result_types_);
      for (std::size_t i = 0; i < node.results.size(); ++i) {
        if (is_result(node.results[i], i)) {
          values.push_back(-1);
        } else {
          values.push_back(node.results.size() == 1 ? value(node.results[i], result_types_[i])
                                                    : stable(node.results[i], result_types_[i]));
        }
      }
    }
    at(pos);
    for (std::size_t i = 0; i < values.size(); ++i) {
      const Variable& result = result_variables_[i];
      const std::uint16_t count = size(result_types_[i]);
      if (count == 0 || values[i] < 0) continue;
      if (result.boxed)
        emit(Op::store, result.slot, values[i], 0, 0, 0, count);
      else
        move(result.slot, values[i], result_types_[i]);
    }
  }
  at(pos);
  if (loop_body_) return leave_loop_body({nullptr, pos});
  returns_.push_back(jump());
}

void FunctionLowering::if_statement(const IfStmt& first) {
  const IfStmt* node = &first;
  const std::size_t variables = variable_words_.size();
  std::vector<std::uint32_t> ends;
  for (;;) {  // else-if chains may be long: a loop, not recursion
    const std::size_t temporaries = mark();
    statement(node->init);
    std::vector<std::uint32_t> to_else;
    at(ast()[node->cond].pos);
    branch_unless(node->cond, to_else);
    release(temporaries);
    const bool outer = in_time_case_;
    in_time_case_ |= reads_clock(node->cond);
    statement(node->then_block);
    in_time_case_ = outer;
    if (!node->else_stmt) {
      for (std::uint32_t pc : to_else) patch_here(pc);
      break;
    }
    ends.push_back(jump());
    for (std::uint32_t pc : to_else) patch_here(pc);
    const auto* next = ast().as<IfStmt>(node->else_stmt);
    if (!next) {
      statement(node->else_stmt);
      break;
    }
    node = next;
  }
  for (std::uint32_t pc : ends) patch_here(pc);
  give_back(variable_words_, variables);
}

void FunctionLowering::labeled(const LabeledStmt& node) {
  const Symbol name = ast().as<Ident>(node.label)->name;
  GotoLabel& target = goto_labels_[name.value];
  target.pc = here();
  for (std::uint32_t pc : target.jumps) patch_here(pc);
  target.jumps.clear();
  at(ast()[node.stmt].pos);
  if (const auto* for_node = ast().as<ForStmt>(node.stmt))
    for_statement(*for_node, name);
  else if (const auto* range = ast().as<RangeStmt>(node.stmt))
    range_statement(node.stmt, *range, name);
  else if (const auto* switch_node = ast().as<SwitchStmt>(node.stmt))
    switch_statement(*switch_node, name);
  else if (const auto* type_node = ast().as<TypeSwitchStmt>(node.stmt))
    type_switch(*type_node, name);
  else if (const auto* select = ast().as<SelectStmt>(node.stmt))
    select_statement(*select, name);
  else if (const auto* block_node = ast().as<BlockStmt>(node.stmt)) {
    targets_.push_back({name, {}, {}, false, false});
    block(block_node->stmts);
    for (std::uint32_t pc : targets_.back().breaks) patch_here(pc);
    targets_.pop_back();
  } else {
    statement(node.stmt);
  }
}

void FunctionLowering::branch(const BranchStmt& node, Pos pos) {
  if (node.kind == Tok::fallthrough_) {
    fallthroughs_.push_back(jump());
    return;
  }
  const Symbol name = node.label ? ast().as<Ident>(node.label)->name : Symbol{};
  if (node.kind == Tok::goto_ && loop_body_) {
    const auto labels = uses_.labels.find(key_);
    if (labels == uses_.labels.end() || !labels->second.contains(name.value)) return leave_loop_body({&node, pos});
  }
  if (node.kind == Tok::goto_) {
    GotoLabel& target = goto_labels_[name.value];
    const std::uint32_t pc = jump();
    if (target.pc >= 0)
      patch(pc, static_cast<std::uint32_t>(target.pc));
    else
      target.jumps.push_back(pc);
    return;
  }
  for (std::size_t i = targets_.size(); i-- > 0;) {
    Target& target = targets_[i];
    const bool matches =
        name ? target.name == name : (node.kind == Tok::continue_ ? target.is_loop : target.takes_break);
    if (!matches) continue;
    (node.kind == Tok::continue_ ? target.continues : target.breaks).push_back(jump());
    return;
  }
  if (loop_body_) return leave_loop_body({&node, pos});
  unsupported(pos, "branch out of this statement");
}

void FunctionLowering::send_statement(const SendStmt& node, Pos pos) {
  const TypeId element = resolve(types().under<ChanOfType>(types().core(type_of(node.channel)))->element);
  const LiftScope scope(*this);
  lift_values({node.channel, node.value}, {{}, element});
  const Slot channel = expression(node.channel);
  const Slot v = value(node.value, element);
  at(pos);
  emit(Op::send, channel, v, 0, channel_type(node.channel));
  label(to_string(ast(), node.channel) + " <- " + to_string(ast(), node.value));
}

}  // namespace stalemate::frontend
