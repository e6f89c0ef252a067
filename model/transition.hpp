// Transitions: what may happen next in a state. (goroutine, visible operation, choice), or a timer that fires.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "model/program.hpp"

namespace stalemate::model {

enum class TransitionKind : std::uint8_t {
  solo,        // goroutine `g` executes its operation alone; `choice` is the select case, the free value, or 0
  rendezvous,  // `g` sends to `partner` on an unbuffered channel; `choice` / `partner_choice` are their select cases or
               // 0
  fire,        // timer number `timer` of State::timers fires; g and partner are unused
};
/// For `solo` on a select: taking `default`.
inline constexpr std::uint16_t choice_default = 0xFFFF;
/// How many of `wanted` free values there are choices for: at least one, and no more than 16 bits can tell.
inline std::uint32_t choice_count(std::int64_t wanted) {
  return static_cast<std::uint32_t>(std::clamp<std::int64_t>(wanted, 1, choice_default));
}
/// For `solo` at WaitGroup.Wait: the woken goroutine finds the counter raised again and panics.
inline constexpr std::uint16_t choice_reuse_panic = 1;

struct Transition {
  TransitionKind kind = TransitionKind::solo;
  std::uint16_t g = 0, choice = 0;
  std::uint16_t partner = 0, partner_choice = 0;
  std::uint16_t timer = 0;
  friend bool operator==(const Transition&, const Transition&) = default;
};

/// What the operation was, for classification (docs/semantics.md, "Progress").
enum class StepClass : std::uint8_t {
  progress,  // communication, a lock taken or released, counters, creation of objects others see …
  poll,      // default of a select, a read of shared memory, a failed TryLock, Gosched, an atomic read, a used-up local
             // budget
  sleep,     // time.Sleep: waits for time, neither progress nor a spin
};

/// What a step did, filled by Machine::step for the checker and for traces.
struct StepInfo {
  StepClass step_class = StepClass::progress;
  /// old goroutine index → new one, or no_index when it ended in this step
  std::vector<std::uint32_t> new_index;  // for `initial`: one entry, main
  /// parent: no_index for a timer's goroutine; new_index.size() + i for one started by spawned[i] of the same step.
  /// new_index: no_index if the goroutine also ended in this step.
  struct Spawn {
    std::uint32_t parent_old_index;
    std::uint32_t new_index;
  };
  std::vector<Spawn> spawned;
  /// Old indices of other goroutines that ran local instructions because what they stood before became private in this
  /// step. A reduction must treat them as taking part in it.
  std::vector<std::uint32_t> also_ran;
  std::vector<std::string> reached;  // labels of stalemate.Reachable met
  std::string output, error_output;  // bytes written in this step
  bool main_returned = false;        // in this step
  std::uint64_t local_instruction_count = 0;
};

}  // namespace stalemate::model
