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

/// None where nothing has been put: in a type that holds itself nothing is found in the end.
Cell ValueFlow::pointee(const Home& home) {
  if (home.cell.is_none()) return memory_.boxed(home.node, home.type);
  const NodeId word = memory_.known_word(home.cell);
  return word == no_index ? Cell{} : memory_.known_pointee(word);
}

void ValueFlow::part_rule(const Instruction& in) {
  if (has_parts(in)) observe_uses(in.c, in.t == 1 ? 3 : 2);
}

/// Looks through the operand, but in a pass only once through operands with the same contents, since there are
/// thousands of those: the parts are the same.
bool ValueFlow::has_parts(const Instruction& in) {
  const std::uint32_t contents = memory_.contents(use(in.b + 1));
  if (contents == no_index) return false;
  const bool is_boxed = in.t == 1;
  const NodeId to = is_boxed ? def(in.a + 1) : def(in.a);
  PartsFound& known = parts_found_[{contents, is_boxed}];
  if (known.pass == pass_) {
    if (!known.any) return false;
    copy(to, known.to, is_boxed ? WordKind::iface_data : WordKind::scalar);
    // A value of one word is not in the contents, but in the word of this operand.
    for (const Flow& flow : known.of_words) add(to, {flow.kind, use(in.b + 1), flow.type, flow.value});
    return true;
  }
  PartsSearch search;
  const bool any = parts_of_interface(in, use(in.b + 1), true, search);
  known = {to, pass_, any, search.of_words};
  if (!any) return false;
  // Which parts there are rests on dynamic types and nil pointers, which are kept, on lengths, and in maps on the order
  // of keys, which are read as when the operand is formatted.
  for (const NodeId length : search.lengths) decide(to, length);
  if (search.has_map) add(to, {Flow::Kind::format, use(in.b + 1), 0});
  return true;
}

bool ValueFlow::parts_of_interface(const Instruction& in, NodeId data, bool is_top, PartsSearch& search) {
  bool found = false;
  for (const TypeIndex type : memory_.dynamic_types(data)) {
    Home home{{}, data, type};
    if (layouts_.size(type) > 1) home.cell = memory_.boxed(data, type);
    found |= parts(in, home, type, is_top, search);
  }
  return found;
}

/// Whether there may be parts in the value of type `type` at `home`; those are boxed in s[a..a+1].
bool ValueFlow::parts(const Instruction& in, const Home& home, TypeIndex type, bool is_top, PartsSearch& search) {
  // Large arrays of numbers are common.
  if (is_plain(program_.types[type])) return false;
  const Cell cell = home.cell.is_none() ? home.cell : memory_.canonical(home.cell);
  const NodeId node = home.cell.is_none() ? memory_.find(home.node) : no_index;
  if (!search.seen.emplace(cell.object_class, cell.offset, node, type, is_top).second) return false;
  bool found = false;
  if (!is_top && may_have_part(program_, type)) {
    found = true;
    if (in.t == 1) box_part(in, home, type, search);
  }
  const Type& data = program_.types[type];
  const auto parts_behind = [&](Cell elements, TypeIndex element, bool is_of_top) {
    return !elements.is_none() && parts(in, {elements, 0, 0}, element, is_of_top, search);
  };
  switch (data.kind) {
    case TypeKind::structure:
      for (const Field& field : data.fields) found |= parts(in, home + field.offset, field.type, false, search);
      return found;
    case TypeKind::array:
      for (std::uint64_t i = 0; i < data.length; ++i) {
        const auto offset = static_cast<std::int64_t>(i * layouts_.size(data.element));
        found |= parts(in, home + offset, data.element, false, search);
      }
      return found;
    case TypeKind::slice:
      if (!home.cell.is_none() && !is_plain(program_.types[data.element])) {
        if (const NodeId length = memory_.known_word(home.cell + 1); length != no_index)
          search.lengths.push_back(length);
      }
      return parts_behind(pointee(home), data.element, false) || found;
    // Pointers are followed at the top only; what they point to is not taken as a part itself.
    case TypeKind::pointer: return (is_top && parts_behind(pointee(home), data.element, true)) || found;
    case TypeKind::map: {
      const Cell entries = pointee(home);
      if (entries.is_none()) return found;
      search.has_map |= !is_plain(program_.types[data.key]) || !is_plain(program_.types[data.element]);
      found |= parts(in, {entries, 0, 0}, data.key, false, search);
      return parts(in, {entries + layouts_.size(data.key), 0, 0}, data.element, false, search) || found;
    }
    case TypeKind::interface: {
      const NodeId word = home.cell.is_none() ? no_index : memory_.known_word(home.cell + 1);
      return (word != no_index && parts_of_interface(in, word, false, search)) || found;
    }
    default: return found;
  }
}

/// Only what is known at the home: words that nothing has been put into stay unknown, or types that hold themselves
/// would be followed for ever.
void ValueFlow::box_part(const Instruction& in, const Home& home, TypeIndex type, PartsSearch& search) {
  const NodeId to = def(in.a + 1);
  const Cell cell = memory_.boxed(to, type);
  const Type& boxed = program_.types[type];
  if (boxed.size > 1) {
    memory_.place({ObjectKind::data, type, 0}, cell);
    for (std::uint32_t i = 0; i < boxed.size; ++i) {
      const NodeId word = memory_.known_word(home.cell + i);
      if (word != no_index) copy(memory_.word(cell + i), word, boxed.layout[i]);
    }
  } else if (boxed.size == 1 && boxed.layout[0] == WordKind::ref) {
    if (const Cell known = pointee(home); !known.is_none()) memory_.join(cell, known);
  } else if (boxed.size == 1 && home.cell.is_none()) {
    const Flow flow{Flow::Kind::part, home.node, type, home.type};
    add(to, flow);
    if (memory_.find(home.node) == memory_.find(use(in.b + 1))) search.of_words.push_back(flow);
  } else if (boxed.size == 1) {
    if (const NodeId word = memory_.known_word(home.cell); word != no_index) add(to, {Flow::Kind::box, word, type});
  }
}

}  // namespace stalemate::model
