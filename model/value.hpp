// Go's == on values, and entries of maps.
#pragma once

#include "model/layout.hpp"
#include "model/machine.hpp"

namespace stalemate::model {

enum class Equality : std::uint8_t { no, yes, uncomparable };

/// Compares two values of type `type` as Go's == does. For `uncomparable`, `offender` is the dynamic type to name.
Equality equal(const Machine& machine, const State& state, TypeIndex type, const Word* x, const Word* y,
               TypeIndex& offender);

/// Whether `key` can be hashed; else `offender` is the dynamic type to name.
bool is_hashable(const Machine& machine, const State& state, TypeIndex type, const Word* key, TypeIndex& offender);

struct MapPlace {
  std::uint32_t entry = 0;  // where it is, or where it would be inserted
  bool found = false;
};
/// Requires: the key is hashable.
MapPlace find_key(const Machine& machine, const State& state, const HeapObject& map, const Word* key);

}  // namespace stalemate::model
