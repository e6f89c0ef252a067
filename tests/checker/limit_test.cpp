// Limits: each one is named, the verdict is inconclusive, and what was found before it stays found.
#include "tests/checker/doctest_after_model.hpp"
#include "tests/checker/tiny_program.hpp"

using namespace stalemate::checker;

namespace {

// Main sends `steps` values to a worker that reads them.
TinyProgram chain(int steps) {
  TinyProgram p;
  TinyFunction main = p.function("main.main"), worker = p.function("main.worker", 1);
  const std::int32_t ch = main.channel(0, "ch");
  main.go(worker, {ch});
  const std::int32_t value = main.number(1);
  for (int i = 0; i < steps; ++i) {
    main.send(ch, value);
    worker.receive(0);
  }
  main.ret();
  worker.ret();
  return p;
}

CheckResult run(const TinyProgram& p, const CheckOptions& options) { return check(p.program, options); }

}  // namespace

TEST_CASE("a search that is not stopped is conclusive") {
  CheckOptions options;
  options.states_max = 11;
  options.depth_max = 10;
  const CheckResult result = run(chain(10), options);
  CHECK(result.statistics.states == 11);
  CHECK(result.verdict == Verdict::safe);
  CHECK(result.stopped_by == StoppedBy::nothing);
}

TEST_CASE("states, depth, memory, time and interrupts stop a search") {
  CheckOptions options;
  options.states_max = 5;
  CheckResult result = run(chain(10), options);
  CHECK(result.verdict == Verdict::inconclusive);
  CHECK(result.stopped_by == StoppedBy::states);
  CHECK(result.stopped_detail == "--max-states 5");

  options = {};
  options.depth_max = 4;
  result = run(chain(10), options);
  CHECK(result.verdict == Verdict::inconclusive);
  CHECK(result.stopped_by == StoppedBy::depth);
  CHECK(result.stopped_detail == "--max-depth 4");
  CHECK(result.statistics.states == 5);

  options = {};
  options.memory_max = 1;
  result = run(chain(10), options);
  CHECK(result.stopped_by == StoppedBy::memory);

  options = {};
  options.timeout = std::chrono::milliseconds(0);
  result = run(chain(10), options);
  CHECK(result.stopped_by == StoppedBy::timeout);
  CHECK(result.stopped_detail == "--timeout 0s");

  const std::atomic<bool> interrupt = true;
  options = {};
  options.interrupt = &interrupt;
  result = run(chain(10), options);
  CHECK(result.stopped_by == StoppedBy::interrupt);
  CHECK(result.verdict == Verdict::inconclusive);
}

TEST_CASE("a terminal state is a deadlock also when the search was not complete") {
  TinyProgram p;
  TinyFunction main = p.function("main.main"), worker = p.function("main.worker", 1);
  const std::int32_t shared = main.object("shared");
  const std::int32_t a = main.address(shared, 0), b = main.address(shared, 1);
  main.go(worker, {shared});
  main.lock(a);
  main.lock(b);
  main.unlock(b);
  main.ret();
  const std::int32_t wa = worker.address(0, 0), wb = worker.address(0, 1);
  worker.lock(wb);
  worker.lock(wa);
  worker.unlock(wa);
  worker.ret();
  CheckOptions options;
  options.order = SearchOrder::bfs;
  options.depth_max = 1;
  CheckResult result = run(p, options);
  CHECK(result.verdict == Verdict::inconclusive);
  CHECK(result.findings.empty());
  options.depth_max = 2;
  result = run(p, options);
  CHECK(result.stopped_by == StoppedBy::depth);
  CHECK(result.verdict == Verdict::bug);
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].rule == Rule::deadlock);
}

TEST_CASE("too many goroutines") {
  TinyProgram p;
  TinyFunction main = p.function("main.main"), worker = p.function("main.worker", 1);
  const std::int32_t ch = main.channel(0, "ch");
  const std::uint32_t top = main.here();
  main.yield();
  main.go(worker, {ch});
  main.jump(top);
  worker.receive(0);
  worker.ret();
  CheckOptions options;
  options.goroutines_max = 5;
  const CheckResult result = run(p, options);
  // That the workers wait for ever shows all the same.
  CHECK(result.verdict == Verdict::bug);
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].rule == Rule::partial_deadlock);
  CHECK(result.stopped_by == StoppedBy::goroutines);
  CHECK(result.stopped_detail == "--max-goroutines 5");
}
