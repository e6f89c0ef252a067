// The rules of docs/verdicts.md, decided by the shortest code that does it: which errors there are, not where. Warnings
// are not decided; they change no verdict.
#pragma once

#include <set>

#include "tools/certify/walk.hpp"

namespace stalemate::certify {

/// The errors that the steps of a walk show. Requires: it has ended well.
std::set<model::Rule> errors_of(const Walk& walk, const model::Machine& machine);

/// Under ordered time: whether somebody waits in a cycle of steps that take no time, so that it waits for ever. What
/// ordered time says about such a program is nothing. Requires: likewise.
bool time_stands_still(const Walk& walk, const model::Machine& machine);

}  // namespace stalemate::certify
