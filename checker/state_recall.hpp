// Works out states that a search has forgotten. A state that is the only one another leads to need not be kept: it
// follows from the nearest kept state above it in the search tree by the steps on the way. The initial state follows
// from the program.
#pragma once

#include <vector>

#include "checker/explorer.hpp"
#include "model/machine.hpp"

namespace stalemate::checker {

class StateRecall final : public ForgottenBytes {
 public:
  /// `machine`: one of the search's settings; it is stepped. Both stay alive.
  StateRecall(model::Machine& machine, const Exploration& exploration) : machine_(machine), exploration_(exploration) {}

  /// The encoding of any stored state, kept or not. Valid until the next call.
  std::span<const std::uint8_t> bytes(StateId id) {
    return exploration_.store.is_kept(id) ? exploration_.store.bytes(id) : recall(id);
  }
  std::span<const std::uint8_t> recall(StateId id) override;

 private:
  void load(StateId at);
  void step(StateId from, StateId to);

  model::Machine& machine_;
  const Exploration& exploration_;
  // The state worked out last: often the next one follows from it.
  StateId last_ = no_state;
  model::State state_;
  model::StepInfo info_;
  std::vector<StateId> way_;
  std::vector<std::uint8_t> bytes_;
};

}  // namespace stalemate::checker
