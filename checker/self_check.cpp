#include "checker/self_check.hpp"

#include <algorithm>

#include "model/canonical_state.hpp"
#include "model/check.hpp"

namespace stalemate::checker {

void check_state(const model::Machine& machine, const model::State& state, const std::vector<std::uint8_t>& bytes) {
  model::check_invariants(machine, state);
  model::State decoded;
  model::decode(machine, bytes.data(), bytes.size(), decoded);
  std::vector<std::uint8_t> again;
  model::encode(machine, decoded, again);
  CHECK(again == bytes, "encode(decode(x)) is x");
  model::encode(machine, state, again);
  CHECK(again == bytes, "what a step touched is all that changes in the encoding");
}

void check_restored(const model::Machine& machine, const model::State& state, const model::State& before) {
  std::vector<std::uint8_t> bytes, bytes_before;
  model::encode(machine, state, bytes);
  model::encode(machine, before, bytes_before);
  CHECK(bytes == bytes_before, "a step can be taken back");
}

void check_enabled(const model::Machine& machine, const model::State& state,
                   const std::vector<model::Transition>& transitions) {
  std::vector<model::Transition> again;
  machine.enabled(state, again);
  CHECK(again == transitions, "the order of enabled transitions is a function of the state");
  std::vector<bool> moves(state.goroutine_count, false);
  for (auto it = transitions.begin(); it != transitions.end(); ++it) {
    CHECK(std::find(it + 1, transitions.end(), *it) == transitions.end(), "a transition is listed once");
    if (it->kind == model::TransitionKind::fire) continue;
    CHECK(it->g < state.goroutine_count && it->partner < state.goroutine_count, "goroutines are in range");
    moves[it->g] = true;
    if (it->kind == model::TransitionKind::rendezvous) moves[it->partner] = true;
  }
  for (std::uint32_t g = 0; g < state.goroutine_count; ++g) {
    CHECK(machine.is_enabled(state, g) == moves[g], "is_enabled agrees with the transitions listed");
  }
}

}  // namespace stalemate::checker
