// What the command line makes of runs of real Go: rates with and without delays, replay --real, --confirm require.
#include <nlohmann/json.hpp>

#include "runtime/go/confirm.hpp"
#include "runtime/go/toolchain.hpp"
#include "tests/cli/binary.hpp"

using namespace stalemate;
using namespace stalemate::test;
using nlohmann::json;

namespace {

const std::string corpus = STALEMATE_CORPUS;

std::uint32_t count_of(const json& outcomes, const std::string& outcome) {
  std::uint32_t count = 0;
  for (const json& seen : outcomes) {
    CHECK(seen["predicted"] == true);
    CHECK(seen["rate_95"][0] <= seen["rate_95"][1]);
    if (seen["outcome"] == outcome) count += seen["count"].get<std::uint32_t>();
  }
  return count;
}

}  // namespace

TEST_CASE("random delays show what plain runs hardly ever do" * doctest::skip(!runtime::find_toolchain())) {
  const auto confirmed = [](const std::string& file) {
    const auto result = stalemate_in("/", {"confirm", "--runs", "50", "--budget", "60s", "--format", "json", file});
    return json::parse(result.output)["files"][0]["confirm"];
  };
  const json locks = confirmed(corpus + "/patterns/gossip_lock_order.go");
  const std::uint32_t runs = locks["runs"], delayed = locks["delayed_runs"];
  CHECK(count_of(locks["outcomes"], "exit") + count_of(locks["outcomes"], "deadlock") == runs);
  CHECK(count_of(locks["delayed_outcomes"], "exit") + count_of(locks["delayed_outcomes"], "deadlock") == delayed);
  CHECK(count_of(locks["delayed_outcomes"], "deadlock") > 0);
  CHECK(locks["status"] == "confirmed");

  // What a search of all interleavings calls safe stays so under delays.
  const json safe = confirmed(corpus + "/patterns/gossip_safe.go");
  CHECK(count_of(safe["delayed_outcomes"], "exit") == safe["delayed_runs"]);
  CHECK(safe["status"] == "agrees");

  const json leak = confirmed(corpus + "/book/12_gather_early_return_leak.go");
  CHECK(count_of(leak["delayed_outcomes"], "leak") > 0);
  CHECK(count_of(leak["outcomes"], "leak") == 0);
}

TEST_CASE("the embedded runtime ends as predicted, and chaos shows what is rare") {
  const auto confirmed = [](const std::string& file) {
    const auto result = stalemate_in("/", {"confirm", "--runs", "40", "--budget", "30s", "--format", "json", file});
    return json::parse(result.output)["files"][0]["confirm"];
  };
  const json locks = confirmed(corpus + "/patterns/gossip_lock_order.go");
  CHECK(locks["embedded_runs"] == 40);
  CHECK(count_of(locks["embedded_outcomes"], "exit") + count_of(locks["embedded_outcomes"], "deadlock") == 40);
  const std::uint32_t deadlocks = count_of(locks["chaotic_outcomes"], "deadlock");
  CHECK(deadlocks > 0);
  CHECK(deadlocks + count_of(locks["chaotic_outcomes"], "exit") == 40);
  const json leak = confirmed(corpus + "/book/12_gather_early_return_leak.go");
  CHECK(count_of(leak["embedded_outcomes"], "exit") == 40);
  CHECK(count_of(leak["chaotic_outcomes"], "leak") > 0);
  const json panic = confirmed(corpus + "/patterns/panic_after_own_operation.go");
  CHECK(count_of(panic["chaotic_outcomes"], "panic") == 40);
  CHECK(panic["chaotic_outcomes"].size() == 2);  // either side's
  const json early = confirmed(corpus + "/library/context_watchdog_panics.go");
  CHECK(count_of(early["chaotic_outcomes"], "panic") > 0);
  CHECK(early["status"] == "agrees");
  const json safe = confirmed(corpus + "/patterns/gossip_safe.go");
  CHECK(count_of(safe["chaotic_outcomes"], "exit") == 40);
}

TEST_CASE("what the embedded runtime shows confirms nothing about Go, but may contradict the model") {
  runtime::Prediction prediction;
  prediction.complete = prediction.can_exit = prediction.can_deadlock = prediction.has_findings = true;
  const runtime::ConfirmOptions options;
  runtime::Confirmation confirmation;
  confirmation.runs = confirmation.chaotic_runs = 1;
  runtime::OutcomeCount& plain = confirmation.outcomes.emplace_back();
  plain.count = 1;
  runtime::OutcomeCount& chaotic = confirmation.chaotic.emplace_back(plain);
  chaotic.outcome = runtime::Outcome::deadlock;
  conclude(confirmation, prediction, options);
  CHECK(confirmation.status == runtime::ConfirmationStatus::not_reproduced);
  chaotic.is_predicted = false;
  conclude(confirmation, prediction, options);
  CHECK(confirmation.status == runtime::ConfirmationStatus::mismatch);
  chaotic.is_predicted = true;
  confirmation.embedded_problem = "after step 3: it sends";
  conclude(confirmation, prediction, options);
  CHECK(confirmation.status == runtime::ConfirmationStatus::mismatch);
  CHECK(contains(confirmation.reason, "after step 3"));
}

TEST_CASE("an ending that was not predicted is a mismatch, with delays too") {
  runtime::Prediction prediction;
  prediction.complete = prediction.can_exit = true;
  runtime::ConfirmOptions options;
  options.runs = 10;
  runtime::Confirmation confirmation;
  const auto run = [](std::uint32_t i) {
    runtime::OutcomeCount seen;
    seen.count = 1;
    if (i % 5 == 4) seen.outcome = runtime::Outcome::leak;
    return std::optional(seen);
  };
  confirmation.delayed = count_outcomes(run, prediction, options, confirmation.delayed_runs);
  CHECK(confirmation.delayed_runs == 10);
  REQUIRE(confirmation.delayed.size() == 2);
  CHECK(confirmation.delayed[1].count == 2);
  CHECK_FALSE(confirmation.delayed[1].is_predicted);
  conclude(confirmation, prediction, options);
  CHECK(confirmation.status == runtime::ConfirmationStatus::mismatch);

  prediction.has_leak = true;
  std::uint32_t runs = 0;
  confirmation.delayed = count_outcomes(run, prediction, options, runs);
  conclude(confirmation, prediction, options);
  CHECK(confirmation.status == runtime::ConfirmationStatus::agrees);

  // No time left: one run, so that there is something to say; interrupted: none.
  options.budget = std::chrono::milliseconds(0);
  runs = 0;
  count_outcomes(run, prediction, options, runs);
  CHECK(runs == 1);
  const std::atomic<bool> interrupt = true;
  options.interrupt = &interrupt;
  runs = 0;
  CHECK(count_outcomes(run, prediction, options, runs).empty());
}

TEST_CASE("replay --real follows a schedule to its end, or part of it" * doctest::skip(!runtime::find_toolchain())) {
  const std::string file = corpus + "/patterns/gossip_lock_order.go";
  const auto whole = stalemate_in("/", {"replay", "--real", "--schedule", "v1:g1*2,g1.1*5", file});
  CHECK(contains(whole.output, "nothing can happen after this"));
  CHECK(contains(whole.output, "go: confirmed by go1."));
  CHECK(whole.exit_code == 0);
  const auto part = stalemate_in("/", {"replay", "--real", "--schedule", "v1:g1*2,g1.1*2", file});
  CHECK(contains(part.output, "goes the same way"));
  CHECK(part.exit_code == 0);
}

TEST_CASE("--confirm require says why errors do not count" * doctest::skip(!runtime::find_toolchain())) {
  const auto result =
      stalemate_in("/", {"check", "--confirm", "require", corpus + "/classics/worker_pool_errgroup_stuck.go"});
  CHECK(result.exit_code == 3);
  CHECK(contains(result.output, "inconclusive"));
  CHECK(contains(result.output, "none confirmed (no guided run: go build: "));
}
