#include "checker/expansion_pool.hpp"

namespace stalemate::checker {
namespace {

constexpr std::uint32_t size_shift = 32;
constexpr std::uint64_t number_mask = 0xFFFF'FFFF;
/// Looks before a thread without work goes to sleep: waking up takes longer than a batch.
constexpr int looks_before_sleep = 2000;

}  // namespace

ExpansionPool::ExpansionPool(std::uint32_t workers, MakeExpander make, std::function<bool()> is_over)
    : workers_(workers), make_(std::move(make)), is_over_(std::move(is_over)), own_(make_()) {}

ExpansionPool::~ExpansionPool() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  wake_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void ExpansionPool::hand_in() {
  Slot& slot = slots_[handed_in_++ % batches_max];
  slot.done.store(0, std::memory_order_relaxed);
  slot.next.store(std::uint64_t{slot.batch.size} << size_shift, std::memory_order_release);
  if (slot.batch.size == 1 || is_alone()) return;  // not worth telling anybody
  if (threads_.empty()) start_threads();
  {
    const std::lock_guard lock(mutex_);
    calls_.fetch_add(1, std::memory_order_release);
  }
  wake_.notify_all();
}

Batch& ExpansionPool::take_back() {
  Slot& slot = slots_[taken_back_ % batches_max];
  taken_ = &slot.batch;
  if (is_alone()) {
    expanded_alone_ = 0;
    ++taken_back_;
    return slot.batch;
  }
  while (work_on(slot, *own_)) {
  }
  Slot& other = slots_[(taken_back_ + 1) % batches_max];
  while (slot.done.load(std::memory_order_acquire) < slot.batch.size) {
    if (waiting() < 2 || !work_on(other, *own_)) std::this_thread::yield();
  }
  ++taken_back_;
  return slot.batch;
}

const Expansion& ExpansionPool::expansion(std::size_t number) {
  if (!is_alone()) return taken_->jobs[number].expansion;
  for (; expanded_alone_ <= number; ++expanded_alone_) {
    expand(*own_, taken_->jobs[expanded_alone_].task, alone_[expanded_alone_ % kept_alone]);
  }
  return alone_[number % kept_alone];
}

/// Takes one job, if there is one left, and does it.
bool ExpansionPool::work_on(Slot& slot, Expander& expander) {
  const std::uint64_t claim = slot.next.load(std::memory_order_relaxed);
  if ((claim & number_mask) >= claim >> size_shift) return false;
  const std::uint64_t mine = slot.next.fetch_add(1, std::memory_order_acquire);
  const std::uint64_t number = mine & number_mask;
  if (number >= mine >> size_shift) return false;
  Batch::Job& job = slot.batch.jobs[number];
  expand(expander, job.task, job.expansion);
  slot.done.fetch_add(1, std::memory_order_release);
  return true;
}

void ExpansionPool::expand(Expander& expander, const Task& task, Expansion& out) const {
  if (!is_over_()) return expander.expand(task, out);
  out.clear();
  out.is_passed_over = true;
}

void ExpansionPool::start_threads() {
  for (std::uint32_t i = 1; i < workers_; ++i) {
    expanders_.push_back(make_());
    threads_.emplace_back([this, expander = expanders_.back().get()] { run(*expander); });
  }
}

void ExpansionPool::run(Expander& expander) {
  std::uint64_t seen = 0;
  while (!stop_.load(std::memory_order_relaxed)) {
    for (Slot& slot : slots_) {
      while (work_on(slot, expander)) {
      }
    }
    for (int look = 0; look < looks_before_sleep && calls_.load(std::memory_order_acquire) == seen; ++look) {
      std::this_thread::yield();
    }
    if (calls_.load(std::memory_order_acquire) == seen) {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [&] { return stop_.load() || calls_.load() != seen; });
    }
    seen = calls_.load(std::memory_order_acquire);
  }
}

}  // namespace stalemate::checker
