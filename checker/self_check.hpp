// Expensive checks of our own work, on under `--self-check` and in all tests.
#pragma once

#include <cstdint>
#include <vector>

#include "model/machine.hpp"

namespace stalemate::checker {

/// The invariants of state.hpp hold, and decoding `bytes` and encoding the result yields `bytes` again,
/// as does encoding `state`.
void check_state(const model::Machine& machine, const model::State& state, const std::vector<std::uint8_t>& bytes);
/// `state`, which a step has been taken back from, is `before` again.
void check_restored(const model::Machine& machine, const model::State& state, const model::State& before);
/// Machine::enabled lists the same transitions again, each once, and agrees with Machine::is_enabled.
void check_enabled(const model::Machine& machine, const model::State& state,
                   const std::vector<model::Transition>& transitions);

}  // namespace stalemate::checker
