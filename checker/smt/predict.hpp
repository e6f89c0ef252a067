// Prediction from one execution: asks the order engine which other orders of what happened in it end in a deadlock, a
// leak, a crash or a data race, and replays the answers (a causal model of the run as in J. Huang, P. Meredith, G.
// Rosu, "Maximal Sound Predictive Race Detection with Control Flow Abstraction", PLDI 2014, but for Go's operations,
// and with the replay in place of the control flow). What is not found may be there all the same: nothing here is ever
// called safe.
#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "checker/smt/order_engine.hpp"
#include "model/machine.hpp"
#include "model/schedule.hpp"

namespace stalemate::checker::smt {

struct PredictOptions {
  OrderOptions order;
  std::uint32_t cuts_max = 24;              // of stuck goroutines that are replayed
  std::uint32_t pairs_max = 200;            // of accesses, and of operations that may crash, that are asked about
  std::uint32_t instances_max = 3;          // of the same lines
  std::uint32_t search_states_max = 3'000;  // where a replay goes another way
  std::uint32_t events_max = 1'200;         // of a run; beyond that the formula is too large
  const std::atomic<bool>* interrupt = nullptr;
};

struct Prediction {
  std::vector<model::Execution> executions;  // each of them ends in what was looked for
  std::size_t event_count = 0, question_count = 0;
  std::size_t exact_count = 0, searched_count = 0, refuted_count = 0;  // answers by what their replay has shown
  std::string given_up;  // why something was not asked or not answered; empty: nothing was left out
};

/// Requires: is_available(); `execution` is one of the machine's, which neither slices nor sorts.
Prediction predict(model::Machine& machine, const model::Execution& execution, const PredictOptions& options);

}  // namespace stalemate::checker::smt
