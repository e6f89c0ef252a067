// A confirmation in words: "go1.19.8: 20/20 runs end in deadlock; predicted".
#pragma once

#include <string>
#include <vector>

#include "runtime/go/confirmation.hpp"
#include "runtime/native/agreement.hpp"

namespace stalemate::report {

/// One line per fact, without indentation.
std::vector<std::string> confirmation_lines(const runtime::Confirmation& confirmation);
/// "confirmed: the embedded runtime comes to the same states in 7 steps"
std::string replay_line(const runtime::native::Replay& replay);
/// The replay of the finding with this rule and schedule; null if there is none.
const runtime::native::Replay* replay_of(const std::vector<runtime::native::Replay>& replays, model::Rule rule,
                                         const std::string& schedule);

}  // namespace stalemate::report
