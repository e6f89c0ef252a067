// The flow of format_part: values inside an operand that fmt formats by their methods come out as operands of their
// own. Only values with such methods are looked for, so that what is printed without them still decides nothing.
#include "model/render.hpp"
#include "model/value_flow.hpp"

namespace stalemate::model {
namespace {

/// Whether fmt calls a method of this type for some verb.
bool may_have_part(const Program& program, TypeIndex type) {
  FormatSpec spec;
  if (has_format_method(program, type, spec)) return true;
  spec.flags = FormatSpec::sharp;
  return has_format_method(program, type, spec);
}

/// Whether there is nothing in values of this type, nor a method to format them.
bool is_plain(const Type& type) {
  switch (type.kind) {
    case TypeKind::boolean:
    case TypeKind::integer:
    case TypeKind::floating:
    case TypeKind::complex:
    case TypeKind::string:
    case TypeKind::channel:
    case TypeKind::function:
    case TypeKind::unsafe_pointer: return type.methods.empty();
    default: return false;
  }
}

}  // namespace

Cell ValueFlow::pointee(const Home& home) {
  return home.cell.is_none() ? memory_.boxed(home.node, home.type) : memory_.pointee(memory_.word(home.cell));
}

void ValueFlow::part_rule(const Instruction& in) {
  HomesSeen seen;
  if (!parts_of_interface(in, use(in.b + 1), true, seen)) return;
  // Which parts there are rests on lengths and nil pointers, which are read as when the operand is formatted.
  add(def(in.a), {Flow::Kind::format, use(in.b + 1), 0});
  observe_uses(in.c, in.t == 1 ? 3 : 2);
}

bool ValueFlow::parts_of_interface(const Instruction& in, NodeId data, bool is_top, HomesSeen& seen) {
  bool found = false;
  for (const TypeIndex type : memory_.dynamic_types(data)) {
    Home home{{}, data, type};
    if (layouts_.size(type) > 1) home.cell = memory_.boxed(data, type);
    found |= parts(in, home, type, is_top, seen);
  }
  return found;
}

/// Whether there may be parts in the value of type `type` at `home`; those are boxed in s[a..a+1].
bool ValueFlow::parts(const Instruction& in, const Home& home, TypeIndex type, bool is_top, HomesSeen& seen) {
  // Large arrays of numbers are common.
  if (is_plain(program_.types[type])) return false;
  const Cell cell = home.cell.is_none() ? home.cell : memory_.canonical(home.cell);
  if (!seen.emplace(cell.object_class, cell.offset, home.cell.is_none() ? memory_.find(home.node) : no_index, type)
           .second) {
    return false;
  }
  bool found = false;
  if (!is_top && may_have_part(program_, type)) {
    found = true;
    if (in.t == 1) box_part(in, home, type);
  }
  const Type& data = program_.types[type];
  switch (data.kind) {
    case TypeKind::structure:
      for (const Field& field : data.fields) found |= parts(in, home + field.offset, field.type, false, seen);
      return found;
    case TypeKind::array:
      for (std::uint64_t i = 0; i < data.length; ++i) {
        const auto offset = static_cast<std::int64_t>(i * layouts_.size(data.element));
        found |= parts(in, home + offset, data.element, false, seen);
      }
      return found;
    case TypeKind::slice: return parts(in, {pointee(home), 0, 0}, data.element, false, seen) || found;
    // Pointers are followed at the top only; what they point to is not taken as a part itself.
    case TypeKind::pointer: return (is_top && parts(in, {pointee(home), 0, 0}, data.element, true, seen)) || found;
    case TypeKind::map: {
      const Cell entries = pointee(home);
      found |= parts(in, {entries, 0, 0}, data.key, false, seen);
      return parts(in, {entries + layouts_.size(data.key), 0, 0}, data.element, false, seen) || found;
    }
    case TypeKind::interface:
      return !home.cell.is_none() && (parts_of_interface(in, memory_.word(home.cell + 1), false, seen) || found);
    default: return found;
  }
}

void ValueFlow::box_part(const Instruction& in, const Home& home, TypeIndex type) {
  const NodeId to = def(in.a + 1);
  const Cell cell = memory_.boxed(to, type);
  const Type& boxed = program_.types[type];
  if (boxed.size > 1) {
    memory_.place({ObjectKind::data, type, 0}, cell);
    copy_value(cell, home.cell, type);
  } else if (boxed.size == 1 && boxed.layout[0] == WordKind::ref) {
    memory_.join(cell, pointee(home));
  } else if (boxed.size == 1 && home.cell.is_none()) {
    add(to, {Flow::Kind::inspect, home.node, 0});
  } else if (boxed.size == 1) {
    add(to, {Flow::Kind::box, memory_.word(home.cell), type});
  }
}

}  // namespace stalemate::model
