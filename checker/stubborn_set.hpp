// Stubborn sets, chosen from the state alone: a set T of agents (goroutines, armed timers) such that nothing agents
// outside of T may ever do can interfere with what agents in T may do now. Executing only the transitions of T then
// reaches every deadlock, and with the repair of stubborn_search.cpp every local state, every pair of simultaneously
// possible accesses and every terminal component (Valmari & Hansen, "Stubborn Set Intuition Explained", ToPNoC 2017:
// these are strong stubborn sets). Closure: with p in T, for each operation p stands before, every agent that may still
// do something that does not commute with it (an enabled operation), or that may enable it (a disabled one). "May
// still do" is model::MaySets. docs/algorithm.md has the table of conflicts and says why each row is enough.
#pragma once

#include <cstdint>
#include <vector>

#include "checker/alike.hpp"
#include "checker/conflict.hpp"
#include "model/foresight.hpp"
#include "model/machine.hpp"
#include "model/may_set.hpp"

namespace stalemate::checker {

/// Conflicts that matter only to which of two crashes happens: left out until a crash of that kind has been seen.
struct PreciseConflicts {
  bool unlocks = false;          // two unlocks, the second of which is fatal
  bool dones = false;            // two WaitGroup.Done, the second of which panics
  bool panics_end_runs = false;  // else two such Dones conflict from the start
  /// Number of a line of conflict.def that is ignored: a planted fault.
  std::uint32_t left_out = model::no_index;
  bool alike_by_place = false;  // another one
  friend bool operator==(const PreciseConflicts&, const PreciseConflicts&) = default;
};

class StubbornSets {
 public:
  StubbornSets(const model::Machine& machine, PreciseConflicts precise)
      : machine_(machine),
        may_(machine, machine.foresight().may_table()),
        done_bound_(machine.foresight().done_bound()),
        precise_(precise),
        alike_(machine, precise.alike_by_place) {}

  /// Begins work on `state`, which must stay unchanged while it is asked about; `enabled` are its transitions.
  void assign(const model::State& state, const std::vector<model::Transition>& enabled);
  /// The closure with fewest enabled transitions, at least one, none of them involving an agent of `excluded` as its
  /// start; among equals that of `preferred`. Appends the numbers of the transitions to `chosen` that are not in it
  /// yet. False: no agent outside of `excluded` has a transition.
  bool choose(std::uint32_t preferred, const std::vector<bool>& excluded, std::vector<std::uint32_t>& chosen);
  /// Likewise for the closure of one agent.
  void close(std::uint32_t agent, std::vector<std::uint32_t>& chosen);
  std::uint32_t agent_count() const { return agent_count_; }
  const Alike& alike() const { return alike_; }
  /// The agents a transition involves; the second is model::no_index for all but a rendezvous.
  std::pair<std::uint32_t, std::uint32_t> agents_of(const model::Transition& t) const;

 private:
  using Agents = std::vector<bool>;

  const Agents& needs(std::uint32_t agent);
  void goroutine_needs(std::uint32_t g);
  void timer_needs(std::uint32_t timer);
  void channel_needs(model::Ref channel, bool sends);
  void lock_needs(const model::Instruction& in, const model::Word* s, std::uint32_t g);
  void counter_needs(model::Ref group, std::int64_t delta, std::uint32_t g);
  void arrival_needs(std::uint32_t agent);
  void access_needs(std::uint32_t g);
  void section_needs(std::uint32_t g);
  void add(Situation situation, model::Ref at);
  bool may_go_negative(model::Ref group, std::int64_t counter, std::uint32_t g);
  std::uint32_t done_bound(std::uint32_t agent, model::Ref group);
  bool waits_for_one_of(const Agents& agents, std::uint32_t waiter);
  bool anybody_may(model::Act act, model::Ref at);
  bool is_anybody_woken() const;
  bool is_overwritten(model::Ref lock);
  model::MaySets& may();
  std::uint32_t count(const Agents& agents) const;
  void closure(std::uint32_t agent, std::uint32_t give_up_at, Agents& agents);
  void append(const Agents& agents, std::vector<std::uint32_t>& chosen) const;

  const model::Machine& machine_;
  model::MaySets may_;
  const model::DoneBound& done_bound_;
  PreciseConflicts precise_;
  Alike alike_;
  const model::State* state_ = nullptr;
  const std::vector<model::Transition>* enabled_ = nullptr;
  std::uint32_t agent_count_ = 0;
  bool may_is_assigned_ = false;
  std::vector<Agents> needs_;
  std::vector<bool> has_needs_;
  Agents* current_ = nullptr;
  Agents candidate_, best_;
  std::vector<std::uint32_t> work_;
  std::vector<model::Machine::Access> accesses_;
};

}  // namespace stalemate::checker
