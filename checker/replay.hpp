// Replays one path of the state graph from the initial state with Machine::step and keeps what people need to
// understand it: the steps, the goroutines' names, and for every object who worked on it. Every step is checked: its
// transition is enabled and leads to the stored bytes of its target, so what a finding shows has really been executed.
// Where the search has sliced values away or sorted goroutines by symmetry, the path is executed side by side by a
// machine that does neither, so that a trace shows what was sent and stored, and by whom; that both machines offer the
// same transitions checks the slice and the symmetry. Goroutines are matched by name, timers through the objects'
// numbers. Objects get new numbers in every state (canonical_state.hpp). To follow one through the run, all objects'
// `site` fields are replaced by numbers of ours before a step and put back after it: sites are carried along and mean
// nothing to a step.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "checker/explorer.hpp"
#include "checker/result.hpp"
#include "checker/shortest_path.hpp"
#include "model/machine.hpp"
#include "model/schedule.hpp"

namespace stalemate::checker {

/// An operation some goroutine did on an object.
struct Use {
  std::string goroutine;
  model::Op op = model::Op::zero;
  Position position;
};

class Replay {
 public:
  /// `searching`: the machine of the exploration; `plain`: the same without slicing and symmetry. What is read of the
  /// replay belongs to `plain`.
  Replay(model::Machine& searching, model::Machine& plain, const Exploration& exploration, const Path& path);

  const model::State& end() const { return state_; }
  const model::GoroutineNames& names() const { return names_; }
  /// The index in `end()` of the goroutine that has index `g` in the stored state.
  std::uint32_t index_of(std::uint32_t g) const;
  /// Flags by goroutine of the stored state, as flags by goroutine of `end()`.
  std::vector<bool> by_index(const std::vector<bool>& flags) const;
  /// The replayed steps as a witness; `is_shortest` and `loop_start` are the caller's to set.
  Witness witness(const Exploration& exploration, const Path& path);
  /// Operations done on the object `ref` of the end state, or on the word it points to for locks; oldest first.
  std::vector<Use> uses(model::Ref ref) const;
  /// Operations done on the object that the last step worked on, that step included; empty if it was none.
  std::vector<Use> uses_of_last() const;
  /// Who holds the lock at `ref` in the end state: the goroutines whose successful lock was not undone since. A use
  /// with `rw_announce` is a writer that still waits for readers.
  std::vector<Use> holders(model::Ref ref) const;
  bool has_ended(const std::string& goroutine) const { return ended_.contains(goroutine); }

 private:
  using Identity = std::pair<std::uint32_t, std::uint32_t>;  // object as numbered at its first sight, offset
  void first_names(const model::StepInfo& info);
  void step(const model::Transition& t);
  void step_searched(const model::Transition& t);
  model::Transition plain_of(model::Transition t) const;
  std::uint32_t plain_timer(std::uint32_t timer) const;
  void describe(const model::Transition& t, TraceStep& step) const;
  void note_uses(const model::Transition& t);
  void note_use(std::uint32_t g, std::uint16_t choice);
  void mark_objects();

  model::Machine& searching_;
  model::Machine& machine_;
  const bool mirrors_, sorts_;     // the search slices or sorts; it sorts
  model::State state_, searched_;  // `searched_` only if they may differ
  model::StepInfo info_, searched_info_;
  model::GoroutineNames names_, searched_names_;
  model::Execution execution_;
  std::vector<TraceStep> steps_;
  std::vector<std::pair<std::string, std::string>> lanes_;
  std::set<std::string> ended_;
  std::uint32_t identity_count_ = 0;
  std::map<Identity, std::vector<Use>> uses_;
  std::optional<Identity> last_used_;
};

/// "send", "receive", "lock", "read", … : the family of an operation, for traces.
std::string operation_family(model::Op op);

}  // namespace stalemate::checker
