// The flows of instructions on memory: addresses and slices, objects, maps, channels. Where a reference leads is
// joined, what lies there flows; indices and lengths are observed.
#include "model/check.hpp"
#include "model/value_flow.hpp"

namespace stalemate::model {

/// An append may make a new array out of what `cell` points to, or of nothing: Interpreter::grow.
void ValueFlow::grow(Cell cell, const Instruction& in) {
  const auto element = static_cast<TypeIndex>(in.k);
  // A class may hold thousands, and thousands of instructions append to it: only those that have come since count.
  const Cell before = memory_.canonical(cell);
  const auto done = grown_.find({before.object_class, before.offset, element});
  if (done != grown_.end() && done->second == memory_.key_count(before.object_class)) return;
  memory_.elements(cell, 0, layouts_.size(element));
  memory_.place({ObjectKind::data, element, 0}, cell);
  const Cell at = memory_.canonical(cell);
  std::size_t& known = grown_[{at.object_class, at.offset, element}];
  while (known < memory_.key_count(at.object_class)) {
    const ObjectKey key = memory_.key_at(at.object_class, known++);
    if (key.kind == ObjectKind::data) memory_.place({ObjectKind::data, element, key.site}, cell);
    // Joined with another: there the count is its own.
    if (memory_.canonical(cell) != at) return;
  }
}

void ValueFlow::memory_rule(const Instruction& in) {
  const auto [op, t, n, a, b, c, k] = in;
  switch (op) {
    case Op::address: return memory_.join(memory_.pointee(def(a)), target(b) + c);
    case Op::index_address:
      observe(use(b + 1));
      observe(use(c));
      return memory_.join(memory_.pointee(def(a)), target(b));
    case Op::array_address:
      observe(use(c));
      memory_.elements(target(b), static_cast<std::uint64_t>(k), n);
      return memory_.join(memory_.pointee(def(a)), target(b));
    case Op::local_index:
      observe(use(c));
      for (std::int32_t i = 0; i < k * n; ++i) copy(def(a + i % n), use(b + i), kind(b + i));
      return;
    case Op::local_index_store:
      observe(use(c));
      for (std::int32_t i = 0; i < k * n; ++i) copy(use(a + i), use(b + i % n), kind(a + i));
      return;
    case Op::index_check: return observe(use(a));
    case Op::slice_slice:
    case Op::slice_array:
      for (std::int32_t i = 0; i < 3; ++i) {
        if (((static_cast<unsigned>(t) >> static_cast<unsigned>(i)) & 1U) != 0) observe(use(c + i));
      }
      if (op == Op::slice_slice) {
        observe_uses(b + 1, 2);
      } else {
        memory_.elements(target(b), static_cast<std::uint64_t>(k), n);
      }
      return memory_.join(memory_.pointee(def(a)), target(b));
    case Op::slice_to_array_pointer: observe(use(b + 1)); return memory_.join(memory_.pointee(def(a)), target(b));
    case Op::load:
      for (std::int32_t i = 0; i < n; ++i) copy(def(a + i), memory_.word(target(b) + (c + i)), kind(a + i));
      return;
    case Op::store:
      write(target(a));
      for (std::int32_t i = 0; i < n; ++i) copy(memory_.word(target(a) + (c + i)), use(b + i), kind(b + i));
      return;
    case Op::append_values: {
      write(target(b));
      observe_uses(b + 1, 2);
      grow(target(b), in);
      memory_.join(memory_.pointee(def(a)), target(b));
      const auto size = static_cast<std::int32_t>(layouts_.size(static_cast<TypeIndex>(k)));
      for (std::int32_t i = 0; i < n; ++i) copy_value(target(b), c + i * size, static_cast<TypeIndex>(k));
      return;
    }
    case Op::append_slice:
    case Op::copy_slice:
      write(target(b));
      observe_uses(b + 1, op == Op::append_slice ? 2 : 1);
      // The length of a string says how much is copied.
      observe(use(t == 1 ? c : c + 1));
      if (op == Op::append_slice) {
        grow(target(b), in);
        memory_.join(memory_.pointee(def(a)), target(b));
      }
      if (t != 1) copy_value(target(b), target(c), static_cast<TypeIndex>(k));
      return;
    case Op::slice_clear: write(target(a)); return observe(use(a + 1));
    default: CHECK(false, "not an instruction on memory");
  }
}

void ValueFlow::box(const Instruction& in) {
  const auto type = static_cast<TypeIndex>(in.k);
  const Cell cell = memory_.boxed(def(in.a + 1), type);
  const std::uint32_t size = layouts_.size(type);
  if (size > 1) {
    memory_.place({ObjectKind::data, type, static_cast<SiteIndex>(in.c)}, cell);
    copy_value(cell, in.b, type);
  } else if (size == 1 && kind(in.b) == WordKind::ref) {
    memory_.join(cell, target(in.b));
  } else if (size == 1) {
    add(def(in.a + 1), {Flow::Kind::box, use(in.b), type});
  }
}

void ValueFlow::unbox(const Instruction& in) {
  const auto type = static_cast<TypeIndex>(in.k);
  const std::uint32_t size = layouts_.size(type);
  if (size > 1) {
    copy_value(in.a, memory_.boxed(use(in.b + 1), type), type);
  } else if (size == 1 && kind(in.a) == WordKind::ref) {
    memory_.join(memory_.pointee(def(in.a)), memory_.boxed(use(in.b + 1), type));
  } else if (size == 1) {
    add(def(in.a), {Flow::Kind::unbox, use(in.b + 1), type});
  }
}

void ValueFlow::object_rule(const Instruction& in) {
  const auto type = static_cast<TypeIndex>(in.k);
  const ObjectKey key{ObjectKind::data, type, static_cast<SiteIndex>(in.c)};
  switch (in.op) {
    case Op::new_object: return memory_.place(key, memory_.pointee(def(in.a)));
    case Op::make_closure: {
      const auto function = static_cast<FunctionIndex>(in.k);
      memory_.add_function(memory_.pointee(def(in.a)), function);
      const Function& body = program_.functions[function];
      for (std::int32_t i = 0; i < in.n; ++i) {
        const auto captured = static_cast<std::uint32_t>(i);
        copy(capture(function, captured), use(in.b + i), body.kinds[body.capture_base + captured]);
      }
      return;
    }
    case Op::make_slice:
      observe_uses(in.b, 2);
      memory_.place(key, memory_.pointee(def(in.a)));
      return memory_.elements(memory_.pointee(def(in.a)), 0, layouts_.size(type));
    case Op::make_interface: return box(in);
    case Op::type_assert: return unbox(in);
    case Op::type_assert_interface:
      if (!listing_) return copy(def(in.a + 1), use(in.b + 1), WordKind::iface_data);
      return add(def(in.a + 1), {Flow::Kind::narrow, use(in.b + 1), type});
    default: CHECK(false, "not an instruction that makes an object");
  }
}

void ValueFlow::map_rule(const Instruction& in) {
  const auto type = static_cast<TypeIndex>(in.op == Op::map_next ? in.n : in.k);
  const MapShape& shape = layouts_.map(type);
  // Keys lie before values, as in an entry.
  const auto key_words = [&](Cell map) {
    const std::vector<WordKind>& layout = program_.types[shape.key].layout;
    for (std::uint32_t i = 0; i < layout.size(); ++i) inspect(memory_word(map, i), layout[i]);
  };
  switch (in.op) {
    case Op::make_map:
      return memory_.place({ObjectKind::map, type, static_cast<SiteIndex>(in.c)}, memory_.pointee(def(in.a)));
    case Op::map_get:
      inspect_uses(in.c, shape.key);
      return copy_value(in.a, target(in.b) + shape.key_size, shape.value);
    case Op::map_set:
      inspect_uses(in.b, shape.key);
      copy_value(target(in.a), in.b, shape.key);
      key_words(target(in.a));
      return copy_value(target(in.a) + shape.key_size, in.c, shape.value);
    case Op::map_delete: return inspect_uses(in.b, shape.key);
    case Op::map_len:
    case Op::map_clear: return;
    case Op::map_iterate: return copy(memory_word(memory_.pointee(def(in.a)), 0), use(in.b), WordKind::ref);
    case Op::map_next: {
      const Cell map = memory_.pointee(memory_word(target(in.a), 0));
      if ((in.t & 1U) != 0) copy_value(in.b, map, shape.key);
      if ((in.t & 2U) != 0) copy_value(in.c, map + shape.key_size, shape.value);
      return;
    }
    default: CHECK(false, "not an instruction on maps");
  }
}

void ValueFlow::channel_rule(const Instruction& in) {
  const auto element = [&](TypeIndex channel) { return layouts_.element(channel); };
  switch (in.op) {
    case Op::make_chan:
      observe(use(in.b));
      return memory_.place({ObjectKind::channel, static_cast<TypeIndex>(in.k), static_cast<SiteIndex>(in.c)},
                           memory_.pointee(def(in.a)));
    case Op::send: return copy_value(target(in.a), in.b, element(static_cast<TypeIndex>(in.k)));
    case Op::receive:
      if ((in.t & 1U) != 0) copy_value(in.a, target(in.b), element(static_cast<TypeIndex>(in.k)));
      return;
    case Op::select:
      for (const SelectCase& one : program_.selects[static_cast<std::size_t>(in.k)].cases) {
        if (one.kind == SelectCaseKind::send) {
          copy_value(target(one.channel), one.value, element(one.channel_type));
        } else if (one.wants_value) {
          copy_value(one.value, target(one.channel), element(one.channel_type));
        }
      }
      return;
    default: CHECK(false, "not an instruction on channels");
  }
}

}  // namespace stalemate::model
