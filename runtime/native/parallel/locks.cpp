// Mutex, RWMutex, WaitGroup and the tickets of Cond, with queues of those who wait (sync/mutex.go, rwmutex.go,
// waitgroup.go), under the lock of the cell of the object they lie in. An unlocked mutex may be taken by whoever comes
// first; one who was woken once in vain gets it handed over, which is Go's starvation mode.
#include <algorithm>

#include "runtime/native/lock_word.hpp"
#include "runtime/native/parallel/worker.hpp"

namespace stalemate::runtime::native::parallel {

using model::Instruction;
using model::Op;
using model::Rule;

Worker::Now Worker::lock_operation(std::uint32_t slot, const Instruction& in) {
  const Ref ref = Ref::from_word(words(slot)[has_result(in.op) ? in.b : in.a]);
  const Hold hold(*this, ref);
  const auto proceed = [&] {
    record(slot).retries = 0;
    note_solo(slot);
    evaluator_.go_on(slot);
    return Now::runs;
  };
  if (ref.is_nil()) {
    proceed();
    evaluator_.raise_nil(slot);
    return Now::runs;
  }
  Word* const lock = evaluator_.object(ref).words.data() + ref.offset;
  const auto wait_here = [&] {
    // Who has been woken in vain stays the first.
    park(slot, queues(ref).others, ref.word(), record(slot).retries > 0);
    return Now::away;
  };
  const auto take_if = [&](bool is_free, Word& word, Word value) {
    if (!is_free) return wait_here();
    proceed();
    word = value;
    return Now::runs;
  };
  const auto answer = [&](bool taken) {
    proceed();
    words(slot)[in.a] = taken;
    return Now::runs;
  };
  switch (in.op) {
    case Op::mutex_lock: return take_if(lock[0] == 0, lock[0], 1);
    case Op::mutex_try_lock: return answer(std::exchange(lock[0], 1) == 0);
    case Op::mutex_unlock:
      proceed();
      unlock_mutex(slot, ref, lock);
      return Now::runs;
    case Op::rw_announce: return take_if(lock[rw_word::announced] == 0, lock[rw_word::announced], 1);
    case Op::rw_acquire: return take_if(lock[rw_word::readers] == 0, lock[rw_word::writing], 1);
    case Op::rw_unlock:
      proceed();
      unlock_writer(slot, ref, lock);
      return Now::runs;
    case Op::rw_read_lock: {
      const std::uint32_t bar = fault_ == Fault::reader_preference ? rw_word::writing : rw_word::announced;
      return take_if(lock[bar] == 0, lock[rw_word::readers], lock[rw_word::readers] + 1);
    }
    case Op::rw_read_unlock:
      proceed();
      unlock_reader(slot, ref, lock);
      return Now::runs;
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
      const Word delta = words(slot)[in.b];
      proceed();
      add(slot, ref, lock, delta);
      return Now::runs;
    }
    case Op::wait_group_wait: return wait(slot, ref, lock);
    case Op::await:
      if (lock[0] != 0) return proceed();
      engine_.awaiting_count_.fetch_add(1, std::memory_order_relaxed);
      engine_.awaiting_lock_.lock();
      engine_.awaiting_.push_back(ref.word());
      engine_.awaiting_lock_.unlock();
      return wait_here();
    default: CHECK(false, "not a lock operation"); return Now::runs;
  }
}

/// The longest waiting one at this word that stands before `op`.
Waiter* Worker::find(Ref ref, Op op) {
  if (cell(ref).queues == nullptr) return nullptr;
  Waiter* waiter = queues(ref).others.first();
  while (waiter != nullptr && (waiter->key != ref.word() || evaluator_.at(waiter->slot).op != op)) {
    waiter = waiter->next;
  }
  return waiter;
}

/// It tries again.
void Worker::wake(Waiter& waiter) {
  queues(Ref::from_word(waiter.key)).others.remove(waiter);
  ++record(waiter.slot).retries;
  ready(waiter.slot);
}

/// What it waits for has been done for it.
void Worker::hand_over(Waiter& waiter) {
  queues(Ref::from_word(waiter.key)).others.remove(waiter);
  note_solo(waiter.slot);
  record(waiter.slot).retries = 0;
  evaluator_.go_on(waiter.slot);
  ready(waiter.slot);
}

void Worker::unlock_mutex(std::uint32_t slot, Ref ref, Word* lock) {
  if (lock[0] == 0) return evaluator_.fatal(slot, Rule::unlock_of_unlocked, "sync: unlock of unlocked mutex");
  lock[0] = 0;
  Waiter* const first = find(ref, Op::mutex_lock);
  if (first == nullptr || fault_ == Fault::lost_wake_up) return;
  if (record(first->slot).retries == 0) return wake(*first);
  lock[0] = 1;
  hand_over(*first);
}

void Worker::unlock_writer(std::uint32_t slot, Ref ref, Word* lock) {
  if (lock[rw_word::writing] == 0) {
    return evaluator_.fatal(slot, Rule::unlock_of_unlocked, "sync: Unlock of unlocked RWMutex");
  }
  lock[rw_word::announced] = lock[rw_word::writing] = 0;
  // All readers that wait get in before the next writer, of whom the first may try.
  while (Waiter* const reader = find(ref, Op::rw_read_lock)) {
    ++lock[rw_word::readers];
    hand_over(*reader);
  }
  if (Waiter* const writer = find(ref, Op::rw_announce)) wake(*writer);
}

void Worker::unlock_reader(std::uint32_t slot, Ref ref, Word* lock) {
  if (lock[rw_word::readers] == 0) {
    return evaluator_.fatal(slot, Rule::unlock_of_unlocked, "sync: RUnlock of unlocked RWMutex");
  }
  if (--lock[rw_word::readers] != 0) return;
  // The writer that has announced itself waits for the last reader.
  if (Waiter* const writer = find(ref, Op::rw_acquire)) wake(*writer);
}

void Worker::add(std::uint32_t slot, Ref ref, Word* counter, Word delta) {
  const auto before = static_cast<std::int64_t>(*counter);
  const auto after = static_cast<std::int32_t>(static_cast<std::uint32_t>(*counter + delta));  // Go keeps 32 bits
  *counter = static_cast<Word>(static_cast<std::int64_t>(after));
  if (after < 0) {
    return evaluator_.raise_string(slot, Rule::negative_waitgroup, "sync: negative WaitGroup counter");
  }
  if (after != 0 || before <= 0) return;
  while (Waiter* const waiter = find(ref, Op::wait_group_wait)) {
    engine_.state_.goroutines[waiter->slot].woken = true;
    wake(*waiter);
  }
}

Worker::Now Worker::wait(std::uint32_t slot, Ref ref, const Word* counter) {
  bool& is_woken = engine_.state_.goroutines[slot].woken;
  if (*counter != 0 && !is_woken) {
    park(slot, queues(ref).others, ref.word(), false);
    return Now::away;
  }
  // Go's Wait looks at the counter once more after it was woken.
  is_woken = false;
  record(slot).retries = 0;
  note_solo(slot, *counter == 0 ? 0 : model::choice_reuse_panic);
  evaluator_.go_on(slot);
  if (*counter != 0) {
    evaluator_.raise_string(slot, Rule::waitgroup_misuse,
                            "sync: WaitGroup is reused before previous Wait has returned");
  }
  return Now::runs;
}

}  // namespace stalemate::runtime::native::parallel
