// Mutex, RWMutex, WaitGroup and the tickets of Cond, with queues of those who wait (sync/mutex.go, rwmutex.go,
// waitgroup.go). An unlocked mutex may be taken by whoever comes first; one who was woken once in vain gets it handed
// over, which is Go's starvation mode.
#include <algorithm>

#include "runtime/native/lock_word.hpp"
#include "runtime/native/world.hpp"

namespace stalemate::runtime::native {

using model::Instruction;
using model::Op;
using model::Rule;

bool World::lock_operation(std::uint32_t slot, const Instruction& in, std::optional<std::uint16_t> choice) {
  const Word key = evaluator_.words(slot)[has_result(in.op) ? in.b : in.a];
  const Ref ref = Ref::from_word(key);
  if (ref.is_nil()) {
    note_solo(slot);
    evaluator_.go_on(slot);
    evaluator_.raise_nil(slot);
    return true;
  }
  Word* const lock = evaluator_.object(ref).words.data() + ref.offset;
  const auto proceed = [&] {
    note_solo(slot);
    evaluator_.go_on(slot);
    return true;
  };
  const auto take_if = [&](bool is_free, Word& word, Word value) {
    if (!is_free) {
      if (!choice) park(slot);
      return false;
    }
    word = value;
    return proceed();
  };
  const auto answer = [&](bool taken) {
    evaluator_.words(slot)[in.a] = taken;
    if (!taken) info_.step_class = model::StepClass::poll;
    return proceed();
  };
  switch (in.op) {
    case Op::mutex_lock: return take_if(lock[0] == 0, lock[0], 1);
    case Op::mutex_try_lock: {
      const bool is_free = lock[0] == 0;
      lock[0] = 1;
      return answer(is_free);
    }
    case Op::mutex_unlock:
      proceed();
      unlock_mutex(slot, key, lock);
      return true;
    case Op::rw_announce: return take_if(lock[rw_word::announced] == 0, lock[rw_word::announced], 1);
    case Op::rw_acquire: return take_if(lock[rw_word::readers] == 0, lock[rw_word::writing], 1);
    case Op::rw_unlock:
      proceed();
      unlock_writer(slot, key, lock);
      return true;
    case Op::rw_read_lock: {
      const std::uint32_t bar = fault_ == Fault::reader_preference ? rw_word::writing : rw_word::announced;
      return take_if(lock[bar] == 0, lock[rw_word::readers], lock[rw_word::readers] + 1);
    }
    case Op::rw_read_unlock:
      proceed();
      if (lock[rw_word::readers] == 0) {
        evaluator_.fatal(slot, Rule::unlock_of_unlocked, "sync: RUnlock of unlocked RWMutex");
      } else if (--lock[rw_word::readers] == 0) {
        // The writer that has announced itself waits for the last reader.
        if (const Queue* queue = waiting(lockers_, key)) {
          for (const Waiter& w : all(*queue)) {
            if (evaluator_.at(w.slot).op == Op::rw_acquire) wake(w.slot);
          }
        }
      }
      return true;
    case Op::rw_try_lock: {
      const bool is_free = lock[rw_word::announced] == 0 && lock[rw_word::writing] == 0 && lock[rw_word::readers] == 0;
      if (is_free) lock[rw_word::announced] = lock[rw_word::writing] = 1;
      return answer(is_free);
    }
    case Op::rw_try_read_lock: {
      const bool is_free = lock[rw_word::announced] == 0;
      if (is_free) ++lock[rw_word::readers];
      return answer(is_free);
    }
    case Op::wait_group_add: {
      const Word delta = evaluator_.words(slot)[in.b];
      proceed();
      add(slot, key, lock, delta);
      return true;
    }
    case Op::wait_group_wait: return wait(slot, lock, choice);
    case Op::await:
      if (lock[0] != 0) return proceed();
      if (!choice) park(slot);
      return false;
    default: CHECK(false, "not a lock operation"); return false;
  }
}

void World::unlock_mutex(std::uint32_t slot, Word key, Word* lock) {
  if (lock[0] == 0) return evaluator_.fatal(slot, Rule::unlock_of_unlocked, "sync: unlock of unlocked mutex");
  lock[0] = 0;
  const Queue* const queue = waiting(lockers_, key);
  if (queue == nullptr || fault_ == Fault::lost_wake_up) return;
  const std::uint32_t next = head(*queue).slot;
  if (records_[next].retries == 0) return wake(next);
  lock[0] = 1;
  note_solo(next);
  complete(next);
}

void World::unlock_writer(std::uint32_t slot, Word key, Word* lock) {
  if (lock[rw_word::writing] == 0) {
    return evaluator_.fatal(slot, Rule::unlock_of_unlocked, "sync: Unlock of unlocked RWMutex");
  }
  lock[rw_word::announced] = lock[rw_word::writing] = 0;
  const Queue* const queue = waiting(lockers_, key);
  if (queue == nullptr) return;
  // All readers that wait get in before the next writer, of whom the first may try.
  bool has_writer = false;
  for (const Waiter& w : all(*queue)) {
    const Op op = evaluator_.at(w.slot).op;
    if (op == Op::rw_read_lock) {
      ++lock[rw_word::readers];
      note_solo(w.slot);
      complete(w.slot);
    } else if (op == Op::rw_announce && !has_writer) {
      has_writer = true;
      wake(w.slot);
    }
  }
}

void World::add(std::uint32_t slot, Word key, Word* counter, Word delta) {
  const auto before = static_cast<std::int64_t>(*counter);
  const auto after = static_cast<std::int32_t>(static_cast<std::uint32_t>(*counter + delta));  // Go keeps 32 bits
  *counter = static_cast<Word>(static_cast<std::int64_t>(after));
  if (after < 0) {
    return evaluator_.raise_string(slot, Rule::negative_waitgroup, "sync: negative WaitGroup counter");
  }
  if (after != 0 || before <= 0) return;
  const Queue* const queue = waiting(lockers_, key);
  if (queue == nullptr) return;
  for (const Waiter& w : all(*queue)) {
    if (evaluator_.at(w.slot).op != Op::wait_group_wait) continue;
    state_.goroutines[w.slot].woken = true;
    wake(w.slot);
  }
}

bool World::wait(std::uint32_t slot, Word* counter, std::optional<std::uint16_t> choice) {
  model::Goroutine& g = state_.goroutines[slot];
  if (*counter == 0) {
    g.woken = false;
    note_solo(slot);
    evaluator_.go_on(slot);
    return true;
  }
  if (!g.woken) {
    if (!choice) park(slot);
    return false;
  }
  // Go's Wait looks at the counter once more after it was woken.
  if (choice && *choice != model::choice_reuse_panic) return false;
  g.woken = false;
  note_solo(slot, model::choice_reuse_panic);
  evaluator_.go_on(slot);
  evaluator_.raise_string(slot, Rule::waitgroup_misuse, "sync: WaitGroup is reused before previous Wait has returned");
  return true;
}

/// The word that `await` waits for is set by an ordinary store.
void World::recheck_awaiting() {
  refresh();
  for (const std::uint32_t number : std::vector<std::uint32_t>(awaiting_)) {
    const std::uint32_t slot = slots_[number];
    const Ref ref = Ref::from_word(evaluator_.words(slot)[evaluator_.at(slot).a]);
    if (evaluator_.object(ref).words[ref.offset] != 0) wake(slot);
  }
}

}  // namespace stalemate::runtime::native
