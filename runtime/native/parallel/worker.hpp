// A worker: one operating-system thread that takes goroutines from its queue and runs them until they wait. Operations
// are written in the way of Go's runtime (runtime/chan.go, select.go, sync): who arrives at one it cannot do parks in
// the queue of the object, under the lock of the object's cell; whoever makes the operation possible completes it, or
// wakes it to try again. Once a goroutine is in a queue and the lock is free, it may already run on another worker:
// nothing of it may be touched then. Files: worker (the loop), channels, select, locks, timers, memory, scheduler.
#pragma once

#include <deque>

#include "model/evaluator.hpp"
#include "runtime/native/parallel/engine.hpp"

namespace stalemate::runtime::native::parallel {

class Worker final : public model::AtomicOperations, public model::SharedState {
 public:
  Worker(Engine& engine, std::uint32_t number);

  /// Runs goroutines until the run is over.
  void work();

 private:
  friend class Engine;
  friend class Exclusion;
  friend class Hold;
  /// What has become of the goroutine after an operation.
  enum class Now : std::uint8_t {
    runs,  // it goes on
    away,  // it is in some queue
  };
  static constexpr std::uint32_t nobody = model::no_index;
  /// Operations of a goroutine, and of those it makes ready, until the others have their turn.
  static constexpr std::uint32_t slice_max = 1'000;
  static constexpr std::uint32_t billed_operations = 64;  // between looks at the clock and the limits

  // worker.cpp
  void run_goroutine(std::uint32_t slot);
  bool run_locally(std::uint32_t slot);
  Now perform(std::uint32_t slot);
  Now visible(std::uint32_t slot, const model::Instruction& in);
  bool has_stopped();
  void retire(std::uint32_t slot);
  bool after_operation(std::uint32_t slot);
  /// One of 0 … `count` - 1 (splitmix64, Steele, Lea and Flood, OOPSLA 2014).
  std::uint32_t random(std::uint32_t count) {
    if (count < 2) return 0;
    std::uint64_t z = random_ += 0x9E37'79B9'7F4A'7C15U;
    z = (z ^ (z >> 30)) * 0xBF58'476D'1CE4'E5B9U;
    z = (z ^ (z >> 27)) * 0x94D0'49BB'1331'11EBU;
    return static_cast<std::uint32_t>((z ^ (z >> 31)) % count);
  }
  Word* words(std::uint32_t slot) { return evaluator_.words(slot); }
  Record& record(std::uint32_t slot) { return engine_.records_[slot]; }
  void note(model::TransitionKind kind, std::uint32_t slot, std::uint16_t choice, std::uint32_t partner,
            std::uint16_t partner_choice, Word timer);
  void note_solo(std::uint32_t slot, std::uint16_t choice = 0) {
    if (engine_.is_traced_) note(model::TransitionKind::solo, slot, choice, nobody, 0, 0);
  }
  Footing footing_of(std::uint32_t slot) const;
  Now yield(std::uint32_t slot);
  void choose(std::uint32_t slot, const model::Instruction& in);
  void exit_process(std::uint32_t slot, const model::Instruction& in);
  // model::AtomicOperations
  void in_atomic_section(std::uint32_t slot, const model::Instruction& in) override;
  // model::SharedState
  std::uint32_t new_object() override;
  std::uint32_t new_goroutine(std::uint32_t parent_slot) override;
  void started(std::uint32_t slot) override { ready(slot); }
  Word now() override { return engine_.is_traced_ ? ~Word{0} : engine_.now(); }
  bool stands_before(const model::Instruction& in, const Word* frame_words) override;
  bool may_end() override { return engine_.may_end_.exchange(false); }
  // memory.cpp
  void memory_operation(std::uint32_t slot, const model::Instruction& in);
  void atomic_section(std::uint32_t slot, const model::Instruction& in);
  void map_next(std::uint32_t slot, const model::Instruction& in);
  void wake_awaiting(Ref ref);
  void wake_all_awaiting();
  // scheduler.cpp
  void ready(std::uint32_t slot);
  void push(std::uint32_t slot);
  void push_to_random(std::uint32_t slot);
  std::uint32_t pop();
  std::uint32_t steal();
  std::uint32_t next();
  bool has_queue();
  // channels.cpp
  Cell& cell(Ref ref) { return engine_.cells_[ref.object]; }
  Queues& queues(Ref ref);
  std::uint32_t element_words(Ref channel);
  Waiter* dequeue(WaitList& list);
  const Waiter* peek(const WaitList& list);
  Now send(std::uint32_t slot, const model::Instruction& in);
  Now receive(std::uint32_t slot, const model::Instruction& in);
  bool try_send(std::uint32_t slot, Ref channel, std::int32_t value, std::uint16_t choice, std::uint32_t next);
  bool try_receive(std::uint32_t slot, Ref channel, std::int32_t value, std::int32_t ok, std::uint16_t choice,
                   std::uint32_t next);
  void deliver(const Waiter& receiver, const Word* value, bool ok);
  const Word* take(const Waiter& sender);
  void close(std::uint32_t slot, Ref channel);
  void park(std::uint32_t slot, WaitList& list, Word key, bool is_first);
  // select.cpp
  Now select(std::uint32_t slot, const model::Instruction& in);
  bool take_case(std::uint32_t slot, const model::SelectCase& one, std::uint16_t number);
  bool is_ready(std::uint32_t slot, const model::SelectCase& one);
  void park_on_all(std::uint32_t slot, const model::Select& select);
  void leave_queues(std::uint32_t slot);
  // locks.cpp
  Now lock_operation(std::uint32_t slot, const model::Instruction& in);
  Waiter* find(Ref ref, model::Op op);
  void wake(Waiter& waiter);
  void hand_over(Waiter& waiter);
  void unlock_mutex(std::uint32_t slot, Ref ref, Word* lock);
  void unlock_writer(std::uint32_t slot, Ref ref, Word* lock);
  void unlock_reader(std::uint32_t slot, Ref ref, Word* lock);
  void add(std::uint32_t slot, Ref ref, Word* counter, Word delta);
  Now wait(std::uint32_t slot, Ref ref, const Word* counter);
  // timers.cpp
  Now sleep(std::uint32_t slot, Word duration);
  void start_timer(std::uint32_t slot, Ref timer);
  void stop_timer(std::uint32_t slot, const model::Instruction& in);
  void end_waits();
  void fire(Word timer);
  void pass_time() {
    if (++unbilled_steps_ >= billed_operations || has_step_limit_) settle_accounts();
  }
  void settle_accounts();

  Engine& engine_;
  const std::uint32_t number_;
  model::Machine machine_;
  model::StepInfo info_;
  model::Evaluator evaluator_;
  std::uint64_t random_;
  const bool has_step_limit_;
  const Fault fault_;

  SpinLock gate_;  // held during every operation; see Exclusion
  bool has_all_gates_ = false;
  std::uint32_t section_ = nobody;  // in whose atomic section the operation is that is executed now
  std::size_t section_event_ = 0;   // traced: which of the events the section is
  Footing footing_;                 // traced: of whoever does the operation, before it
  std::uint32_t mover_ = nobody;
  std::uint32_t timer_child_ = nobody;  // traced: serial number of the goroutine a timer has started last

  SpinLock queue_lock_;
  std::deque<std::uint32_t> queue_;
  std::uint32_t run_next_ = nobody;  // before the queue; nobody else takes it
  std::uint32_t slice_ = 0;          // operations since the queue had its turn

  std::vector<std::uint32_t> free_objects_, free_slots_;
  std::vector<std::uint16_t> order_;   // select: cases as they are tried
  std::vector<std::uint32_t> locked_;  // select: cells, ascending
  std::vector<Event> events_;
  std::vector<Birth> births_;
  std::uint64_t step_count_ = 0, unbilled_steps_ = 0;
  bool wants_collection_ = false;
};

/// Excludes the operations of all workers but this one's for as long as it lives. Requires: the worker is not in an
/// operation of its own.
class Exclusion {
 public:
  explicit Exclusion(Worker& worker);
  ~Exclusion();
  Exclusion(const Exclusion&) = delete;
  Exclusion& operator=(const Exclusion&) = delete;

 private:
  Worker& worker_;
};

/// An operation: holds the worker's own gate and the cells of up to two objects (nil: none). Nothing if there is one
/// worker, or if this one excludes all others anyway.
class Hold {
 public:
  explicit Hold(Worker& worker, Ref first = {}, Ref second = {})
      : worker_(worker), is_needed_(worker.engine_.is_parallel_ && !worker.has_all_gates_) {
    if (is_needed_) take(first, second);
  }
  ~Hold() {
    if (is_needed_) leave();
  }
  Hold(const Hold&) = delete;
  Hold& operator=(const Hold&) = delete;

 private:
  void take(Ref first, Ref second);
  void leave();

  Worker& worker_;
  const bool is_needed_;
  std::uint32_t first_ = 0, second_ = 0;  // objects, ascending; 0: none
};

}  // namespace stalemate::runtime::native::parallel
