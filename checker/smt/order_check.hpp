// Checking a program with the order engine: all that goroutines may do, as trees, all orders of it as one formula. The
// trees are learned: an execution gives each goroutine a path; then the formula is asked for an order in which somebody
// meets an outcome that no execution has shown yet (another case of a select, another value, a lock that is free), the
// answer is executed, and what it shows is added. When no outcome is left that can be met, the trees hold every
// execution, by induction over its length: what a goroutine does next is decided by the outcomes on its path, and
// outcomes are all that others decide. Then the formula says whether anybody can get stuck, crash or race.
// What is not decided by outcomes is noticed, and the answer is inconclusive: timers, atomic sections of the library
// that do more than touch one place of memory, memory accessed in other ways than by single loads and stores,
// references sent to others, and goroutines that go on beyond the bound on events.
#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "checker/smt/order_engine.hpp"
#include "model/machine.hpp"
#include "model/schedule.hpp"

namespace stalemate::checker::smt {

struct OrderCheckOptions {
  OrderOptions order;
  std::uint32_t unroll_max = 60;   // events of one goroutine
  std::uint32_t events_max = 600;  // of all trees
  std::uint32_t executions_max = 400;
  std::uint32_t cuts_max = 12;  // ends with somebody stuck that are reported
  const std::atomic<bool>* interrupt = nullptr;
};

struct OrderCheck {
  std::vector<model::Execution> executions;  // of Machine(program): each ends in a bug, and a few more
  bool is_complete = false;                  // every execution of the program is among the trees
  std::string given_up;                      // why not
  std::size_t executions_learned = 0, event_count = 0, question_count = 0;
  std::uint32_t depth = 0;  // events of the longest path
};

/// Requires: is_available().
OrderCheck order_check(const model::Program& program, const OrderCheckOptions& options);

}  // namespace stalemate::checker::smt
