// Writes executions down as an OrderProgram. Executions that go the same way share places, so that several of them make
// trees. One that only serves prediction keeps what goroutines wait for and nothing else; where trees have to hold
// everything that may happen (path_tree.hpp), an event carries all that decides what its goroutine does next: which
// value was received or read, which way a free choice went.
#pragma once

#include <map>
#include <set>
#include <string>

#include "checker/smt/recorded_run.hpp"
#include "model/interpreter.hpp"

namespace stalemate::checker::smt {

struct RecorderOptions {
  bool keeps_outcomes = false;
  std::set<CodePoint> cells;  // loads, stores and atomic sections that are events
};

/// What may happen at a place.
struct Alternative {
  OrderEvent event;
  std::uint16_t choice = 0;
  bool gets_value = false;  // by which several outcomes are told apart
};

class PathRecorder {
 public:
  PathRecorder(model::Machine& machine, Names& names, RecorderOptions options)
      : machine_(machine),
        program_(machine.program()),
        names_(names),
        options_(std::move(options)),
        memory_only_(model::memory_only_functions(machine.program())) {}

  /// Adds an execution of the machine.
  void add(const model::Execution& execution);
  const RecordedRun& run() const { return result_; }
  /// The events of the last execution.
  const Ordering& last() const { return last_; }
  /// Whether the access is to words of a lock, a WaitGroup or a Cond.
  bool is_lock_word(const SilentAccess& access) const;
  RecordedRun take() { return std::move(result_); }
  /// By place, where somebody stood there: all that may happen.
  const std::vector<std::vector<Alternative>>& alternatives() const { return alternatives_; }
  /// What was met that events do not tell all of; empty: nothing.
  const std::string& problem() const { return problem_; }
  /// Whether the program is over before its first step.
  bool was_over_at_once() const { return was_over_at_once_; }

 private:
  OrderProgram& order() { return result_.program; }
  ThreadId thread_of(ActorId actor) const { return threads_.at(actor); }
  ThreadId thread_at(std::uint32_t g) const { return thread_of(here_.actor(g)); }
  const model::Instruction& instruction(std::uint32_t g) const;
  model::Ref ref(std::uint32_t g, std::int32_t slot) const;
  bool is_over() const;
  void problem(const std::string& what) {
    if (options_.keeps_outcomes && problem_.empty()) problem_ = what;
  }
  // path_recorder.cpp: steps, threads
  void take(const model::Transition& t);
  void solo(const model::Transition& t);
  void silent(const model::Transition& t);
  void rendezvous(const model::Transition& t);
  void fire(const model::Transition& t);
  void step(const model::Transition& t);
  void note_births(PlaceId place);
  EventId add(ThreadId thread, const OrderEvent& event, CodePoint at, std::uint16_t choice);
  void note_silent(ThreadId thread, SilentStep step);
  void note_end(std::uint32_t g, ThreadId thread);
  void happened(EventId e, EventId partner = no_id);
  void note_accesses(EventId e, std::vector<SilentAccess> made);
  void note_crash(ThreadId thread, const OrderEvent& event, CodePoint at, std::uint16_t choice, bool in_operation,
                  std::vector<SilentAccess> made);
  void end_run(EventId e);
  void adopt(EventId event, EventId other, std::uint32_t partner = model::no_index);
  std::uint32_t ancestor_of(std::size_t i) const;
  void begin(ActorId actor, EventId starter, bool is_timer, std::size_t number);
  void make_timer(ActorId actor, OrderThread& begun);
  // path_recorder_objects.cpp: objects, values, cells
  ObjectIndex object(OrderObject::Kind kind, model::Ref ref, std::int64_t capacity, std::int64_t initial);
  ObjectIndex channel_object(model::Ref ref);
  ObjectIndex lock_object(OrderObject::Kind kind, model::Ref ref);
  std::vector<SilentAccess> accesses(std::uint32_t g);
  std::uint32_t value(const model::RefMap& map, const model::Word* words);
  std::uint32_t sent_value(std::uint32_t g, std::uint16_t choice);
  std::uint32_t waiting_value(model::Ref channel);
  bool wants_value(std::uint32_t g, std::uint16_t choice) const;
  std::uint32_t cell_value(const SilentAccess& access);
  bool is_cell(std::uint32_t g) const;
  OrderEvent cell_event(std::uint32_t g, SilentAccess& access);
  // path_recorder_operations.cpp: what operations are
  OrderEvent event_of(std::uint32_t g, std::uint16_t choice);
  OrderEvent select_event(std::uint32_t g, std::uint16_t choice);
  void channel_event(OrderEvent& event, model::Ref at, bool sends);
  void describe(std::uint32_t g);
  void describe_alternatives(std::uint32_t g, const OrderEvent& event);
  bool is_event(std::uint32_t g);
  bool would_crash(std::uint32_t g, std::uint16_t choice);

  using ObjectKey = std::tuple<ObjectId, PlaceId, std::uint32_t, OrderObject::Kind>;  // second: where it was made
  model::Machine& machine_;
  const model::Program& program_;
  Names& names_;
  const RecorderOptions options_;
  const std::vector<bool> memory_only_;  // by function
  RecordedRun result_;
  std::vector<std::vector<Alternative>> alternatives_;
  std::map<std::pair<EventId, std::size_t>, ThreadId> begun_;  // by starter and number among those it starts
  std::map<ObjectKey, ObjectIndex> objects_;
  std::map<std::vector<std::uint64_t>, std::uint32_t> values_;
  std::string problem_;
  bool was_over_at_once_ = false;
  // The execution being added.
  NamedState here_;
  Ordering last_;
  model::StepInfo info_;
  std::map<ActorId, ThreadId> threads_;
  std::map<ObjectId, PlaceId> births_;
  std::set<ObjectIndex> touched_;     // cells
  std::vector<ThreadId> between_;     // whose last step the end of the run has cut short
  std::vector<PlaceId> places_;       // by thread: where it is
  std::vector<std::size_t> cursors_;  // by thread: silent steps of its place that are behind it
  std::vector<ObjectIndex> conds_;    // by thread: where it took its last ticket
};

}  // namespace stalemate::checker::smt
