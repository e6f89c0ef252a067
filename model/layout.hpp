// Which words of values and objects are references, worked out once per program. Everything that walks the heap
// (sharing, canonical states, reachability, invariants) goes through for_each_ref, so that they agree on what a
// reference is.
#pragma once

#include <cstdint>
#include <vector>

#include "model/state.hpp"

namespace stalemate::model {

/// Offsets of the reference words in a value of `size` words.
struct RefMap {
  std::uint32_t size = 0;
  std::vector<std::uint32_t> refs;    // ref words
  std::vector<std::uint32_t> ifaces;  // iface_type words; the data word follows each
  bool empty() const { return refs.empty() && ifaces.empty(); }
};

/// How keys of a map type are compared and kept. Entries of maps whose keys are plain scalars and strings are kept
/// sorted (by text, never by string id, whose order depends on the run so far): maps with the same content are then
/// equal states.
struct MapShape {
  TypeIndex key = 0, value = 0;
  std::uint32_t key_size = 0, value_size = 0;
  bool sorted = false;
  std::vector<bool> key_word_is_string;
  std::uint32_t entry_size() const { return key_size + value_size; }
};

class Layouts {
 public:
  explicit Layouts(const Program& program);
  const RefMap& type(TypeIndex type) const { return types_[type]; }
  const RefMap& captures(FunctionIndex function) const { return captures_[function]; }
  const MapShape& map(TypeIndex type) const { return maps_[type]; }
  std::uint32_t size(TypeIndex type) const { return types_[type].size; }
  /// Whether the data word of an interface value of dynamic type `type` is a reference: a boxed value or a pointer.
  bool data_is_ref(TypeIndex type) const { return data_is_ref_[type]; }
  /// Whether Go's == on values of this type is equality of words.
  bool is_bitwise(TypeIndex type) const { return bitwise_[type]; }
  /// Bytes a value takes in Go on amd64: append grows capacities by bytes.
  std::uint64_t byte_size(TypeIndex type) const { return byte_sizes_[type]; }
  TypeIndex element(TypeIndex type) const { return elements_[type]; }

 private:
  std::vector<RefMap> types_, captures_;
  std::vector<MapShape> maps_;
  std::vector<bool> data_is_ref_, bitwise_;
  std::vector<std::uint64_t> byte_sizes_;
  std::vector<TypeIndex> elements_;
};

/// Calls `visit(word)` for every word of the value at `words` that is a reference (nil ones included).
template <class WordType, class Visit>
inline void for_each_ref(const Layouts& layouts, const RefMap& map, WordType* words, Visit&& visit) {
  for (const std::uint32_t offset : map.refs) visit(words[offset]);
  for (const std::uint32_t offset : map.ifaces) {
    if (layouts.data_is_ref(static_cast<TypeIndex>(words[offset]))) visit(words[offset + 1]);
  }
}

/// Calls `visit(word)` for every reference word in `object`.
template <class Object, class Visit>
inline void for_each_ref(const Layouts& layouts, Object& object, Visit&& visit) {
  auto* words = object.words.data();
  switch (object.kind) {
    case ObjectKind::data: {
      const RefMap& map = layouts.type(object.type);
      if (map.empty()) return;
      for (std::uint32_t i = 0; i < object.count; ++i)
        for_each_ref(layouts, map, words + std::size_t{i} * map.size, visit);
      return;
    }
    case ObjectKind::channel: {
      const RefMap& map = layouts.type(layouts.element(object.type));
      if (map.empty()) return;
      const Word length = words[channel_word::length];
      for (Word i = 0; i < length; ++i)
        for_each_ref(layouts, map, words + channel_word::elements + i * map.size, visit);
      return;
    }
    case ObjectKind::map: {
      const MapShape& shape = layouts.map(object.type);
      const RefMap &keys = layouts.type(shape.key), &values = layouts.type(shape.value);
      if (keys.empty() && values.empty()) return;
      for (std::uint32_t i = 0; i < object.count; ++i, words += shape.entry_size()) {
        for_each_ref(layouts, keys, words, visit);
        for_each_ref(layouts, values, words + shape.key_size, visit);
      }
      return;
    }
    case ObjectKind::iterator: {
      visit(words[0]);
      const MapShape& shape = layouts.map(object.type);
      const RefMap& keys = layouts.type(shape.key);
      if (keys.empty() || object.count == iterator_unstarted) return;
      for (std::uint32_t i = 0; i < object.count; ++i) {
        for_each_ref(layouts, keys, words + 1 + std::size_t{i} * shape.key_size, visit);
      }
      return;
    }
    case ObjectKind::closure: for_each_ref(layouts, layouts.captures(object.type), words, visit); return;
    case ObjectKind::defer:
      visit(words[0]);
      visit(words[1]);
      return;
    case ObjectKind::free: return;
  }
}

}  // namespace stalemate::model
