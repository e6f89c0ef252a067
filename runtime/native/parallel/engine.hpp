// What the workers of one run share. A run has N operating-system threads (workers, worker.hpp), each with a queue of
// goroutines that can run; who has none steals. Goroutines are the model's frames without native stacks, so any worker
// goes on where another has stopped.
//
// Memory. All workers work on one model::State with the model's local instructions, each through an evaluator of its
// own. Why this is free of data races, whatever the program does: (1) a heap object is private to one goroutine until
// that goroutine publishes it, and accesses to shared objects are no local instructions (model/interpreter.hpp), so
// they are done here, under the lock of the object's cell; (2) words of frames belong to whoever runs the goroutine, or
// completes its operation while it waits in a queue; (3) elements of State::objects and State::goroutines do not move:
// both have reserved room for as many as there may be; (4) what touches several objects at once (atomic sections of
// library models, timers, printing what pointers lead to) excludes all operations by taking every worker's gate;
// (5) garbage is collected while all workers stand between two instructions.
// Order of locks: gates by worker, cells by number, then one of heap, timers, output, queues, `mutex_`.
#pragma once

#include <condition_variable>
#include <map>
#include <mutex>

#include "runtime/native/parallel/event.hpp"
#include "runtime/native/parallel/run.hpp"
#include "runtime/native/parallel/table.hpp"
#include "runtime/native/parallel/wait_queue.hpp"
#include "runtime/run_record.hpp"

namespace stalemate::runtime::native::parallel {

using model::Ref;
using model::Word;

class Worker;

class Engine {
 public:
  /// A machine for runs of this style; of no use for anything else.
  static model::Machine machine_for(const model::Program& program, const ParallelStyle& style, bool is_traced);

  Engine(model::Machine machine, const RunOptions& options, const ParallelStyle& style, bool is_traced);
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  /// Once.
  SingleRun run();
  /// After a traced run.
  Trace take_trace();

 private:
  friend class Worker;
  friend class Exclusion;
  friend class Hold;
  enum class End : std::uint8_t { none, main_returned, in_state, deadlocked, cut };

  // engine.cpp
  void adopt_start();
  void end(End end, const model::Machine* cut_by = nullptr);
  bool is_over() const { return is_over_.load(std::memory_order_relaxed); }
  void print(model::StepInfo& info);
  // heap.cpp
  static constexpr std::uint64_t collect_at_least = 1U << 16;  // words: what fits into caches
  void refill_objects(std::vector<std::uint32_t>& free);
  void refill_slots(std::vector<std::uint32_t>& free);
  bool stop_others();
  void let_others_go();
  void wait_while_stopped();
  void collect();
  void mark(std::vector<bool>& is_marked, std::uint64_t& live_words);
  void sweep(const std::vector<bool>& is_marked);
  // scheduler.cpp
  void wake_somebody();
  bool has_work();
  bool idle(Worker& worker);
  Word now() const;
  // timers.cpp
  struct Wait {
    bool is_sleep = false;
    std::uint32_t slot = 0;  // sleep
    Word timer = 0;          // ref
  };
  void add_wait(Word due, const Wait& wait);
  bool remove_timer(Word timer);
  std::optional<Wait> take_due(Word now);
  std::optional<Word> next_due();
  bool can_fire(Word timer);
  void note_next_due();

  const RunOptions& options_;
  const ParallelStyle style_;
  const bool is_traced_;
  model::Machine machine_;
  const model::Program& program_;
  model::State state_;
  std::vector<std::unique_ptr<Worker>> workers_;
  const bool is_parallel_;  // more than one worker

  std::atomic<bool> is_over_{false}, may_end_{true};
  std::atomic<std::uint64_t> sequence_{0}, steps_{0};
  std::atomic<std::uint32_t> serials_{0};

  std::mutex output_mutex_;
  RunRecord record_;

  // Objects and goroutines; lists hold what is unused.
  SpinLock heap_lock_;
  Table<Cell, 10, 4096> cells_;
  Table<Record, 6, 2048> records_;
  std::uint32_t object_end_ = 2, slot_end_ = 0;  // numbers below have been given out
  std::vector<std::uint32_t> free_objects_, free_slots_;
  std::atomic<std::uint64_t> allocated_words_{0};  // since garbage was collected
  std::uint64_t live_words_ = 0, collect_after_ = collect_at_least;

  // Who is idle and who is stopped, and the end.
  std::mutex mutex_;
  std::condition_variable idle_, stopped_;
  std::atomic<std::uint32_t> idle_count_{0};
  std::uint32_t stopped_count_ = 0, wakes_ = 0;
  std::atomic<bool> stop_requested_{false};
  End end_ = End::none;
  const model::Machine* cut_by_ = nullptr;

  SpinLock wait_lock_;
  std::multimap<Word, Wait> waits_;  // by when they are over
  std::atomic<Word> next_due_{~Word{0}}, clock_{0};
  const std::chrono::steady_clock::time_point start_;

  std::atomic<std::uint32_t> awaiting_count_{0};
  SpinLock awaiting_lock_;
  std::vector<Word> awaiting_;  // refs somebody waits at until they are set, once for each
};

}  // namespace stalemate::runtime::native::parallel
