// The encodings of all states of an exploration, whether the search has kept them or not.
#pragma once

#include "checker/state_recall.hpp"
#include "tests/checker/doctest_after_model.hpp"

namespace stalemate::checker {

class StoredBytes {
 public:
  StoredBytes(const model::Machine& machine, const Exploration& exploration)
      : machine_(machine), recall_(machine_, exploration) {}

  std::vector<std::uint8_t> of(StateId state) {
    const auto bytes = recall_.bytes(state);
    return {bytes.begin(), bytes.end()};
  }
  std::string text(StateId state) {
    const auto bytes = recall_.bytes(state);
    return {bytes.begin(), bytes.end()};
  }

 private:
  model::Machine machine_;
  StateRecall recall_;
};

}  // namespace stalemate::checker
