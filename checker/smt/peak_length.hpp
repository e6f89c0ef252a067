// How many values each channel ever holds: by a plain search of all states, without any reduction, since reductions may
// leave out the states in which a buffer is fullest.
#pragma once

#include <cstdint>
#include <map>
#include <optional>

#include "model/program.hpp"

namespace stalemate::checker::smt {

/// By the site where channels are made. Nothing if there are more than `states_max` states.
std::optional<std::map<model::SiteIndex, std::int64_t>> peak_lengths(const model::Program& program,
                                                                     std::uint64_t states_max);

}  // namespace stalemate::checker::smt
