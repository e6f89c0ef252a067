// Expanding one state: which of its transitions are executed is the expander's choice, what they lead to is written
// down without the numbers that states get when they are stored, so that several threads can expand at once.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "checker/check.hpp"
#include "checker/observation.hpp"
#include "checker/sleep_sets.hpp"
#include "checker/state_graph.hpp"
#include "model/canonical_state.hpp"
#include "model/machine.hpp"

namespace stalemate::checker {

StateFlags flags_of(const model::State& state);
void fill_label(const model::Transition& t, const model::StepInfo& info, EdgeLabel& label);

/// A state that is stored and waits for its turn.
struct OpenState {
  StateId id = no_state;
  std::uint32_t depth = 0;  // in the search tree
  std::uint32_t mover = 0;  // goroutine that moved last, as numbered in this state; model::no_index: a timer
  std::uint32_t delays = 0;
  StateFlags flags = {};
  bool is_again = false;  // it was expanded before; some of what slept then is awake now
};

/// What an expander is given.
struct Task {
  OpenState open;
  std::vector<std::uint8_t> bytes;  // the state's encoding
  SleepSet sleep;
  SleepSet awake;  // of a state that is expanded again: only these are executed
};

/// Where one executed transition led.
struct Successor {
  std::size_t bytes_end = 0;  // in Expansion::bytes; it begins where the one before ends
  StateFlags flags;
  std::uint32_t goroutine_count = 0;
  std::uint32_t mover = 0;
  std::uint32_t delays = 0;  // of this step
  EdgeLabel label;
  SleepSet sleep;
  StepEnd end;
  std::vector<std::string> reached;
};

/// A limit of the machine, or an instruction `refuse`, that a step met: its state is not to be explored.
struct LimitMet {
  const char* reason = nullptr;
  std::uint32_t refusal = model::no_index;
};

struct Expansion {
  std::vector<std::uint8_t> bytes;  // encoded successors, one after the other
  std::vector<Fingerprint> prints;  // of each
  std::vector<Successor> successors;
  std::size_t successor_count = 0;  // of those; the rest is left from earlier use
  std::vector<RaceSighting> races;
  std::vector<LimitMet> limits;
  SleepSet skipped;  // chosen, but asleep
  std::uint64_t step_count = 0;
  bool is_cut = false;          // at --max-depth: nothing was executed
  bool is_passed_over = false;  // the search is over: nothing was looked at

  void clear();
  std::span<const std::uint8_t> bytes_of(std::size_t successor) const;
};

/// Whether transitions that are explored elsewhere are passed over (sleep_sets.hpp).
enum class Sleep : std::uint8_t {
  off,
  on,
  // Planted faults, for tests only.
  all_independent,     // everything stays asleep, whatever is executed
  never_woken,         // a state that is met again with fewer sleepers is not expanded again
  bottoms_lack_edges,  // nothing is woken in bottom components
};

/// Expands states, one at a time, with a machine of its own.
class Expander {
 public:
  Expander(const model::Machine& machine, const CheckOptions& options, Sleep sleep)
      : machine_(machine), options_(options), sleep_(sleep) {}
  virtual ~Expander() = default;
  Expander(const Expander&) = delete;
  Expander& operator=(const Expander&) = delete;

  /// `out` is overwritten.
  void expand(const Task& task, Expansion& out);
  /// Makes `bytes` the current state and lists its transitions.
  void load(std::span<const std::uint8_t> bytes);
  const model::State& current() const { return current_; }
  const std::vector<model::Transition>& transitions() const { return transitions_; }
  /// Executes the transitions with these numbers in the current state.
  void execute(const std::vector<std::uint32_t>& indices, Expansion& out);

 protected:
  /// Executes those transitions of the current state, there is at least one, that are to be followed.
  virtual void execute_chosen(const OpenState& open, Expansion& out) = 0;
  /// Executes transition number `index` of the current state unless it sleeps; true if that ended the run.
  bool execute(std::uint32_t index, Expansion& out);

  model::Machine machine_;

 private:
  void encode_next();
  std::uint32_t delays_of(const model::Transition& t) const;
  void put_to_sleep(const model::Transition& t, Successor& successor);
  void rename_cases(model::Transition& u) const;

  const CheckOptions& options_;
  const Sleep sleep_;
  RaceWatch watch_;
  std::uint32_t mover_ = 0;  // of the current state
  SleepSet asleep_, taken_;  // in the current state; what may sleep after further steps
  // Reused from step to step, so that a warm search does not allocate.
  model::State current_, next_;
  model::EncodingParts parts_;        // of the current state
  std::vector<std::uint8_t> loaded_;  // its encoding
  bool next_is_current_ = false;      // next_ need not be copied from it
  model::StepInfo info_;
  std::vector<model::Transition> transitions_;
  std::vector<std::uint8_t> encoded_;
};

using MakeExpander = std::function<std::unique_ptr<Expander>()>;

}  // namespace stalemate::checker
