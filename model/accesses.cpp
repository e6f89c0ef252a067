// The memory an instruction is about to touch, as data-race detection sees it.
#include "model/interpreter.hpp"

namespace stalemate::model {

void Machine::accesses(const State& state, std::uint32_t index, std::vector<Access>& result) const {
  result.clear();
  const Goroutine& g = state.goroutines[index];
  if (g.frame_count == 0) return;
  const Frame& frame = g.frames[g.frame_count - 1];
  const Instruction& in = program_.functions[frame.function].code[frame.pc];
  const Word* s = g.stack.data() + frame.base;
  const auto add = [&](Word word, std::uint64_t offset, std::uint64_t words, bool writes, bool is_atomic = false) {
    Ref at = Ref::from_word(word);
    if (at.is_nil() || at.is_function() || words == 0) return;
    at.offset += static_cast<std::uint32_t>(offset);
    result.push_back({at, static_cast<std::uint32_t>(words), writes, is_atomic, false});
  };
  const auto add_map = [&](Word word, bool writes) {
    const Ref at = Ref::from_word(word);
    if (!at.is_nil()) result.push_back({at, 1, writes, false, true});
  };
  const auto add_count = [&](Word word, bool waits) {
    const Ref at = Ref::from_word(word);
    if (!at.is_nil()) result.push_back({at, 1, waits, false, false, true});
  };
  const auto size = [&] { return layouts().size(static_cast<TypeIndex>(in.k)); };
  /// append: writes behind the length if there is room, else only reads what is copied.
  const auto add_append = [&](std::uint64_t added) {
    if (added == 0) return;
    const std::uint64_t length = s[in.b + 1];
    if (length + added <= s[in.b + 2]) {
      add(s[in.b], length * size(), added * size(), true);
    } else {
      add(s[in.b], 0, length * size(), false);
    }
  };
  switch (in.op) {
    case Op::load: return add(s[in.b], static_cast<std::uint64_t>(in.c), in.n, false);
    case Op::store: return add(s[in.a], static_cast<std::uint64_t>(in.c), in.n, true);
    case Op::append_values: return add_append(in.n);
    case Op::append_slice:
      if (in.t == 1) return add_append(strings_->text(s[in.c]).size());
      add_append(s[in.c + 1]);
      return add(s[in.c], 0, s[in.c + 1] * size(), false);
    case Op::copy_slice: {
      const std::uint64_t from = in.t == 1 ? strings_->text(s[in.c]).size() : s[in.c + 1];
      const std::uint64_t count = std::min(s[in.b + 1], from);
      add(s[in.b], 0, count * size(), true);
      if (in.t != 1) add(s[in.c], 0, count * size(), false);
      return;
    }
    case Op::slice_clear: return add(s[in.a], 0, s[in.a + 1] * size(), true);
    case Op::string_from_bytes:
    case Op::string_from_runes: return add(s[in.b], 0, s[in.b + 1], false);
    case Op::map_get:
    case Op::map_len: return add_map(s[in.b], false);
    case Op::map_set:
    case Op::map_delete:
    case Op::map_clear: return add_map(s[in.a], true);
    case Op::map_next: return add_map(state.objects[Ref::from_word(s[in.a]).object].words[0], false);
    case Op::atomic_begin:
      if ((in.t & 2U) != 0) add(s[in.a], 0, 1, (in.t & 1U) == 0, true);
      return;
    // Atomic ones of the first word, as in package sync: a copy of a lock in use, or a store over it, is a race.
    case Op::mutex_lock:
    case Op::mutex_unlock:
    case Op::rw_announce:
    case Op::rw_acquire:
    case Op::rw_unlock:
    case Op::rw_read_lock:
    case Op::rw_read_unlock: return add(s[in.a], 0, 1, true, true);
    case Op::mutex_try_lock:
    case Op::rw_try_lock:
    case Op::rw_try_read_lock: return add(s[in.b], 0, 1, true, true);
    case Op::wait_group_add:
      add(s[in.a], 0, 1, true, true);
      if (result.empty() || static_cast<std::int64_t>(s[in.b]) <= 0) return;
      if (state.objects[result[0].at.object].words[result[0].at.offset] == 0) add_count(s[in.a], false);
      return;
    case Op::wait_group_wait: add(s[in.a], 0, 1, false, true); return add_count(s[in.a], true);
    default: return;
  }
}

}  // namespace stalemate::model
