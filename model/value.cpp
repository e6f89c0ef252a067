#include "model/value.hpp"

#include <algorithm>
#include <bit>

#include "model/arithmetic.hpp"

namespace stalemate::model {
namespace {

const Word* boxed_words(const Machine& machine, const State& state, TypeIndex type, const Word& data) {
  const std::uint32_t size = machine.layouts().size(type);
  if (size <= 1) return &data;
  return state.objects[Ref::from_word(data).object].words.data();
}

/// -1, 0, 1; only for sorted map shapes.
int compare_keys(const StringTable& strings, const MapShape& shape, const Word* x, const Word* y) {
  for (std::uint32_t i = 0; i < shape.key_size; ++i) {
    if (x[i] == y[i]) continue;
    if (shape.key_word_is_string[i]) return strings.text(x[i]) < strings.text(y[i]) ? -1 : 1;
    return static_cast<std::int64_t>(x[i]) < static_cast<std::int64_t>(y[i]) ? -1 : 1;
  }
  return 0;
}

}  // namespace

Equality equal(const Machine& machine, const State& state, TypeIndex index, const Word* x, const Word* y,
               TypeIndex& offender) {
  const Layouts& layouts = machine.layouts();
  if (layouts.is_bitwise(index)) {
    return std::equal(x, x + layouts.size(index), y) ? Equality::yes : Equality::no;
  }
  const Type& type = machine.program().types[index];
  switch (type.kind) {
    case TypeKind::floating: {
      if (type.float_width == 32) {
        const auto narrow = [](Word w) { return std::bit_cast<float>(static_cast<std::uint32_t>(w)); };
        return narrow(*x) == narrow(*y) ? Equality::yes : Equality::no;
      }
      return std::bit_cast<double>(*x) == std::bit_cast<double>(*y) ? Equality::yes : Equality::no;
    }
    case TypeKind::complex: {
      const auto same = [&](std::uint32_t i) {
        return to_double(x[i], type.float_width) == to_double(y[i], type.float_width);
      };
      return same(0) && same(1) ? Equality::yes : Equality::no;
    }
    case TypeKind::interface: {
      if (x[0] != y[0]) return Equality::no;
      const auto dynamic = static_cast<TypeIndex>(x[0]);
      if (dynamic == 0) return Equality::yes;
      if (!machine.program().types[dynamic].comparable) {
        offender = dynamic;
        return Equality::uncomparable;
      }
      return equal(machine, state, dynamic, boxed_words(machine, state, dynamic, x[1]),
                   boxed_words(machine, state, dynamic, y[1]), offender);
    }
    case TypeKind::array: {
      const std::uint32_t step = layouts.size(type.element);
      for (std::uint64_t i = 0; i < type.length; ++i) {
        const Equality result = equal(machine, state, type.element, x + i * step, y + i * step, offender);
        if (result != Equality::yes) return result;
      }
      return Equality::yes;
    }
    case TypeKind::structure:
      for (const Field& field : type.fields) {
        if (field.name == "_") continue;
        const Equality result = equal(machine, state, field.type, x + field.offset, y + field.offset, offender);
        if (result != Equality::yes) return result;
      }
      return Equality::yes;
    default:
      // Functions, maps and slices compare only with nil, which is a comparison of words.
      return std::equal(x, x + layouts.size(index), y) ? Equality::yes : Equality::no;
  }
}

bool is_hashable(const Machine& machine, const State& state, TypeIndex index, const Word* key, TypeIndex& offender) {
  if (machine.layouts().is_bitwise(index)) return true;
  const Type& type = machine.program().types[index];
  switch (type.kind) {
    case TypeKind::interface: {
      const auto dynamic = static_cast<TypeIndex>(key[0]);
      if (dynamic == 0) return true;
      if (!machine.program().types[dynamic].comparable) {
        offender = dynamic;
        return false;
      }
      return is_hashable(machine, state, dynamic, boxed_words(machine, state, dynamic, key[1]), offender);
    }
    case TypeKind::array: {
      const std::uint32_t step = machine.layouts().size(type.element);
      for (std::uint64_t i = 0; i < type.length; ++i) {
        if (!is_hashable(machine, state, type.element, key + i * step, offender)) return false;
      }
      return true;
    }
    case TypeKind::structure:
      for (const Field& field : type.fields) {
        if (field.name != "_" && !is_hashable(machine, state, field.type, key + field.offset, offender)) return false;
      }
      return true;
    default: return true;
  }
}

MapPlace find_key(const Machine& machine, const State& state, const HeapObject& map, const Word* key) {
  const MapShape& shape = machine.layouts().map(map.type);
  const std::uint32_t step = shape.entry_size();
  if (shape.sorted) {
    std::uint32_t low = 0, high = map.count;
    while (low < high) {
      const std::uint32_t middle = low + (high - low) / 2;
      const int order = compare_keys(machine.strings(), shape, map.words.data() + std::size_t{middle} * step, key);
      if (order == 0) return {middle, true};
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return {low, false};
  }
  TypeIndex offender = 0;
  for (std::uint32_t i = 0; i < map.count; ++i) {
    if (equal(machine, state, shape.key, map.words.data() + std::size_t{i} * step, key, offender) == Equality::yes) {
      return {i, true};
    }
  }
  return {map.count, false};
}

}  // namespace stalemate::model
