// Runs of the embedded runtime that nobody guides: on two threads, as Go would run them, and with somebody else going
// on after every operation, which makes rare endings frequent.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "model/program.hpp"
#include "runtime/go/confirmation.hpp"

namespace stalemate::cli {

/// One run; nothing if it meets what is not supported.
std::optional<runtime::OutcomeCount> run_embedded(const model::Program& program, std::uint32_t seed);
/// Likewise. It goes on after main's return, so that leaks show, and the model follows: `problem` is where it does not
/// allow what the run did, and then there is no outcome.
std::optional<runtime::OutcomeCount> run_embedded_chaotically(const model::Program& program, std::uint32_t seed,
                                                              std::string& problem);

}  // namespace stalemate::cli
