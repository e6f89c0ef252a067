// Maps. Entries lie one after the other; sorted by key where keys are plain (layout.hpp), else in order of insertion.
// Iterators take their snapshot of the keys at the first map_next, so that the map is read in a visible instruction.
#include <algorithm>

#include "model/interpreter.hpp"

namespace stalemate::model {

bool Interpreter::check_hashable(TypeIndex map_type, const Word* key) {
  TypeIndex offender = 0;
  if (is_hashable(machine_, state_, layouts_.map(map_type).key, key, offender)) return true;
  raise_error(Rule::panic, "hash of unhashable type " + program_.types[offender].name);
  return false;
}

void Interpreter::map_get(const Instruction& in) {
  const auto type = static_cast<TypeIndex>(in.k);
  const MapShape& shape = layouts_.map(type);
  const Ref ref = Ref::from_word(s_[in.b]);
  if (is_shared(ref) && g_->atomic_frame == 0) info_.step_class = StepClass::poll;
  if (!check_hashable(type, s_ + in.c)) return;
  MapPlace place;
  if (!ref.is_nil()) {
    place = find_key(machine_, state_, object(ref), s_ + in.c);
    if (!shape.sorted) goes_through(object(ref).words.size());
  }
  if (place.found) {
    const Word* entry = object(ref).words.data() + std::size_t{place.entry} * shape.entry_size();
    std::copy_n(entry + shape.key_size, shape.value_size, s_ + in.a);
  } else {
    std::fill_n(s_ + in.a, shape.value_size, Word{0});
  }
  if (in.t == 1) s_[in.n] = place.found;
}

void Interpreter::map_set(const Instruction& in) {
  const auto type = static_cast<TypeIndex>(in.k);
  const MapShape& shape = layouts_.map(type);
  const Ref ref = Ref::from_word(s_[in.a]);
  if (ref.is_nil()) return raise_text(Rule::panic, "assignment to entry in nil map");
  if (!check_hashable(type, s_ + in.b)) return;
  HeapObject& map = object(ref);
  const MapPlace place = find_key(machine_, state_, map, s_ + in.b);
  if (!shape.sorted) goes_through(map.words.size());
  const auto at = map.words.begin() + static_cast<std::ptrdiff_t>(std::size_t{place.entry} * shape.entry_size());
  memory_changed_ = true;
  if (place.found) {
    // Go overwrites the key as well where it can tell equal keys apart (+0 and -0, interfaces).
    std::copy_n(s_ + in.b, shape.key_size, at);
    std::copy_n(s_ + in.c, shape.value_size, at + shape.key_size);
  } else {
    goes_through(map.words.size());
    const auto value = map.words.insert(at, s_ + in.b, s_ + in.b + shape.key_size) + shape.key_size;
    map.words.insert(value, s_ + in.c, s_ + in.c + shape.value_size);
    ++map.count;
    allocated_words_ += shape.entry_size();
  }
  if (map.shared) {
    publish_value(shape.key, s_ + in.b);
    publish_value(shape.value, s_ + in.c);
  }
}

void Interpreter::map_delete(const Instruction& in) {
  const auto type = static_cast<TypeIndex>(in.k);
  const std::uint32_t size = layouts_.map(type).entry_size();
  if (!check_hashable(type, s_ + in.b)) return;
  const Ref ref = Ref::from_word(s_[in.a]);
  if (ref.is_nil()) return;
  HeapObject& map = object(ref);
  const MapPlace place = find_key(machine_, state_, map, s_ + in.b);
  if (!place.found) return;
  const auto at = map.words.begin() + static_cast<std::ptrdiff_t>(std::size_t{place.entry} * size);
  goes_through(map.words.size());
  map.words.erase(at, at + size);
  --map.count;
  memory_changed_ = true;
}

void Interpreter::map_clear(const Instruction& in) {
  const Ref ref = Ref::from_word(s_[in.a]);
  if (ref.is_nil()) return;
  object(ref).words.clear();
  object(ref).count = 0;
  memory_changed_ = true;
}

void remaining_entries(const Machine& machine, const State& state, const HeapObject& iterator,
                       std::vector<std::uint32_t>& entries) {
  entries.clear();
  const Ref ref = Ref::from_word(iterator.words[0]);
  if (ref.is_nil()) return;
  const HeapObject& map = state.objects[ref.object];
  const MapShape& shape = machine.layouts().map(map.type);
  if (iterator.count == iterator_unstarted) {
    for (std::uint32_t i = 0; i < map.count; ++i) entries.push_back(i);
    return;
  }
  // From the end, so that of entries with the same NaN key those not visited yet are found (map_next visits the first).
  for (std::uint32_t i = iterator.count; i-- > 0;) {
    const Word* key = iterator.words.data() + 1 + std::size_t{i} * shape.key_size;
    const MapPlace place = find_key(machine, state, map, key);
    if (place.found) {
      entries.push_back(place.entry);
      continue;
    }
    // NaN keys equal nothing, yet iteration yields them: look for the very same words.
    for (std::uint32_t entry = map.count; entry-- > 0 && !shape.sorted;) {
      const Word* other = map.words.data() + std::size_t{entry} * shape.entry_size();
      const bool is_taken = std::find(entries.begin(), entries.end(), entry) != entries.end();
      if (!is_taken && std::equal(key, key + shape.key_size, other)) {
        entries.push_back(entry);
        break;
      }
    }
  }
  std::reverse(entries.begin(), entries.end());
}

/// Requires: choice < number of remaining entries, or 0 when none is left.
void Interpreter::map_next(const Instruction& in, std::uint16_t choice) {
  const std::uint32_t index = Ref::from_word(s_[in.a]).object;
  std::vector<std::uint32_t>& entries = scratch_.entries;
  remaining_entries(machine_, state_, state_.objects[index], entries);
  if (entries.empty()) {
    frame_->pc = static_cast<std::uint32_t>(in.k);
    return;
  }
  CHECK(choice < entries.size(), "a choice of a map entry out of range");
  HeapObject& iterator = object(Ref{index});
  const HeapObject& map = object(Ref::from_word(iterator.words[0]));
  const MapShape& shape = layouts_.map(map.type);
  const auto key_of = [&](std::uint32_t entry) { return map.words.data() + std::size_t{entry} * shape.entry_size(); };
  const Word* chosen = key_of(entries[choice]);
  for (std::uint16_t i = 0; i < choice && !shape.sorted; ++i) {
    if (!std::equal(chosen, chosen + shape.key_size, key_of(entries[i]))) continue;
    choice = i;
    chosen = key_of(entries[i]);
  }
  if ((in.t & 1U) != 0) std::copy_n(chosen, shape.key_size, s_ + in.b);
  if ((in.t & 2U) != 0) std::copy_n(chosen + shape.key_size, shape.value_size, s_ + in.c);
  iterator.words.resize(1);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (i == choice) continue;
    const auto key = map.words.begin() + static_cast<std::ptrdiff_t>(std::size_t{entries[i]} * shape.entry_size());
    iterator.words.insert(iterator.words.end(), key, key + shape.key_size);
  }
  iterator.count = static_cast<std::uint32_t>(entries.size() - 1);
}

}  // namespace stalemate::model
