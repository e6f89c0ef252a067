// Accesses to shared memory, one at a time under the lock of the object's cell; atomic sections of the library models;
// new objects and goroutines.
#include <algorithm>

#include "runtime/native/parallel/worker.hpp"

namespace stalemate::runtime::native::parallel {

using model::Instruction;
using model::Op;

/// One instruction that the interpreter has left to us.
void Worker::memory_operation(std::uint32_t slot, const Instruction& in) {
  const Word* const s = words(slot);
  const auto ref = [&](std::int32_t word) { return Ref::from_word(s[word]); };
  Ref first, second;
  bool is_event = true, writes = false;
  switch (in.op) {
    case Op::load:
    case Op::map_get:
    case Op::map_len:
    case Op::string_from_bytes:
    case Op::string_from_runes: first = ref(in.b); break;
    case Op::append_values:
      first = ref(in.b);
      writes = true;
      break;
    case Op::store:
    case Op::map_set:
    case Op::map_delete:
    case Op::map_clear:
    case Op::slice_clear:
      first = ref(in.a);
      writes = true;
      break;
    case Op::append_slice:
    case Op::copy_slice:
      first = ref(in.b);
      if (in.t != 1) second = ref(in.c);
      writes = true;
      break;
    case Op::format:
    case Op::format_part:
    case Op::deep_equal: is_event = false; [[fallthrough]];
    case Op::assert_fail:
    case Op::fatal: {
      const Exclusion exclusion(*this);
      if (is_event) note_solo(slot);
      return evaluator_.run_one(slot);
    }
    default: CHECK(false, "not a memory operation");
  }
  const Hold hold(*this, first, second);
  note_solo(slot);
  evaluator_.run_one(slot);
  if (writes && engine_.awaiting_count_.load(std::memory_order_relaxed) != 0) wake_awaiting(first);
}

/// A function of a library model that is one step. Those that say they work on the word at their first parameter alone
/// need no more than its object.
void Worker::atomic_section(std::uint32_t slot, const Instruction& in) {
  const auto begin = [&] {
    section_ = nobody;
    note_solo(slot);
    section_event_ = events_.size() - 1;
    section_ = slot;
    evaluator_.go_on(slot);
    evaluator_.run_section(slot);
    section_ = nobody;
  };
  const bool has_address = (in.t & 2U) != 0, goes_beyond = (in.t & 4U) != 0;
  if (!has_address || goes_beyond) {
    const Exclusion exclusion(*this);
    begin();
    if (engine_.awaiting_count_.load(std::memory_order_relaxed) != 0) wake_all_awaiting();
    return;
  }
  const Ref ref = Ref::from_word(words(slot)[in.a]);
  const Hold hold(*this, ref);
  begin();
  if (engine_.awaiting_count_.load(std::memory_order_relaxed) != 0) wake_awaiting(ref);
}

/// The next entry of a map, any of those left.
void Worker::map_next(std::uint32_t slot, const Instruction& in) {
  const Ref iterator = Ref::from_word(words(slot)[in.a]);
  const Ref map = Ref::from_word(evaluator_.object(iterator).words[0]);
  const Hold hold(*this, map);
  const auto choice = static_cast<std::uint16_t>(random(evaluator_.entries_left(slot, in)));
  note_solo(slot, choice);
  evaluator_.go_on(slot);
  evaluator_.map_next(slot, in, choice);
}

/// Somebody may have been waiting for a word of this object to be set. Requires: the object is held.
void Worker::wake_awaiting(Ref ref) {
  Cell& at = cell(ref);
  if (ref.object == 0 || at.queues == nullptr) return;
  for (Waiter* w = at.queues->others.first(); w != nullptr;) {
    Waiter* const next = w->next;
    const Ref word = Ref::from_word(w->key);
    if (evaluator_.at(w->slot).op == Op::await && evaluator_.object(word).words[word.offset] != 0) {
      engine_.awaiting_count_.fetch_sub(1, std::memory_order_relaxed);
      engine_.awaiting_lock_.lock();
      engine_.awaiting_.erase(std::find(engine_.awaiting_.begin(), engine_.awaiting_.end(), w->key));
      engine_.awaiting_lock_.unlock();
      wake(*w);
    }
    w = next;
  }
}

/// Requires: all operations are excluded.
void Worker::wake_all_awaiting() {
  for (const Word key : std::vector<Word>(engine_.awaiting_)) wake_awaiting(Ref::from_word(key));
}

// ---------------------------------------------------------------------- model::SharedState

std::uint32_t Worker::new_object() {
  if (free_objects_.empty()) engine_.refill_objects(free_objects_);
  if (free_objects_.empty()) return 0;
  const std::uint32_t index = free_objects_.back();
  free_objects_.pop_back();
  return index;
}

std::uint32_t Worker::new_goroutine(std::uint32_t parent_slot) {
  if (free_slots_.empty()) engine_.refill_slots(free_slots_);
  if (free_slots_.empty()) return model::no_index;
  const std::uint32_t slot = free_slots_.back();
  free_slots_.pop_back();
  if (!engine_.is_traced_) return slot;
  Record& child = record(slot);
  child.serial = engine_.serials_.fetch_add(1, std::memory_order_relaxed);
  child.child_count = 0;
  if (parent_slot == model::no_index) {
    timer_child_ = child.serial;
    return slot;
  }
  Record& parent = record(parent_slot);
  births_.push_back({child.serial, parent.serial, ++parent.child_count});
  return slot;
}

/// Formatting and reflect.DeepEqual follow pointers.
bool Worker::stands_before(const Instruction& in, const Word* s) {
  if (!engine_.is_parallel_) return false;
  const auto leads_on = [&](std::int32_t word) {
    return machine_.layouts().data_is_ref(static_cast<model::TypeIndex>(s[word]));
  };
  return leads_on(in.b) || (in.op == Op::deep_equal && leads_on(in.c)) || (in.op == Op::format && in.t == 1);
}

}  // namespace stalemate::runtime::native::parallel
