// How far the embedded runtime and the model agree. Plain values: report reads them.
#pragma once

#include <cstddef>
#include <string>

#include "model/rule.hpp"

namespace stalemate::runtime::native {

struct Agreement {
  bool agrees = false;
  std::size_t steps = 0;  // transitions in which both agreed
  std::string problem;    // else: what went apart in the next one
  bool is_over = false;   // traced: the program has ended, rather than the number of steps
};

/// The replay of one finding's witness.
struct Replay {
  // Which finding it was.
  model::Rule rule = model::Rule::deadlock;
  std::string schedule;
  std::string not_run;  // why it was not replayed; empty: it was
  Agreement agreement;
};

}  // namespace stalemate::runtime::native
