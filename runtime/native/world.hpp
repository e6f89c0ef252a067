// The embedded runtime: goroutines that run the program's instructions, channels with Go's wait queues and direct
// hand-off, locks, counters, timers (docs/runtime.md). Local instructions are the model's (model/evaluator.hpp);
// everything goroutines do to each other is done here, once more, in the way of Go's runtime: a goroutine that arrives
// at an operation it cannot do parks in the queue of the object, and whoever makes the operation possible completes it
// or wakes it. The model has no such queues. Files: world (steps, queues), channels, select, locks, timers.
#pragma once

#include <deque>
#include <optional>
#include <random>
#include <unordered_map>
#include <vector>

#include "model/evaluator.hpp"
#include "runtime/native/fault.hpp"

namespace stalemate::runtime::native {

using model::Ref;
using model::Transition;
using model::Word;

enum class Standing : std::uint8_t {
  ready,     // to be run
  parked,    // in wait queues; somebody else makes it ready
  sleeping,  // in time.Sleep
};

/// Programs, machine and world live together; not safe for use by several threads at once.
class World final : public model::AtomicOperations {
 public:
  /// Under ordered time (MachineLimits) sleeps and timers are due on a virtual clock, State::clock; else they are over
  /// when the caller says so.
  World(model::Machine& machine, std::uint32_t seed, Fault fault = Fault::none);
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  /// Package initialisation and main up to its first visible operation.
  void start();
  /// Goroutine `slot` does the operation it stands before, with `choice` if it is given (as in Transition::choice), and
  /// runs on to its next one. False: it was not possible; then the goroutine has parked, or `choice` was not ready and
  /// nothing has changed.
  bool attempt(std::uint32_t slot, std::optional<std::uint16_t> choice = {});
  /// Timer number `timer` of State::timers fires.
  void fire(std::uint32_t timer);
  /// The sleep of goroutine `slot` is over.
  void end_sleep(std::uint32_t slot);
  /// The goroutine in `slot`, which stands before a channel operation or WaitGroup.Wait, parks if it cannot go on
  /// alone, offering `choice` before its other cases. False: it can.
  bool arrive(std::uint32_t slot, std::uint16_t choice);

  Standing standing(std::uint32_t slot) const;
  /// When sleeping, or a timer, is over: State::clock then.
  Word due(std::uint32_t slot) const { return records_[slot].due; }
  Word timer_due(std::uint32_t timer) const;
  /// Whether firing would change anything: a full channel drops the time.
  bool can_fire(std::uint32_t timer) const;
  /// What the last step was, as transitions of the model, indices as they were before it: the mover's, then those of
  /// the goroutines whose operations it completed.
  const std::vector<Transition>& events() const { return events_; }
  /// The run has ended: main has returned, a crash, an exit or a limit.
  bool is_over() const;
  model::State& state() { return state_; }
  const model::State& state() const { return state_; }
  model::StepInfo& info() { return info_; }
  std::uint32_t goroutine_count() const { return state_.goroutine_count; }
  const model::Instruction& at(std::uint32_t slot) const { return evaluator_.at(slot); }

 private:
  struct Record {
    Standing standing = Standing::ready;
    std::uint64_t ticket = 0;  // parked: order of arrival; kept while it retries
    std::uint32_t retries = 0;
    std::uint16_t first_case = 0;
    std::optional<std::uint16_t> closed_case;  // the channel it waited to send on was closed: of its select
    Word due = 0;
    std::uint32_t number = 0;  // of those that have been parked, from 1 on: slots change whenever a goroutine ends
  };
  struct Waiter {
    std::uint32_t slot = 0;
    std::uint16_t choice = 0;  // case of its select
  };
  struct Waiting {
    std::uint32_t number = 0;  // Record::number
    std::uint16_t choice = 0;
  };
  using Queue = std::deque<Waiting>;
  using Queues = std::unordered_map<Word, Queue>;  // by the word of the object's ref

  // world.cpp
  void in_atomic_section(std::uint32_t slot, const model::Instruction& in) override;
  bool execute(std::uint32_t slot, std::optional<std::uint16_t> choice);
  bool choose(std::uint32_t slot, std::optional<std::uint16_t> choice);
  void finish();
  void note(Transition event);
  void note_solo(std::uint32_t slot, std::uint16_t choice = 0);
  void refresh();
  void enqueue(std::uint32_t slot);
  void insert(Queue& queue, Waiter waiter);
  Waiter waiter(const Waiting& one) const { return {slots_[one.number], one.choice}; }
  Waiter head(const Queue& queue) const { return waiter(queue.front()); }
  std::vector<Waiter> all(const Queue& queue) const;
  template <class Visit>
  void for_each_queue(std::uint32_t slot, Visit&& visit);
  void park(std::uint32_t slot, std::uint16_t first_case = 0);
  void unpark(std::uint32_t slot);
  void complete(std::uint32_t slot);
  void wake(std::uint32_t slot);
  Queue* waiting(Queues& queues, Word key);
  std::uint32_t random(std::uint32_t count);
  // channels.cpp
  bool send(std::uint32_t slot, Ref channel, std::int32_t value, std::uint16_t choice, std::uint32_t next);
  bool receive(std::uint32_t slot, Ref channel, std::int32_t value, std::int32_t ok, std::uint16_t choice,
               std::uint32_t next);
  bool can_send(Ref channel);
  bool can_receive(Ref channel);
  void deliver(Waiter receiver, const Word* value, bool ok);
  const Word* take(Waiter sender);
  void close(std::uint32_t slot, Ref channel);
  std::uint32_t element_words(Ref channel);
  // select.cpp
  bool select(std::uint32_t slot, const model::Instruction& in, std::optional<std::uint16_t> choice);
  // locks.cpp
  bool lock_operation(std::uint32_t slot, const model::Instruction& in, std::optional<std::uint16_t> choice);
  void unlock_mutex(std::uint32_t slot, Word key, Word* lock);
  void unlock_writer(std::uint32_t slot, Word key, Word* lock);
  void add(std::uint32_t slot, Word key, Word* counter, Word delta);
  bool wait(std::uint32_t slot, Word* counter, std::optional<std::uint16_t> choice);
  void recheck_awaiting();
  // timers.cpp
  bool sleep(std::uint32_t slot, Word duration);
  void start_timer(std::uint32_t slot, Ref timer);
  void stop_timer(std::uint32_t slot, const model::Instruction& in);
  bool disarm(Ref timer);
  Word* timer_words(Ref timer) { return evaluator_.object(timer).words.data() + timer.offset; }

  model::Machine& machine_;
  const model::Program& program_;
  model::State state_;
  model::StepInfo info_;
  model::Evaluator evaluator_;
  std::mt19937 random_;
  const Fault fault_;
  std::vector<Record> records_;          // by slot
  std::vector<std::uint32_t> slots_{0};  // by Record::number
  Queues senders_, receivers_, lockers_;
  std::vector<std::uint32_t> awaiting_;  // parked before `await`: Record::number
  std::vector<Transition> events_;
  std::uint64_t tickets_ = 0, collections_ = 0;
  std::uint32_t section_ = model::no_index;  // in whose atomic section the operation is that is executed now
};

}  // namespace stalemate::runtime::native
