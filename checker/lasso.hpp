// Lassos: a path to a state and a cycle back to it, the witness of something that goes on for ever.
#pragma once

#include <vector>

#include "checker/analysis.hpp"
#include "checker/place.hpp"

namespace stalemate::checker {

struct Lasso {
  Path path;  // stem, then cycle
  std::uint32_t stem_length = 0;
};

/// The stem followed by the shortest allowed cycle that moves goroutine `g` of the stem's target. Requires: there is
/// one.
Lasso lasso(const Analysis& analysis, Path stem, std::uint32_t g, const EdgeFilter& allowed);
/// Replays the lasso into the finding's witness and sets where its loop starts.
void fill_loop_witness(const Analysis& analysis, const Lasso& lasso, Finding& finding);
/// The place goroutine `g` of `start` is said to loop at: of the operations it executes on `cycle` a select if there is
/// one, else the first in the text.
Place loop_place(const Analysis& analysis, StateId start, std::uint32_t g, const Path& cycle);

}  // namespace stalemate::checker
