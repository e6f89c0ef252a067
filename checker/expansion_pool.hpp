// Threads that expand states in batches. Batches are taken back in the order in which they were handed in, so what is
// made of them does not depend on how many threads there are or how fast they are. The calling thread works as well.
#pragma once

#include <array>
#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "checker/expansion.hpp"

namespace stalemate::checker {

/// States to be expanded and, afterwards, what came of them. Its jobs are reused.
struct Batch {
  struct Job {
    Task task;
    Expansion expansion;
  };
  std::vector<Job> jobs;
  std::size_t size = 0;  // of the jobs in use
};

class ExpansionPool {
 public:
  /// `workers` threads in all, the caller's among them; the others start when the first batch of several states comes.
  /// `is_over`: whether nobody will look at what comes of further jobs, which are passed over then. A job may take
  /// seconds, and a batch has hundreds.
  ExpansionPool(std::uint32_t workers, MakeExpander make, std::function<bool()> is_over);
  ~ExpansionPool();
  ExpansionPool(const ExpansionPool&) = delete;
  ExpansionPool& operator=(const ExpansionPool&) = delete;

  static constexpr std::size_t batches_max = 2;  // handed in and not taken back

  /// The caller's own expander.
  Expander& own() { return *own_; }
  std::size_t waiting() const { return handed_in_ - taken_back_; }
  /// A batch to be filled and then handed in. Requires: waiting() < batches_max.
  Batch& next() { return slots_[handed_in_ % batches_max].batch; }
  void hand_in();
  /// The oldest batch; valid until the next call of `next`. Requires: waiting() > 0.
  Batch& take_back();
  /// What came of job `number` of the batch taken back last; valid until one that is `kept_alone` later is asked for.
  /// Requires: jobs are asked for in order, but for the last `kept_alone` again.
  const Expansion& expansion(std::size_t number);

 private:
  struct Slot {
    Batch batch;
    // Size and number of the next job to be taken, in one word: a thread that comes late, when the slot has been filled
    // again, cannot mistake the new size for that of the batch it came for.
    std::atomic<std::uint64_t> next{0};
    std::atomic<std::size_t> done{0};
  };

  // Without other threads a job is expanded when it is asked for, and few expansions are there at a time: those of a
  // whole batch do not fit into a cache.
  static constexpr std::size_t kept_alone = 8;

  bool is_alone() const { return workers_ <= 1; }
  bool work_on(Slot& slot, Expander& expander);
  void expand(Expander& expander, const Task& task, Expansion& out) const;
  void start_threads();
  void run(Expander& expander);

  const std::uint32_t workers_;
  const MakeExpander make_;
  const std::function<bool()> is_over_;
  std::unique_ptr<Expander> own_;
  std::array<Slot, batches_max> slots_;
  std::size_t handed_in_ = 0, taken_back_ = 0;
  Batch* taken_ = nullptr;  // the batch taken back last
  std::array<Expansion, kept_alone> alone_;
  std::size_t expanded_alone_ = 0;  // jobs of taken_
  std::mutex mutex_;
  std::condition_variable wake_;
  std::atomic<std::uint64_t> calls_{0};  // how often there was something new
  std::atomic<bool> stop_{false};
  std::vector<std::unique_ptr<Expander>> expanders_;
  std::vector<std::thread> threads_;
};

}  // namespace stalemate::checker
