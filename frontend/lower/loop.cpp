// for and range statements (Go spec, "For statements"). From Go 1.22 each iteration has its own copy of the loop
// variables.
#include <functional>

#include "frontend/lower/function_lowering.hpp"
#include "model/state.hpp"

namespace stalemate::frontend {

using model::Op;
using model::WordKind;

void FunctionLowering::for_statement(const ForStmt& node, Symbol name) {
  const std::size_t variables = variable_words_.size();
  statement(node.init);
  std::vector<ObjectId> own;  // boxed loop variables, copied between iterations
  if (node.init && program_.per_iteration_loops(package_))
    if (const auto* init = ast().as<AssignStmt>(node.init); init && init->op == Tok::define)
      for (ExprId lhs : init->lhs) {
        const ObjectId object = checked().ident_objects[lhs.value];
        if (const Variable* variable = object ? find(object) : nullptr; variable && variable->boxed)
          own.push_back(object);
      }
  const std::uint32_t head = here();
  std::vector<std::uint32_t> exits;
  if (node.cond && !is_constant(checked().at(strip(node.cond)).value)) {
    const std::size_t temporaries = mark();
    at(ast()[node.cond].pos);
    branch_unless(node.cond, exits);
    release(temporaries);
  } else if (node.cond && !std::get<bool>(checked().at(strip(node.cond)).value)) {
    exits.push_back(jump());
  }
  targets_.push_back({name, {}, {}, true, true});
  statement(node.body);
  for (std::uint32_t pc : targets_.back().continues) patch_here(pc);
  for (ObjectId object : own) {
    Variable& variable = *find(object);
    const Slot copy = words(variable.type);
    emit(Op::load, copy, variable.slot, 0, 0, 0, size(variable.type));
    const Slot fresh =
        box(variable.type, checked().object(object).pos, std::string(ast().name(checked().object(object).name)));
    emit(Op::store, fresh, copy, 0, 0, 0, size(variable.type));
    emit(Op::move, variable.slot, fresh, 0, 0, 0, 1);
  }
  statement(node.post);
  patch(jump(), head);
  for (std::uint32_t pc : exits) patch_here(pc);
  for (std::uint32_t pc : targets_.back().breaks) patch_here(pc);
  targets_.pop_back();
  give_back(variable_words_, variables);
}

void FunctionLowering::range_assign(const RangeStmt& node, Slot key, TypeId key_type, Slot value_slot,
                                    TypeId value_type) {
  auto assigned = [&](ExprId target, Slot slot) { return target && slot >= 0 && !is_blank(target); };
  if (node.op != Tok::define && assigned(node.key, key) && assigned(node.value, value_slot)) {
    // The operands of both are evaluated first.
    const Place first = place(node.key, true), second = place(node.value, true);
    store(first, assignable(key, key_type, first.type, -1));
    store(second, assignable(value_slot, value_type, second.type, -1));
    return;
  }
  auto assign = [&](ExprId target, Slot slot, TypeId type) {
    if (!assigned(target, slot)) return;
    if (node.op == Tok::define) {
      const ObjectId object = checked().ident_objects[target.value];
      if (program_.per_iteration_loops(package_) || !find(object)) {
        declare(object, slot);
      } else {
        Variable& variable = *find(object);
        if (variable.boxed)
          emit(Op::store, variable.slot, slot, 0, 0, 0, size(variable.type));
        else
          move(variable.slot, slot, variable.type);
      }
    } else {
      const Place destination = place(target);
      store(destination, assignable(slot, type, destination.type, -1));
    }
  };
  assign(node.key, key, key_type);
  assign(node.value, value_slot, value_type);
}

void FunctionLowering::range_statement(StmtId id, const RangeStmt& node, Symbol name) {
  if (ranges_over_function(checked(), node)) return range_over_function(id, node, name);
  const Pos pos = ast()[id].pos;
  const std::size_t variables = variable_words_.size();
  const std::size_t temporaries = mark();
  const TypeId source = type_of(node.x);
  const TypeId core = types().core(source);
  const TypeId int_type = types().basic(BasicKind::int_);
  auto wanted = [&](ExprId target) { return target && !is_blank(target); };
  if (!program_.per_iteration_loops(package_) && node.op == Tok::define)
    for (ExprId target : {node.key, node.value})
      if (wanted(target)) declare(checked().ident_objects[target.value], -1);
  const std::size_t per_iteration = variable_words_.size();
  targets_.push_back({name, {}, {}, true, true});
  auto finish_loop = [&](std::uint32_t head, const std::vector<std::uint32_t>& exits,
                         const std::function<void()>& post) {
    statement(node.body);
    give_back(variable_words_, per_iteration);
    for (std::uint32_t pc : targets_.back().continues) patch_here(pc);
    at(pos);
    post();
    patch(jump(), head);
    for (std::uint32_t pc : exits) patch_here(pc);
    for (std::uint32_t pc : targets_.back().breaks) patch_here(pc);
  };
  auto count_loop = [&](Slot length, TypeId index_type, const std::function<Slot(Slot)>& element, TypeId element_type) {
    const Slot i = words(index_type);
    const auto kind = static_cast<std::uint8_t>(int_kind(index_type));
    emit(Op::zero, i, 0, 0, 0, 0, 1);
    const Slot one = integer_constant(1);
    const std::uint32_t head = here();
    const Slot more = scalar();
    emit(Op::int_lt, more, i, length, 0, kind);
    const std::vector<std::uint32_t> exits{jump_if(more, false)};
    const std::size_t inside = mark();
    const Slot v = wanted(node.value) && element ? element(i) : -1;
    range_assign(node, i, index_type, v, element_type);
    release(inside);
    finish_loop(head, exits, [&] { emit(Op::int_add, i, i, one, 0, kind); });
  };
  at(pos);
  if (is_string(core)) {
    const Slot text = stable(node.x, types().basic(BasicKind::string_));
    const TypeId rune = types().basic(BasicKind::int32);
    const Slot i = scalar();
    const Slot decoded = words_of_kinds({WordKind::scalar, WordKind::scalar});
    const Slot zero = scalar();
    at(pos);
    emit(Op::zero, i, 0, 0, 0, 0, 1);
    emit(Op::zero, zero, 0, 0, 0, 0, 1);
    const std::uint32_t head = here();
    emit(Op::string_rune, decoded, text, i);
    const Slot more = scalar();
    emit(Op::word_ne, more, decoded + 1, zero);
    const std::vector<std::uint32_t> exits{jump_if(more, false)};
    range_assign(node, i, int_type, decoded, rune);
    finish_loop(head, exits,
                [&] { emit(Op::int_add, i, i, decoded + 1, 0, static_cast<std::uint8_t>(model::IntKind::i64)); });
  } else if (const auto* slice_data = types().under<SliceOfType>(core)) {
    const TypeId element = slice_data->element;
    const Slot s = stable(node.x, source);
    at(pos);
    count_loop(
        s + 1, int_type,
        [&](Slot i) {
          Place place_of;
          place_of.kind = Place::Kind::slice_element;
          place_of.type = element;
          place_of.slot = s;
          place_of.index = i;
          place_of.pos = pos;
          return load(place_of);
        },
        element);
  } else if (types().under<ArrayOfType>(core) || types().under<PointerType>(core)) {
    const auto* pointer = types().under<PointerType>(core);
    const ArrayOfType array = *types().under<ArrayOfType>(pointer ? pointer->element : core);
    const bool values = wanted(node.value);
    Slot base = 0;
    if (pointer)
      base = stable(node.x, source);
    else if (values)
      base = stable(node.x, source);
    else if (ast().as<Call>(strip(node.x)))
      evaluate(node.x);
    const Slot length = integer_constant(static_cast<std::int64_t>(array.length));
    at(pos);
    count_loop(
        length, int_type,
        [&](Slot i) {
          if (!pointer) {
            const Slot v = words(array.element);
            emit(Op::local_index, v, base, i, static_cast<std::int32_t>(array.length), 0, size(array.element));
            return v;
          }
          Place place_of;
          place_of.kind = Place::Kind::array_element;
          place_of.type = array.element;
          place_of.slot = base;
          place_of.index = i;
          place_of.length = static_cast<std::int64_t>(array.length);
          place_of.pos = pos;
          return load(place_of);
        },
        array.element);
  } else if (const auto* map_data = types().under<MapOfType>(core)) {
    const MapOfType map = *map_data;
    const Slot m = expression(node.x);
    const Slot iterator = ref();
    const Slot key = words(map.key), v = words(map.value);
    const auto map_type = static_cast<std::int32_t>(program_.type(core));
    at(pos);
    emit(Op::map_iterate, iterator, m, 0, map_type);
    const std::uint32_t head = here();
    const std::uint8_t t =
        static_cast<std::uint8_t>((wanted(node.key) ? 1 : 0) | (wanted(node.value) ? 2 : 0) |
                                  (sorted_ranges_.contains(id.value) ? model::map_order_forgotten : 0));
    const std::vector<std::uint32_t> exits{
        emit(Op::map_next, iterator, key, v, -1, t, static_cast<std::uint16_t>(map_type))};
    label("range " + to_string(ast(), node.x));
    range_assign(node, wanted(node.key) ? key : -1, map.key, wanted(node.value) ? v : -1, map.value);
    finish_loop(head, exits, [] {});
  } else if (const auto* channel_data = types().under<ChanOfType>(core)) {
    const TypeId element = channel_data->element;
    const Slot channel = stable(node.x, source);
    const Slot v = words(element), ok = scalar();
    at(pos);
    const std::uint32_t head = here();
    emit(Op::receive, v, channel, ok, channel_type(node.x), 3);
    label("range " + to_string(ast(), node.x));
    const std::vector<std::uint32_t> exits{jump_if(ok, false)};
    range_assign(node, v, element, -1, {});
    finish_loop(head, exits, [] {});
  } else if (is_integer(core)) {
    TypeId index_type = source;
    if (node.key && node.op == Tok::define && wanted(node.key))
      index_type = object_type(checked().ident_objects[node.key.value]);
    else if (is_constant(checked().at(strip(node.x)).value))
      index_type = wanted(node.key) ? type_of(node.key) : int_type;
    const Slot length = stable(node.x, index_type);
    at(pos);
    count_loop(length, index_type, nullptr, {});
  } else {
    unsupported(pos, "range over this type");
  }
  targets_.pop_back();
  release(temporaries);
  give_back(variable_words_, variables);
}

}  // namespace stalemate::frontend
