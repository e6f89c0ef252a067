// The labels of stalemate.Reachable that stand in a program's code, as far as they are constants there.
#pragma once

#include <set>
#include <string>

#include "model/program.hpp"

namespace stalemate::certify {

/// Those that are not among `met`.
std::set<std::string> unmet_marks(const model::Program& program, const std::set<std::string>& met);

}  // namespace stalemate::certify
