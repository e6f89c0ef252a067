// What the model can do in a random walk between two of real Go's rests (walk.hpp): the states that may fit, and how
// they go on. A goroutine does its operation once it has passed that gate; what has no gate it does at any time.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "model/machine.hpp"
#include "model/schedule.hpp"
#include "model/semantics_fault.hpp"
#include "runtime/go/gate_places.hpp"
#include "runtime/go/timer_names.hpp"
#include "runtime/go/walk_log.hpp"

namespace stalemate::runtime {

/// One state that fits what real Go has done so far.
struct WalkCandidate {
  model::State state;
  model::GoroutineNames names;  // that the gates give: empty if the library has started it
  TimerNames timers;
  std::map<std::string, LibraryCalls> calls;
  std::set<std::string> passed;                      // have passed the gate of the operation they stand before
  std::map<std::string, std::size_t> taken, inputs;  // cases and free inputs, in this round
  std::string output;
};

class WalkModel {
 public:
  WalkModel(const model::Program& program, const model::Gated& gated, model::SemanticsFault fault);

  WalkCandidate start();
  /// Where a goroutine stands; one of a timer's that never runs the user's code meets no gate: real Go has none for it.
  Standing stand(WalkCandidate& candidate, std::uint32_t g) const;
  /// What needs no gate, or has passed it.
  std::vector<model::Transition> may_happen(WalkCandidate& candidate);
  /// Makes the step, whatever real Go has chosen.
  void step(WalkCandidate& candidate, const model::Transition& t);
  /// The candidate after `t`; nothing if real Go has chosen otherwise. It does not tell of a case that panics.
  std::optional<WalkCandidate> after(const WalkCandidate& candidate, const model::Transition& t,
                                     const WalkRound& round);
  /// Fires that timer; false if it is not armed.
  bool fire(WalkCandidate& candidate, const std::string& goroutine, std::uint32_t number);
  /// Equal for candidates that go on alike.
  std::string key_of(const WalkCandidate& candidate);
  /// Whether a gate, perhaps passed again, is one of which the model may make nothing.
  bool is_soft(std::uint32_t gate) const;

  model::Machine& machine() { return machine_; }

 private:
  enum class Choice : std::uint8_t { fits, differs, untold };

  static Choice takes(const std::map<std::string, std::vector<int>>& real, std::map<std::string, std::size_t>& count,
                      const std::string& name, int choice);
  Choice choice_of(WalkCandidate& candidate, std::uint32_t g, std::uint16_t choice, const WalkRound& round) const;
  void advance_names(WalkCandidate& candidate) const;

  model::Machine machine_;
  GatePlaces places_;
  const model::Gated& gated_;
  model::StepInfo info_;
  std::vector<std::uint8_t> bytes_;
};

}  // namespace stalemate::runtime
