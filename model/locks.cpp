// Mutex, RWMutex, WaitGroup and await, on the words of the lock inside its struct.
#include "model/interpreter.hpp"

namespace stalemate::model {

namespace rw_word {
inline constexpr std::uint32_t announced = 0, writing = 1, readers = 2, count = 3;
}

void Interpreter::lock_operation(const Instruction& in, std::uint16_t choice) {
  const bool has_result = in.op == Op::mutex_try_lock || in.op == Op::rw_try_lock || in.op == Op::rw_try_read_lock;
  const Ref ref = Ref::from_word(s_[has_result ? in.b : in.a]);
  const auto words = [&](std::uint32_t count) { return memory(ref, 0, count); };
  const auto answer = [&](bool taken) {
    s_[in.a] = taken;
    if (!taken) info_.step_class = StepClass::poll;
  };
  switch (in.op) {
    case Op::mutex_lock:
      if (Word* lock = words(1)) *lock = 1;
      return;
    case Op::mutex_try_lock:
      if (Word* lock = words(1)) {
        answer(*lock == 0);
        *lock = 1;
      }
      return;
    case Op::mutex_unlock:
      if (Word* lock = words(1)) {
        if (*lock == 0) return fatal(Rule::unlock_of_unlocked, "sync: unlock of unlocked mutex");
        *lock = 0;
      }
      return;
    case Op::rw_announce:
      if (Word* lock = words(rw_word::count)) lock[rw_word::announced] = 1;
      return;
    case Op::rw_acquire:
      if (Word* lock = words(rw_word::count)) lock[rw_word::writing] = 1;
      return;
    case Op::rw_unlock:
      if (Word* lock = words(rw_word::count)) {
        if (lock[rw_word::writing] == 0) return fatal(Rule::unlock_of_unlocked, "sync: Unlock of unlocked RWMutex");
        lock[rw_word::announced] = lock[rw_word::writing] = 0;
      }
      return;
    case Op::rw_read_lock:
      if (Word* lock = words(rw_word::count)) ++lock[rw_word::readers];
      return;
    case Op::rw_read_unlock:
      if (Word* lock = words(rw_word::count)) {
        if (lock[rw_word::readers] == 0) {
          return fatal(Rule::unlock_of_unlocked, "sync: RUnlock of unlocked RWMutex");
        }
        --lock[rw_word::readers];
      }
      return;
    case Op::rw_try_lock:
      if (Word* lock = words(rw_word::count)) {
        const bool is_free =
            lock[rw_word::announced] == 0 && lock[rw_word::writing] == 0 && lock[rw_word::readers] == 0;
        if (is_free) lock[rw_word::announced] = lock[rw_word::writing] = 1;
        answer(is_free);
      }
      return;
    case Op::rw_try_read_lock:
      if (Word* lock = words(rw_word::count)) {
        const bool is_free = lock[rw_word::announced] == 0;
        if (is_free) ++lock[rw_word::readers];
        answer(is_free);
      }
      return;
    case Op::wait_group_add: wait_group_add(ref, s_[in.b]); return;
    case Op::wait_group_wait:
      g_->woken = false;
      if (words(1) != nullptr && choice == choice_reuse_panic) {
        const Word value[2] = {
            program_.string_type,
            machine_.strings().intern("sync: WaitGroup is reused before previous Wait has returned")};
        raise(value, Rule::waitgroup_misuse, false);
      }
      return;
    case Op::await: words(1); return;
    default: CHECK(false, "not a lock operation");
  }
}

void Interpreter::wait_group_add(Ref ref, Word delta) {
  Word* counter = memory(ref, 0, 1);
  if (counter == nullptr) return;
  const auto before = static_cast<std::int64_t>(*counter);
  // The runtime keeps the counter in 32 bits.
  const auto after = static_cast<std::int32_t>(static_cast<std::uint32_t>(*counter + delta));
  *counter = static_cast<Word>(static_cast<std::int64_t>(after));
  if (after < 0) {
    const Word value[2] = {program_.string_type, machine_.strings().intern("sync: negative WaitGroup counter")};
    return raise(value, Rule::negative_waitgroup, false);
  }
  if (after != 0 || before <= 0) return;
  for (std::uint32_t i = 0; i < state_.goroutine_count; ++i) {
    Goroutine& waiter = state_.goroutines[i];
    if (waiter.frame_count == 0 || i == slot_) continue;
    const Frame& frame = waiter.frames[waiter.frame_count - 1];
    const Instruction& at = program_.functions[frame.function].code[frame.pc];
    if (at.op != Op::wait_group_wait) continue;
    if (waiter.stack[frame.base + static_cast<std::uint32_t>(at.a)] != ref.word()) continue;
    touch_goroutine(i);
    waiter.woken = true;
  }
}

}  // namespace stalemate::model
