// Which engine checks a program: the search through its states, the order engine (smt/order_check.hpp), or whichever is
// likely to be done sooner.
#pragma once

#include "checker/check.hpp"
#include "checker/smt/order_engine.hpp"

namespace stalemate::checker {

enum class Engine : std::uint8_t {
  explicit_search,
  smt,
  automatic,  // a small search first; then the order engine, if it is soon done; then a search without that bound
};
/// Names on the command line, by value.
inline constexpr const char* engine_names[] = {"explicit", "smt", "auto"};

struct EngineOptions {
  Engine engine = Engine::explicit_search;
  std::uint32_t unroll_max = 60;                        // events of one goroutine that the order engine looks at
  smt::OrderFault order_fault = smt::OrderFault::none;  // for tests
};

/// As `check`, by the engine that is asked for. The order engine says `safe` only if it has all executions; what it
/// does not understand is inconclusive, with the reason.
CheckResult check_with(const EngineOptions& engine, const model::Program& program, const CheckOptions& options);

}  // namespace stalemate::checker
