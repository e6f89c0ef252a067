// Who runs what. A worker takes, in this order, the goroutine it has made ready last, the longest waiting one of its
// queue, half of another worker's queue. A worker that finds nothing is idle. It says so first and looks once more
// then, while whoever adds to a queue looks for idle workers afterwards: so no goroutine is left lying. When all are
// idle, no queue holds anything, and nothing can end a wait, then nobody will ever move again: that is the deadlock.
#include <algorithm>
#include <chrono>

#include "runtime/native/parallel/worker.hpp"

namespace stalemate::runtime::native::parallel {

namespace {

/// Locks what only one worker uses if there is one.
class QueueHold {
 public:
  QueueHold(SpinLock& lock, bool is_needed) : lock_(is_needed ? &lock : nullptr) {
    if (lock_ != nullptr) lock_->lock();
  }
  ~QueueHold() {
    if (lock_ != nullptr) lock_->unlock();
  }
  QueueHold(const QueueHold&) = delete;
  QueueHold& operator=(const QueueHold&) = delete;

 private:
  SpinLock* const lock_;
};

}  // namespace

/// The goroutine can run. It is next here, since what woke it is likely to wait for it.
void Worker::ready(std::uint32_t slot) {
  if (engine_.style_.is_chaotic) return push_to_random(slot);
  if (run_next_ != nobody) push(run_next_);
  run_next_ = slot;
}

void Worker::push(std::uint32_t slot) {
  {
    const QueueHold hold(queue_lock_, engine_.is_parallel_);
    queue_.push_back(slot);
  }
  engine_.wake_somebody();
}

void Worker::push_to_random(std::uint32_t slot) {
  Worker& other = *engine_.workers_[random(static_cast<std::uint32_t>(engine_.workers_.size()))];
  {
    const QueueHold hold(other.queue_lock_, engine_.is_parallel_);
    const std::uint32_t place = random(static_cast<std::uint32_t>(other.queue_.size()) + 1);
    other.queue_.insert(other.queue_.begin() + place, slot);
  }
  engine_.wake_somebody();
}

std::uint32_t Worker::pop() {
  const QueueHold hold(queue_lock_, engine_.is_parallel_);
  if (queue_.empty()) return nobody;
  const std::uint32_t slot = queue_.front();
  queue_.pop_front();
  return slot;
}

bool Worker::has_queue() {
  const QueueHold hold(queue_lock_, engine_.is_parallel_);
  return !queue_.empty();
}

std::uint32_t Worker::steal() {
  const auto count = static_cast<std::uint32_t>(engine_.workers_.size());
  if (count == 1) return nobody;
  const std::uint32_t first = random(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    Worker& other = *engine_.workers_[(first + i) % count];
    if (&other == this) continue;
    std::deque<std::uint32_t> taken;
    {
      const QueueHold hold(other.queue_lock_, true);
      const std::size_t half = (other.queue_.size() + 1) / 2;
      const auto end = other.queue_.begin() + static_cast<std::ptrdiff_t>(half);
      taken.assign(other.queue_.begin(), end);
      other.queue_.erase(other.queue_.begin(), end);
    }
    if (taken.empty()) continue;
    const std::uint32_t slot = taken.front();
    taken.pop_front();
    const QueueHold hold(queue_lock_, true);
    queue_.insert(queue_.end(), taken.begin(), taken.end());
    return slot;
  }
  return nobody;
}

/// What to run next; nobody: the run is over.
std::uint32_t Worker::next() {
  for (;;) {
    if (engine_.is_over()) return nobody;
    if (engine_.stop_requested_.load(std::memory_order_relaxed)) engine_.wait_while_stopped();
    if (std::exchange(wants_collection_, false)) engine_.collect();
    // Two that wake each other in turn must not keep the others waiting for ever.
    if (run_next_ != nobody && slice_ >= slice_max) push(std::exchange(run_next_, nobody));
    if (run_next_ != nobody) return std::exchange(run_next_, nobody);
    slice_ = 0;
    std::uint32_t slot = pop();
    if (slot == nobody) slot = steal();
    if (slot != nobody) return slot;
    if (engine_.is_over() || !engine_.idle(*this)) return nobody;
  }
}

// ---------------------------------------------------------------------- idle workers

/// Requires: `mutex_` is not held.
void Engine::wake_somebody() {
  if (!is_parallel_ || idle_count_.load() == 0) return;
  {
    const std::lock_guard lock(mutex_);
    if (wakes_ >= idle_count_.load()) return;  // all of them are on their way
    ++wakes_;
  }
  idle_.notify_one();
}

bool Engine::has_work() {
  return std::any_of(workers_.begin(), workers_.end(), [](const auto& worker) { return worker->has_queue(); });
}

Word Engine::now() const {
  if (style_.clock == Clock::jumps) return clock_.load(std::memory_order_relaxed);
  return static_cast<Word>((std::chrono::steady_clock::now() - start_).count());
}

/// Waits until there may be something to do. False: the run is over.
bool Engine::idle(Worker& worker) {
  std::unique_lock lock(mutex_);
  idle_count_.fetch_add(1);
  stopped_.notify_all();  // who stops the others counts idle ones among them
  const auto leave = [&](bool goes_on) {
    while (stop_requested_.load()) idle_.wait(lock);
    idle_count_.fetch_sub(1);
    wakes_ = std::min(wakes_, idle_count_.load());
    return goes_on && !is_over();
  };
  for (;;) {
    if (is_over()) return leave(false);
    if (has_work()) return leave(true);
    const bool is_last = idle_count_.load() == workers_.size();
    // Everybody waits, and nobody can be about to add to a queue: the state is ours to look at.
    const std::optional<Word> due = is_last ? next_due() : std::nullopt;
    if (is_last && !due) {
      end_ = End::deadlocked;
      is_over_.store(true);
      idle_.notify_all();
      return leave(false);
    }
    if (is_last && style_.clock == Clock::jumps) clock_.store(std::max(clock_.load(), *due));
    if (is_last && *due <= now()) {
      leave(true);
      lock.unlock();
      worker.end_waits();
      return true;
    }
    const auto is_woken = [&] { return wakes_ > 0 || is_over(); };
    if (is_last) {
      // Short rests, so that an interrupt is seen.
      const auto rest = std::chrono::nanoseconds(std::min<Word>(*due - now(), 50'000'000));
      idle_.wait_for(lock, rest, is_woken);
      if (options_.interrupt != nullptr && options_.interrupt->load()) {
        end_ = End::cut;
        cut_by_ = &machine_;
        is_over_.store(true);
        idle_.notify_all();
      }
    } else {
      idle_.wait(lock, is_woken);
    }
    if (wakes_ > 0) --wakes_;
  }
}

}  // namespace stalemate::runtime::native::parallel
