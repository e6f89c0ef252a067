// Reads and writes of variables, where a schedule depends on their order. A pointer to the variable passes the gate,
// `(*ZZ_P(S, &x))`, which can stand wherever x can; what is written passes it once it is worked out. Gates of memory
// wait only if the schedule says so next, since an access counts only while others know the variable.
#include <fmt/format.h>

#include <algorithm>

#include "frontend/gates/gate_writer.hpp"

namespace stalemate::frontend {

std::string GateWriter::text_of(ExprId id) const {
  return sources_.file(file_.source).text.substr(offset(ast_[id].pos), ast_[id].end.value - ast_[id].pos.value);
}

/// Whether `&` of it is allowed (Go spec, "Address operators").
bool GateWriter::is_variable(ExprId id) {
  if (const auto* paren = ast_.as<Paren>(id)) return is_variable(paren->x);
  if (ast_.as<Star>(id)) return checked_.at(id).mode == Mode::variable;
  if (ast_.as<Ident>(id)) {
    const ObjectId object = checked_.ident_objects[id.value];
    return object && checked_.object(object).kind == ObjectKind::variable && checked_.at(id).mode == Mode::variable;
  }
  const auto is_pointer = [&](ExprId x) { return checked_.types.under<PointerType>(checked_.type_of(x)) != nullptr; };
  if (const auto* node = ast_.as<Selector>(id)) {
    const auto found = checked_.selections.find(id.value);
    if (found == checked_.selections.end()) return false;
    const Selection& selection = found->second;
    if (selection.kind == SelectionKind::qualified) return checked_.at(id).mode == Mode::variable;
    if (selection.kind != SelectionKind::field) return false;
    return selection.indirect || is_pointer(node->x) || is_variable(node->x);
  }
  if (const auto* node = ast_.as<Index>(id)) {
    const TypeId container = checked_.type_of(node->x);
    if (!container || checked_.at(id).mode != Mode::variable) return false;
    return checked_.types.under<SliceOfType>(container) != nullptr || is_pointer(node->x) ||
           (checked_.types.under<ArrayOfType>(container) != nullptr && is_variable(node->x));
  }
  return false;
}

namespace {

bool is_comparison(Tok op) {
  return op == Tok::eql || op == Tok::neq || op == Tok::lss || op == Tok::leq || op == Tok::gtr || op == Tok::geq ||
         op == Tok::land || op == Tok::lor;
}

}  // namespace

bool GateWriter::read(ExprId id) {
  if (!setting_.wish->memory) return false;
  if (const auto* node = ast_.as<Index>(id); node && checked_.at(id).mode == Mode::map_index) {
    wrap(node->x, fmt::format("ZZ_S({}, ", soft_gate(ast_[id].pos, "get")));
    exprs(node->indices);
    return true;
  }
  if (!is_variable(id)) return false;
  insert(ast_[id].pos, fmt::format("(*ZZ_P({}, &", gate(ast_[id].pos, "read")));
  children(id);
  insert(ast_[id].end, "))");
  return true;
}

// c.L of a sync.Cond
bool GateWriter::is_lock_of_cond(ExprId place) {
  const auto* selector = ast_.as<Selector>(strip(place));
  if (selector == nullptr || ast_.ident_name(selector->name) != "L") return false;
  TypeId owner = checked_.type_of(selector->x);
  if (const auto* pointer = checked_.types.under<PointerType>(owner)) owner = pointer->element;
  return owner && is_named(owner, "sync", "Cond");
}

bool GateWriter::assign(const AssignStmt& node) {
  if (node.op == Tok::define) {
    exprs(node.rhs);  // what is new is nobody else's
    return true;
  }
  if (node.lhs.size() == 1 && node.rhs.size() == 1 && is_lock_of_cond(node.lhs[0])) {
    children(node.lhs[0]);
    wrap(node.rhs[0], "ZZ_L(");
    return true;
  }
  if (node.lhs.size() != 1 || node.rhs.size() != 1 || !setting_.wish->memory) return false;
  if (ast_.as<Ident>(node.lhs[0]) && ast_.ident_name(node.lhs[0]) == "_") return false;
  const ExprId place = node.lhs[0], value = node.rhs[0];
  if (node.op != Tok::assign) {
    // x += y → x = x + (y)
    if (!is_variable(place) || !is_simple(place)) return false;
    const std::string op = sources_.file(file_.source).text.substr(offset(node.op_pos), 3);
    const std::string sign = op.substr(0, op.find('='));
    update(place, node.op_pos, ast_[value].pos, sign, value);
    return true;
  }
  const auto* element = ast_.as<Index>(place);
  const bool is_map = element && checked_.at(place).mode == Mode::map_index;
  const auto* binary = ast_.as<Binary>(strip(value));
  const bool may_lack_type =
      is_constant(checked_.at(strip(value)).value) || checked_.at(strip(value)).mode == Mode::nil ||
      (binary && (is_comparison(binary->op) || binary->op == Tok::shl || binary->op == Tok::shr));
  if (may_lack_type) {
    // Its type comes from the place, so that the place carries the gate.
    if (is_map) {
      wrap(element->x, fmt::format("ZZ_S({}, ", soft_gate(ast_[place].pos, "set")));
      exprs(element->indices);
    } else {
      if (!is_variable(place)) return false;
      insert(ast_[place].pos, fmt::format("*ZZ_P({}, &", gate(ast_[place].pos, "write")));
      children(place);
      insert(ast_[place].end, ")");
    }
    expr(value);
    return true;
  }
  children(place);
  wrap(value, fmt::format("ZZ_S({}, ", soft_gate(ast_[place].pos, is_map ? "set" : "write")));
  return true;
}

bool GateWriter::step(StmtId id, const IncDecStmt& node) {
  if (!setting_.wish->memory || !is_variable(node.x) || !is_simple(node.x)) return false;
  update(node.x, ast_[node.x].end, ast_[id].end, node.op == Tok::inc ? "+" : "-", {});
  return true;
}

/// Writes `place = place OPERATION operand`, or `1`, over what stands between the positions.
void GateWriter::update(ExprId place, Pos from, Pos to, const std::string& operation, ExprId operand) {
  const Pos pos = ast_[place].pos;
  const std::size_t reads = gate(pos, "read"), writes = gate(pos, "write");
  erase(from, to);
  insert(to, fmt::format(" = ZZ_S({}, (*ZZ_P({}, &{})) {} (", writes, reads, text_of(place), operation));
  if (operand) {
    expr(operand);
    insert(ast_[operand].end, "))");
  } else {
    insert(to, "1))");
  }
}

}  // namespace stalemate::frontend
