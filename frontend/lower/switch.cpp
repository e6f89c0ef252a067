// Expression switches and type switches (Go spec, "Switch statements").
#include "frontend/lower/function_lowering.hpp"

namespace stalemate::frontend {

using model::Op;

void FunctionLowering::switch_statement(const SwitchStmt& node, Symbol name) {
  const std::size_t variables = variable_words_.size();
  const std::size_t temporaries = mark();
  statement(node.init);
  Slot tag = -1;
  TypeId tag_type;
  if (node.tag) {
    tag_type = type_of(node.tag);
    tag = stable(node.tag, tag_type);
  }
  targets_.push_back({name, {}, {}, false, true});
  std::vector<std::vector<std::uint32_t>> entries(node.clauses.size());
  std::size_t default_clause = node.clauses.size();
  for (std::size_t i = 0; i < node.clauses.size(); ++i) {
    const auto& clause = *ast().as<CaseClause>(node.clauses[i]);
    if (clause.is_default) default_clause = i;
    for (ExprId candidate : clause.values) {
      const std::size_t inside = mark();
      at(ast()[candidate].pos);
      if (const TypeId own = type_of(candidate); tag < 0 && is_interface(own)) {
        const TypeId boolean = types().basic(BasicKind::bool_);
        entries[i].push_back(
            jump_if(compare(Tok::eql, expression(candidate), own, constant(true, boolean, -1), boolean, -1), true));
      } else if (tag < 0) {
        entries[i].push_back(jump_if(expression(candidate), true));
      } else if (checked().at(strip(candidate)).mode == Mode::nil) {
        const Slot zero = is_interface(tag_type) ? scalar() : ref();
        emit(Op::zero, zero, 0, 0, 0, 0, 1);
        const Slot same = scalar();
        emit(Op::word_eq, same, tag, zero);
        entries[i].push_back(jump_if(same, true));
      } else {
        TypeId type = type_of(candidate);
        if (is_constant(checked().at(strip(candidate)).value) && !is_interface(tag_type)) type = tag_type;
        const Slot v = value(candidate, type);
        entries[i].push_back(jump_if(compare(Tok::eql, tag, tag_type, v, type, -1), true));
      }
      release(inside);
    }
  }
  const std::uint32_t no_match = jump();
  std::vector<std::uint32_t> ends;
  auto outer_fallthroughs = std::move(fallthroughs_);
  fallthroughs_.clear();
  for (std::size_t i = 0; i < node.clauses.size(); ++i) {
    const auto& clause = *ast().as<CaseClause>(node.clauses[i]);
    for (std::uint32_t pc : entries[i]) patch_here(pc);
    if (i == default_clause) patch_here(no_match);
    for (std::uint32_t pc : fallthroughs_) patch_here(pc);
    fallthroughs_.clear();
    block(clause.body);
    ends.push_back(jump());
  }
  fallthroughs_ = std::move(outer_fallthroughs);
  if (default_clause == node.clauses.size()) patch_here(no_match);
  for (std::uint32_t pc : ends) patch_here(pc);
  for (std::uint32_t pc : targets_.back().breaks) patch_here(pc);
  targets_.pop_back();
  release(temporaries);
  give_back(variable_words_, variables);
}

void FunctionLowering::type_switch(const TypeSwitchStmt& node, Symbol name) {
  const std::size_t variables = variable_words_.size();
  const std::size_t temporaries = mark();
  statement(node.init);
  const TypeId source = type_of(node.x);
  const Slot operand = stable(node.x, source);
  targets_.push_back({name, {}, {}, false, true});
  std::vector<std::vector<std::uint32_t>> entries(node.clauses.size());
  std::size_t default_clause = node.clauses.size();
  std::vector<Slot> values(node.clauses.size(), -1);
  for (std::size_t i = 0; i < node.clauses.size(); ++i) {
    const auto& clause = *ast().as<CaseClause>(node.clauses[i]);
    if (clause.is_default) default_clause = i;
    for (ExprId candidate : clause.values) {
      at(ast()[candidate].pos);
      const Slot same = scalar();
      if (checked().at(strip(candidate)).mode == Mode::nil) {
        const Slot zero = scalar();
        emit(Op::zero, zero, 0, 0, 0, 0, 1);
        emit(Op::word_eq, same, operand, zero);
      } else {
        const TypeId target = type_of(candidate);
        const Slot v = words(target);
        emit(is_interface(target) ? Op::type_assert_interface : Op::type_assert, v, operand, same,
             static_cast<std::int32_t>(program_.type(target)), 1, static_cast<std::uint16_t>(program_.type(source)));
        if (clause.values.size() == 1) values[i] = v;
      }
      entries[i].push_back(jump_if(same, true));
    }
  }
  const std::uint32_t no_match = jump();
  std::vector<std::uint32_t> ends;
  for (std::size_t i = 0; i < node.clauses.size(); ++i) {
    const auto& clause = *ast().as<CaseClause>(node.clauses[i]);
    for (std::uint32_t pc : entries[i]) patch_here(pc);
    if (i == default_clause) patch_here(no_match);
    const std::size_t clause_variables = variable_words_.size();
    if (auto it = checked().clause_objects.find(node.clauses[i].value);
        it != checked().clause_objects.end() && it->second)
      declare(it->second, values[i] >= 0 ? values[i] : operand);
    block(clause.body);
    give_back(variable_words_, clause_variables);
    ends.push_back(jump());
  }
  if (default_clause == node.clauses.size()) patch_here(no_match);
  for (std::uint32_t pc : ends) patch_here(pc);
  for (std::uint32_t pc : targets_.back().breaks) patch_here(pc);
  targets_.pop_back();
  release(temporaries);
  give_back(variable_words_, variables);
}

}  // namespace stalemate::frontend
