// Checking one program: explore, decide the properties, explain. The strategy behind `explore` may change, the result
// may not: verdict and findings are functions of the program alone.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <optional>

#include "checker/result.hpp"
#include "checker/state_store.hpp"
#include "model/machine.hpp"

namespace stalemate::checker {

enum class Reduction : std::uint8_t {
  automatic,  // brute force while that is small, since its witnesses are the shortest of all; else stubborn
  none,       // every enabled transition
  sleep,      // those that do not sleep
  stubborn,
  stubborn_sleep,
  dpor,  // stateless: one execution of each trace
};
/// Names on the command line, by value.
inline constexpr const char* reduction_names[] = {"auto", "none", "sleep", "stubborn", "stubborn-sleep", "dpor"};
/// Whether certificates of such a search can be checked (docs/certificate.md): sleeping transitions leave states whose
/// stored steps are none, and a stateless search stores no states.
constexpr bool has_certificate(Reduction reduction) {
  return reduction == Reduction::automatic || reduction == Reduction::none || reduction == Reduction::stubborn;
}
enum class SearchOrder : std::uint8_t {
  dfs,
  bfs,
  random,  // by lot
  delay,   // fewest delays first: deviations from running one goroutine until it blocks (stored_search.hpp)
};
/// Names on the command line, by value.
inline constexpr const char* search_order_names[] = {"dfs", "bfs", "random", "delay"};

/// Progress of a running search, readable from another thread or a callback-free poll.
struct Progress {
  std::atomic<std::uint64_t> states{0}, transitions{0}, queue{0};
  std::atomic<std::uint32_t> depth{0};
};

struct Exploration;

struct CheckOptions {
  std::optional<std::chrono::milliseconds> timeout;
  std::uint64_t states_max = UINT64_MAX;
  std::uint64_t memory_max = UINT64_MAX;  // bytes of stored states
  std::uint32_t depth_max = UINT32_MAX;   // steps
  std::uint32_t goroutines_max = 10'000;
  Reduction reduction = Reduction::automatic;
  std::uint64_t small_states_max = 20'000;  // automatic: what brute force may store before the reduced search begins
  SearchOrder order = SearchOrder::dfs;
  std::uint64_t seed = 1;                        // of the random order
  StoreMode store = StoreMode::exact;            // how states are kept; brute force keeps all
  std::uint32_t workers = 1;                     // threads; what a complete search stores does not depend on them
  std::optional<bool> symmetry;                  // model/symmetry.hpp; not given: with a reduced search
  bool ordered_time = false;                     // model/clock.hpp; else time is free
  bool slicing = true;                           // irrelevant values are no part of states (model/relevance.hpp)
  bool self_check = false;                       // state invariants after every step, encode/decode round trips
  const std::atomic<bool>* interrupt = nullptr;  // set by Ctrl-C: stop and report
  Progress* progress = nullptr;
  /// Called with what a complete search has stored and what it shows, before the states are forgotten. Not called if
  /// anything has stopped the search.
  std::function<void(const model::Machine&, const Exploration&, const CheckResult&)> on_complete;
};

/// Explores every interleaving of `program` within the limits and decides the rules of docs/verdicts.md. Every witness
/// in the result has been replayed by Machine::step from the initial state and re-establishes its finding (CHECK
/// otherwise).
CheckResult check(const model::Program& program, const CheckOptions& options);

/// What `exploration`, which may be incomplete, shows for certain. Witnesses are replayed as above.
CheckResult judge(const model::Machine& machine, Exploration exploration);

}  // namespace stalemate::checker
