// From an order to an execution: does the events of an order one after the other with Machine::step, and with them the
// silent steps that lie between. What the machine does not allow, since a goroutine has taken another way than in the
// recorded run, is made up for by a search of bounded size from there on. So an execution that comes out of here is one
// of the machine's, whatever the formula said.
#pragma once

#include <optional>
#include <vector>

#include "checker/smt/recorded_run.hpp"

namespace stalemate::checker::smt {

/// What an execution has to end in.
struct ReplayGoal {
  enum class Kind : std::uint8_t { stuck, crash, race };
  Kind kind = Kind::stuck;
  ThreadId thread = no_id;  // crash, race: who stands there; of a crash no_id: the last event is it
  CodePoint at;             // the operation that crashes; the first access
  ThreadId other = no_id;   // race
  CodePoint other_at;
};

class OrderReplay {
 public:
  OrderReplay(model::Machine& machine, Names& names, const RecordedRun& run, std::uint32_t states_max)
      : machine_(machine), names_(names), run_(run), states_max_(states_max) {}

  /// An execution that reaches the goal; nothing: none was found.
  std::optional<model::Execution> find(const Ordering& ordering, const ReplayGoal& goal);
  /// Does the events of an order and goes on from there, always with the first of the transitions that are possible,
  /// until nothing is or `steps_max` are done. Silent steps come first, so that whoever does not end the run himself
  /// stands before an event when it ends; loads and stores at `cells` are events, too. Nothing: the machine does not
  /// allow the events.
  std::optional<model::Execution> run_on(const Ordering& ordering, std::size_t steps_max,
                                         const std::set<CodePoint>& cells);
  /// Whether the last one was found without a search; of run_on: whether it has all events, and the run was not over
  /// before.
  bool was_exact() const { return was_exact_; }

 private:
  void start();
  bool follow(const Ordering& ordering);
  bool perform(EventId e, EventId partner);
  bool advance(ThreadId thread, CodePoint until, bool only_there);
  bool advance_all();
  void run_silent(const std::set<CodePoint>& cells);
  bool approach(const ReplayGoal& goal);
  void step(const model::Transition& t);
  bool search(const ReplayGoal& goal);
  bool is_reached(const model::State& state, const ReplayGoal& goal);
  bool conflict_at(const model::State& state, CodePoint first, CodePoint second) const;
  std::uint32_t index_of(ThreadId thread) const { return here_.index_of(run_.actors[thread]); }

  model::Machine& machine_;
  Names& names_;
  const RecordedRun& run_;
  const std::uint32_t states_max_;
  NamedState here_;
  model::StepInfo info_;
  std::vector<model::Transition> enabled_;
  std::vector<std::size_t> cursors_;  // by thread: silent steps of its place that are behind it
  std::vector<PlaceId> places_;       // by thread
  model::Execution execution_;
  bool was_exact_ = false;
};

}  // namespace stalemate::checker::smt
