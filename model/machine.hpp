// The machine: the one definition of what a step does (docs/semantics.md). Everything that explores, replays or
// explains a program goes through it: `initial`, `enabled`, `step`, `dependent`, `describe`. A step executes the
// visible instruction a goroutine stands before, then its local instructions up to the next visible one (for a
// rendezvous: of both goroutines; for a spawn: of the new goroutine as well, so that it stands at its first visible
// instruction). Memory instructions count as visible iff the object touched can be reached by another live goroutine.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/layout.hpp"
#include "model/liveness.hpp"
#include "model/relevance.hpp"
#include "model/semantics_fault.hpp"
#include "model/slot_symmetry.hpp"
#include "model/state.hpp"
#include "model/string_table.hpp"
#include "model/touched.hpp"
#include "model/transition.hpp"

namespace stalemate::model {

class Foresight;

/// Where a crash of one kind happens.
struct CrashPlace {
  Rule rule = Rule::panic;
  Position position;
  friend bool operator==(const CrashPlace&, const CrashPlace&) = default;
};

struct MachineLimits {
  /// Local instructions of one goroutine in one step before a forced yield at a backward jump.
  std::uint64_t local_budget = 1U << 20;
  std::uint32_t frames_max = 100'000;     // deeper recursion is Go's fatal stack overflow
  std::uint32_t goroutines_max = 10'000;  // reported through `limit_reached`
  std::uint64_t heap_words_max = 1U << 26;
  /// A map with more entries is ranged over in some of the orders there are: any entry is the first (of 64 at most),
  /// then always the first or the last of those left is taken. So of any two either may come first.
  std::uint32_t map_orders_max = UINT32_MAX;
  /// Irrelevant words stand as 0 in states (relevance.hpp). Not for single runs, whose output shows them.
  bool slicing = false;
  /// Sleeps and timers take as long as they say and computing takes no time (clock.hpp); else any of them may end at
  /// any step.
  bool ordered_time = false;
  /// States that differ only in which of several like goroutines, or cases of a select, is which are one
  /// (symmetry.hpp).
  bool symmetry = false;
  /// For one execution, none of whose states is stored or compared: they are put into canonical form only now and then,
  /// to drop garbage, and reading and writing memory begins no step.
  bool single_run = false;
  /// What two have once reached stays shared, and an armed timer stays though nobody reaches it: which steps there are
  /// then follows from what happened before each, not from the order of the rest. For searches that compare executions.
  bool keeps_sharing = false;
  /// Test failures and panics at these places end the run as if nobody had looked (checker/early_timeout.hpp).
  std::vector<CrashPlace> assumed_away;
  /// For tests: slicing takes instructions of these kinds for ones that move no values and decide nothing.
  std::vector<Op> slicing_faults;
  /// For tests: what is taken for interchangeable without being so.
  LockstepFault lockstep_fault = LockstepFault::none;
  /// For tests: what a step does other than Go.
  SemanticsFault semantics_fault = SemanticsFault::none;
};

/// What one operation of a goroutine is about: used for messages, data races and dependence.
struct OperationView {
  Op op = Op::zero;
  Position position;                  // innermost user position
  std::string_view label;             // the operation as written, "ch <- v"; may be empty
  FunctionIndex function = no_index;  // innermost user function
  std::string library_call;  // "sync.WaitGroup.Wait", "time.Sleep", "context.WithCancel" … when the operation is inside
                             // a library model
  Ref object;  // channel, lock, memory word …; nil if none
};

/// A goroutine stands before a receive from an open unbuffered channel, alone or as a case of a select.
struct ReceiveOffer {
  Ref channel;
  std::uint32_t g = 0;
  std::uint16_t choice = 0;
};

/// Buffers of the interpreter and of canonicalise, kept between steps so that a warm machine does not allocate.
struct Scratch {
  std::vector<std::uint32_t> order;        // goroutine slots in canonical order, while a step runs
  std::vector<std::uint32_t> parents;      // by spawned goroutine: slot of the parent or no_index
  std::vector<std::uint32_t> to_run;       // slots that have local work to do
  std::vector<std::uint32_t> work, queue;  // objects still to be walked
  // canonicalise: new number, old number, who reaches it, lowest offset a reference to it has
  std::vector<std::uint32_t> number, old_of, owner, lowest;
  // canonicalise: objects with smaller numbers are reached from package variables or main, from package variables
  std::uint32_t anchored = 0, anchored_by_globals = 0;
  std::vector<Word> words;
  std::vector<HeapObject> objects;
  std::vector<Goroutine> goroutines;
  std::vector<Word> timers;
  std::vector<std::uint16_t> choices;
  std::vector<ReceiveOffer> offers;
  std::vector<std::uint32_t> entries;  // of a map, left to an iterator
  std::string text;
  Touched touched;  // by the last step
  // Single runs: the number of objects at which garbage is dropped, words allocated since it was.
  std::uint32_t collect_at = 0;
  std::uint64_t allocated_words = 0;
};

/// Not safe for use by several threads at once, but copies are: they share what they know of the program and their
/// strings. States made by one machine are only meaningful to it and its copies (string ids).
class Machine {
 public:
  explicit Machine(const Program& program, MachineLimits limits = {});
  const Program& program() const { return program_; }
  /// A machine that shares strings with this one, slices nothing and keeps goroutines in the order of their creation:
  /// for witnesses, which show values and names. Its states have the same transitions.
  Machine plain() const {
    Machine copy = *this;
    copy.limits_.slicing = copy.limits_.symmetry = false;
    return copy;
  }
  /// A machine that shares strings with this one and keeps what was shared shared (MachineLimits::keeps_sharing).
  Machine keeping_sharing() const {
    Machine copy = *this;
    copy.limits_.symmetry = false;
    copy.limits_.keeps_sharing = true;
    return copy;
  }
  /// Whether states are sorted by symmetry from now on.
  void set_symmetry(bool symmetry);
  /// What may change places in frames; null: nothing, or symmetry has never been on.
  const SlotSymmetry* slot_symmetry() const { return slot_symmetry_.get(); }
  StringTable& strings() { return *strings_; }
  const StringTable& strings() const { return *strings_; }
  const MachineLimits& limits() const { return limits_; }
  const Layouts& layouts() const { return *layouts_; }
  /// Words that count in a state: live ones, with slicing only the relevant ones of them.
  const Liveness& liveness() const { return slices() ? relevance_->live() : *liveness_; }
  const Relevance& relevance() const { return *relevance_; }
  const Foresight& foresight() const { return *foresight_; }
  /// Whether this machine's states lack anything.
  bool slices() const { return limits_.slicing && relevance_->slices(); }
  Scratch& scratch() const { return scratch_; }
  /// Whether State::clock is part of states; it stands still otherwise.
  bool reads_clock() const { return reads_clock_; }

  /// Puts the initial state in `state`: package initialisation and main run up to main's first visible operation.
  void initial(State& state, StepInfo& info);
  /// All transitions enabled in `state`, in a fixed order (by goroutine, then choice). Empty when the run has ended.
  void enabled(const State& state, std::vector<Transition>& transitions) const;
  /// Whether timer number `timer` can fire without any time passing.
  bool can_fire_now(const State& state, std::uint32_t timer) const;
  /// Those of them in which goroutine `g` moves and that need no time to pass, for single runs.
  void enabled_of(const State& state, std::uint32_t g, std::vector<Transition>& transitions) const;
  /// Executes one enabled transition in place and leaves the state canonical. Requires: `t` is enabled in `state`.
  void step(State& state, const Transition& t, StepInfo& info);
  /// A machine limit stopped the last step (goroutines, heap): the state is not to be explored further. Null if none.
  const char* limit_reached() const { return limit_reached_; }
  /// Whether orders of maps were left out so far, by this machine or copies of it.
  bool left_out_map_orders() const { return left_out_map_orders_->load(std::memory_order_relaxed); }
  void leave_out_map_orders() const { left_out_map_orders_->store(true, std::memory_order_relaxed); }
  /// If that was an instruction `refuse`, its number; else no_index.
  std::uint32_t refusal_reached() const { return refusal_reached_; }

  /// The operation goroutine `g` stands before. Requires: g < goroutine_count.
  OperationView operation(const State& state, std::uint32_t g) const;
  /// Whether goroutine `g` can do a transition in this state (alone or with a partner).
  bool is_enabled(const State& state, std::uint32_t g) const;
  /// Whether two transitions enabled in `state` may not commute there (conditional dependence; docs/algorithm.md has
  /// the table).
  bool dependent(const State& state, const Transition& t, const Transition& u) const;

  /// A memory access a goroutine is about to make: `words` words at `at`.
  struct Access {
    Ref at;
    std::uint32_t words = 0;
    bool writes = false;
    bool is_atomic = false;
    bool is_map = false;
    /// Counting a WaitGroup up from zero (which "must happen before a Wait", package sync; no write here), or waiting
    /// for it (writes): Go's race detector is told of these as accesses to a word of their own.
    bool is_count = false;
  };
  /// Accesses of the memory operation g stands before; empty for other operations. Two goroutines standing before
  /// overlapping accesses, one of them a write and not both atomic, are a data race.
  void accesses(const State& state, std::uint32_t g, std::vector<Access>& result) const;

  // ------------------------------------------------------------------ words for people
  /// One line for the transition, before it is executed: "ch2 <- 2", "<-res = 0", "mu.Lock()", "go main.main.func1".
  std::string describe(const State& state, const Transition& t) const;
  /// The name of an object or of a word in it: "ch2", "s.mu", "results", "chan made at dl.go:7".
  std::string object_name(const State& state, Ref ref) const;
  /// A value of type `type` at `words` as fmt's %v prints it (no method calls), cut after about 60 bytes.
  std::string render(const State& state, TypeIndex type, const Word* words) const;
  /// "dl.go:10"
  std::string short_position(Position position) const;
  /// Name of the function goroutine g was started with ("main.main.func1"), wrappers and library frames skipped.
  std::string goroutine_function(const State& state, std::uint32_t g) const;

 private:
  friend class Interpreter;
  const Program& program_;
  MachineLimits limits_;
  std::shared_ptr<StringTable> strings_;
  std::vector<Word> text_ids_;
  std::shared_ptr<const Layouts> layouts_;
  std::shared_ptr<const Liveness> liveness_;
  std::shared_ptr<const Relevance> relevance_;
  std::shared_ptr<const Foresight> foresight_;
  std::shared_ptr<const SlotSymmetry> slot_symmetry_;
  // By function (dependent.cpp): an atomic section of it touches nothing but memory; it may arrive at WaitGroup.Wait.
  std::vector<bool> memory_only_, may_wait_;
  bool reads_clock_ = false;
  std::shared_ptr<std::atomic<bool>> left_out_map_orders_ = std::make_shared<std::atomic<bool>>(false);
  mutable Scratch scratch_;
  const char* limit_reached_ = nullptr;
  std::uint32_t refusal_reached_ = no_index;
};

/// Aborts with a message if `state` breaks an invariant of state.hpp (self-check).
void check_invariants(const Machine& machine, const State& state);

}  // namespace stalemate::model
