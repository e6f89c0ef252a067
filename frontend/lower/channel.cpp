// select statements (Go spec, "Select statements"): all channel operands and values to send are evaluated once, in
// source order, chosen or not; the left side of a receive only when its case is chosen.
#include "frontend/lower/function_lowering.hpp"

namespace stalemate::frontend {

using model::Op;

/// Whether the type is time.Time: a receive of it is a timeout or a tick.
bool FunctionLowering::is_named(TypeId type, std::string_view package, std::string_view name) {
  const NamedType* named = types().as<NamedType>(type);
  if (named == nullptr) return false;
  const Object& object = checked().objects[named->object.value];
  return ast().name(object.name) == name && checked().packages[object.package.value].path == package;
}

/// Whether the expression is `ctx.Done()` of a context.Context.
bool FunctionLowering::is_context_done(ExprId x) {
  const auto* call = ast().as<Call>(strip(x));
  const auto* selector = call == nullptr ? nullptr : ast().as<Selector>(strip(call->fun));
  if (selector == nullptr || ast().ident_name(selector->name) != "Done") return false;
  return is_named(resolve(type_of(selector->x)), "context", "Context");
}

void FunctionLowering::select_statement(const SelectStmt& node, Symbol name) {
  const Pos select_pos = pos_;
  const std::size_t temporaries = mark();
  model::Select select;
  struct Clause {
    const CommClause* node;
    std::size_t index;
    Slot value;
    Slot ok;
    TypeId element;
    const AssignStmt* assign;
    bool is_timeout = false;  // it received the time, or that a context is done
  };
  std::vector<Clause> clauses;
  std::vector<std::uint32_t> targets;
  for (StmtId id : node.clauses) {
    const auto& clause = *ast().as<CommClause>(id);
    if (clause.is_default) {
      select.has_default = true;
      clauses.push_back({&clause, SIZE_MAX, -1, -1, {}, nullptr});
      continue;
    }
    model::SelectCase entry;
    const Pos pos = ast()[clause.comm].pos;
    entry.position = program_.position(pos);
    Clause info{&clause, select.cases.size(), -1, -1, {}, nullptr};
    at(pos);
    if (const auto* send = ast().as<SendStmt>(clause.comm)) {
      entry.kind = model::SelectCaseKind::send;
      const TypeId element = resolve(types().under<ChanOfType>(types().core(type_of(send->channel)))->element);
      entry.channel = stable(send->channel, type_of(send->channel));
      entry.value = stable(send->value, element);
      entry.channel_type = static_cast<model::TypeIndex>(channel_type(send->channel));
      entry.label = static_cast<std::uint32_t>(
          program_.text("case " + to_string(ast(), send->channel) + " <- " + to_string(ast(), send->value)));
    } else {
      ExprId x;
      if (const auto* expr = ast().as<ExprStmt>(clause.comm)) {
        x = strip(expr->x);
      } else {
        info.assign = ast().as<AssignStmt>(clause.comm);
        x = strip(info.assign->rhs[0]);
      }
      const ExprId channel = ast().as<Unary>(x)->x;
      info.element = resolve(types().under<ChanOfType>(types().core(type_of(channel)))->element);
      info.is_timeout = is_timeout(clause);
      entry.channel = stable(channel, type_of(channel));
      entry.channel_type = static_cast<model::TypeIndex>(channel_type(channel));
      entry.label = static_cast<std::uint32_t>(program_.text("case " + to_string(ast(), x)));
      if (info.assign) {
        auto used = [&](std::size_t i) { return i < info.assign->lhs.size() && !is_blank(info.assign->lhs[i]); };
        if (used(0)) {
          entry.wants_value = true;
          entry.value = info.value = words(info.element);
        }
        if (used(1)) entry.ok = info.ok = scalar();
      }
    }
    select.cases.push_back(entry);
    clauses.push_back(info);
  }
  at(select_pos);
  const auto table = static_cast<std::int32_t>(program_.program.selects.size());
  program_.program.selects.push_back(std::move(select));
  emit(Op::select, 0, 0, 0, table);
  label("select");
  targets_.push_back({name, {}, {}, false, true});
  std::vector<std::uint32_t> ends;
  for (const Clause& clause : clauses) {
    model::Select& stored = program_.program.selects[static_cast<std::size_t>(table)];
    if (clause.index == SIZE_MAX)
      stored.default_target = here();
    else
      stored.cases[clause.index].target = here();
    const std::size_t variables = variable_words_.size();
    if (clause.assign) {
      at(ast()[clause.node->comm].pos);
      std::vector<Slot> values{clause.value};
      std::vector<TypeId> value_types{clause.element};
      const auto& lhs = clause.assign->lhs;
      if (lhs.size() > 1) {
        values.push_back(clause.ok);
        value_types.push_back(types().basic(BasicKind::bool_));
      }
      define_or_assign(lhs, values, value_types, clause.assign->op == Tok::define);
    }
    const bool outer = in_time_case_;
    in_time_case_ |= clause.is_timeout;
    block(clause.node->body);
    in_time_case_ = outer;
    give_back(variable_words_, variables);
    ends.push_back(jump());
  }
  for (std::uint32_t pc : ends) patch_here(pc);
  for (std::uint32_t pc : targets_.back().breaks) patch_here(pc);
  targets_.pop_back();
  release(temporaries);
}

}  // namespace stalemate::frontend
