// Why a goroutine waits and why nobody will wake it: for each object it waits for, the object's state, the goroutines
// whose code could still do the complementary operation, and what keeps each of them from it. "Could" is the
// over-approximation of model::EffectTable and, to this very object, of model::MaySets, so a goroutine that is not
// named here certainly cannot help.
#pragma once

#include <vector>

#include "checker/replay.hpp"
#include "checker/result.hpp"
#include "model/foresight.hpp"
#include "model/may_set.hpp"

namespace stalemate::checker {

/// One wait with what the wait-for graph needs: the object and the live goroutines (indices) that could wake.
struct ExplainedWait {
  Wait wait;
  model::Ref object;
  std::vector<std::uint32_t> wakers;
};

class WaitExplainer {
 public:
  /// `stuck` says by goroutine index of the replay's end state who can never move again.
  WaitExplainer(const model::Machine& machine, const Replay& replay, const std::vector<bool>& stuck);

  /// The goroutine as a report shows it, without waits.
  BlockedGoroutine goroutine(std::uint32_t g) const;
  /// What it waits for: one entry, or one per case of its select.
  std::vector<ExplainedWait> waits(std::uint32_t g) const;

 private:
  struct Complement {
    model::Op op;
    const char* word;    // "send", "unlock"
    const char* phrase;  // "send to it", as in "no send to it anywhere in the program"
  };
  ExplainedWait channel_wait(std::uint32_t g, model::Op op, model::Ref channel, std::string label, Position at) const;
  ExplainedWait lock_wait(std::uint32_t g, const model::OperationView& view) const;
  ExplainedWait counter_wait(std::uint32_t g, const model::OperationView& view) const;
  void add_channel_wakers(std::uint32_t g, const Complement& complement, ExplainedWait& result) const;
  /// Adds every other live goroutine that can reach `object` and may still do `op`; true if there is one.
  bool add_live_wakers(std::uint32_t g, const Complement& complement, model::Ref object, ExplainedWait& result) const;
  void add_holders(std::uint32_t g, model::Op waiting, ExplainedWait& result) const;
  void add_signallers(std::uint32_t g, ExplainedWait& result) const;
  /// Where the object was made; line 0 for objects made by library code.
  Position made_at(model::Ref ref) const;
  std::string why_not(std::uint32_t h) const;
  bool same_channel_type(model::TypeIndex a, model::TypeIndex b) const;
  bool matches(const model::FutureOperation& future, model::Op op, model::Ref object) const;

  const model::Machine& machine_;
  const model::EffectTable& effects_;
  const Replay& replay_;
  const std::vector<bool>& stuck_;
  model::MaySets may_;  // of the replay's end
};

}  // namespace stalemate::checker
