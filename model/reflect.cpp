#include "model/reflect.hpp"

#include <set>
#include <tuple>

#include "model/arithmetic.hpp"
#include "model/value.hpp"

namespace stalemate::model {
namespace {

class DeepEquality {
 public:
  DeepEquality(const Machine& machine, const State& state)
      : machine_(machine), state_(state), program_(machine.program()), layouts_(machine.layouts()) {}

  bool interfaces(const Word* x, const Word* y) {
    if (x[0] != y[0]) return false;
    const auto type = static_cast<TypeIndex>(x[0]);
    return type == 0 || values(type, unboxed(type, x[1]), unboxed(type, y[1]));
  }

 private:
  const Word* at(Word word) const {
    const Ref ref = Ref::from_word(word);
    return state_.objects[ref.object].words.data() + ref.offset;
  }
  const Word* unboxed(TypeIndex type, const Word& data) const { return layouts_.size(type) <= 1 ? &data : at(data); }

  /// Pairs that are being compared already are equal unless something else is not: that ends cycles.
  bool is_new(TypeIndex type, Word x, Word y) { return seen_.emplace(type, x, y).second; }

  bool elements(TypeIndex element, const Word* x, const Word* y, std::uint64_t count) {
    const std::uint32_t size = layouts_.size(element);
    for (std::uint64_t i = 0; i < count; ++i)
      if (!values(element, x + i * size, y + i * size)) return false;
    return true;
  }

  bool values(TypeIndex index, const Word* x, const Word* y) {
    const Type& type = program_.types[index];
    switch (type.kind) {
      case TypeKind::boolean:
      case TypeKind::integer:
      case TypeKind::string:
      case TypeKind::channel:
      case TypeKind::unsafe_pointer: return x[0] == y[0];
      case TypeKind::floating: return to_double(x[0], type.float_width) == to_double(y[0], type.float_width);
      case TypeKind::complex:
        return to_double(x[0], type.float_width) == to_double(y[0], type.float_width) &&
               to_double(x[1], type.float_width) == to_double(y[1], type.float_width);
      // Functions are equal only if both are nil.
      case TypeKind::function: return x[0] == 0 && y[0] == 0;
      case TypeKind::interface: return interfaces(x, y);
      case TypeKind::pointer:
        if (x[0] == y[0]) return true;
        if (x[0] == 0 || y[0] == 0) return false;
        return !is_new(index, x[0], y[0]) || values(type.element, at(x[0]), at(y[0]));
      case TypeKind::array: return elements(type.element, x, y, type.length);
      case TypeKind::structure:
        for (const Field& field : type.fields)
          if (!values(field.type, x + field.offset, y + field.offset)) return false;
        return true;
      case TypeKind::slice:
        if ((x[0] == 0) != (y[0] == 0) || x[1] != y[1]) return false;
        if (x[0] == y[0] || x[1] == 0 || !is_new(index, x[0], y[0])) return true;
        return elements(type.element, at(x[0]), at(y[0]), x[1]);
      case TypeKind::map: return maps(index, x[0], y[0]);
    }
    return false;
  }

  bool maps(TypeIndex index, Word x, Word y) {
    if (x == y) return true;
    if (x == 0 || y == 0) return false;
    const HeapObject& one = state_.objects[Ref::from_word(x).object];
    const HeapObject& other = state_.objects[Ref::from_word(y).object];
    if (one.count != other.count) return false;
    if (!is_new(index, x, y)) return true;
    const MapShape& shape = layouts_.map(index);
    for (std::uint32_t i = 0; i < one.count; ++i) {
      const Word* entry = one.words.data() + std::size_t{i} * shape.entry_size();
      const MapPlace place = find_key(machine_, state_, other, entry);
      if (!place.found) return false;
      const Word* match = other.words.data() + std::size_t{place.entry} * shape.entry_size();
      if (!values(shape.value, entry + shape.key_size, match + shape.key_size)) return false;
    }
    return true;
  }

  const Machine& machine_;
  const State& state_;
  const Program& program_;
  const Layouts& layouts_;
  std::set<std::tuple<TypeIndex, Word, Word>> seen_;
};

}  // namespace

Word reflect_kind(const Type& type) {
  switch (type.kind) {
    case TypeKind::boolean: return 1;
    case TypeKind::integer: return type.number_kind;
    case TypeKind::floating: return type.float_width == 32 ? 13 : 14;
    case TypeKind::complex: return type.float_width == 32 ? 15 : 16;
    case TypeKind::array: return 17;
    case TypeKind::channel: return 18;
    case TypeKind::function: return 19;
    case TypeKind::interface: return 20;
    case TypeKind::map: return 21;
    case TypeKind::pointer: return 22;
    case TypeKind::slice: return 23;
    case TypeKind::string: return 24;
    case TypeKind::structure: return 25;
    case TypeKind::unsafe_pointer: return 26;
  }
  return 0;
}

Word reflect_fact(const Machine& machine, const State& state, std::uint8_t which, const Word* interface) {
  const auto index = static_cast<TypeIndex>(interface[0]);
  if (index == 0) return 0;
  const Type& type = machine.program().types[index];
  if (which == 2) return type.comparable ? 1 : 0;
  const Ref box = Ref::from_word(interface[1]);
  const Word* words = type.size <= 1 ? &interface[1] : state.objects[box.object].words.data() + box.offset;
  const Word first = type.size == 0 ? 0 : words[0];
  return which == 0 ? (first == 0 ? 1 : 0) : first;
}

bool deep_equal(const Machine& machine, const State& state, const Word* x, const Word* y) {
  return DeepEquality(machine, state).interfaces(x, y);
}

}  // namespace stalemate::model
