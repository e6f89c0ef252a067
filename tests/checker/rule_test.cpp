// One hand-built program for each rule: what is found, in which words, and that the witness is the shortest one.
#include <algorithm>

#include "tests/checker/doctest_after_model.hpp"
#include "tests/checker/tiny_program.hpp"

using namespace stalemate::checker;
using model_case = stalemate::model::SelectCaseKind;

namespace {

CheckResult run(const TinyProgram& p, SearchOrder order = SearchOrder::dfs) {
  CheckOptions options;
  options.order = order;
  options.self_check = true;
  return check(p.program, options);
}

std::vector<Rule> rules(const CheckResult& result) {
  std::vector<Rule> found;
  for (const Finding& f : result.findings) found.push_back(f.rule);
  return found;
}

}  // namespace

TEST_CASE("deadlock: both sides write first") {
  TinyProgram p;
  TinyFunction main = p.function("main.main"), worker = p.function("main.worker", 2);
  const std::int32_t ch1 = main.channel(0, "ch1"), ch2 = main.channel(0, "ch2");
  main.go(worker, {ch1, ch2});
  main.send(ch2, main.number(2));
  const std::uint32_t main_line = p.line;
  main.receive(ch1);
  main.ret();
  worker.send(0, worker.number(1));
  worker.receive(1);
  worker.ret();

  const CheckResult result = run(p);
  CHECK(result.verdict == Verdict::bug);
  REQUIRE(rules(result) == std::vector{Rule::deadlock});
  const Finding& f = result.findings[0];
  CHECK(f.message == "deadlock: all 2 goroutines are blocked forever, 2 blocked writes");
  CHECK(f.position.line == main_line);
  CHECK(f.function == "main.main");
  REQUIRE(f.blocked.size() == 2);
  CHECK(f.blocked[0].name == "g1");
  CHECK(f.blocked[0].is_main);
  CHECK(f.blocked[0].operation == "chan send");
  CHECK(f.blocked[1].name == "g1.1");
  CHECK(f.blocked[1].at_function == "main.worker");
  REQUIRE(f.blocked[0].waits.size() == 1);
  const Wait& wait = f.blocked[0].waits[0];
  CHECK(wait.operation == "send");
  CHECK(wait.object_state == "unbuffered");
  REQUIRE(wait.could_wake.size() == 1);
  CHECK(wait.could_wake[0].goroutine == "g1.1");
  CHECK(wait.could_wake[0].operation == "receive");
  CHECK(wait.could_wake[0].why_not == "is blocked itself");
  CHECK(f.cycle == std::vector<std::string>{"g1", wait.object, "g1.1", f.blocked[1].waits[0].object, "g1"});
  CHECK(f.witness.execution.empty());
  CHECK(f.witness.schedule == "v1:");
  CHECK(f.witness.is_shortest);
  CHECK(result.can_deadlock);
  CHECK_FALSE(result.can_exit);
  CHECK_FALSE(result.can_hang);
}

TEST_CASE("deadlock after runtime.Goexit in main") {
  TinyProgram p;
  TinyFunction main = p.function("main.main");
  main.goexit();
  main.ret();
  const CheckResult result = run(p);
  REQUIRE(rules(result) == std::vector{Rule::deadlock});
  CHECK(result.findings[0].message == "deadlock: no goroutines are left (main called runtime.Goexit)");
  CHECK(result.can_deadlock);
}

TEST_CASE("leak: a full buffer and nobody left to read it") {
  TinyProgram p;
  TinyFunction main = p.function("main.main"), worker = p.function("main.worker", 1);
  const std::int32_t ch = main.channel(1, "ch");
  for (int i = 0; i < 3; ++i) main.go(worker, {ch});
  main.receive(ch);
  main.ret();
  worker.send(0, worker.number(1));
  worker.ret();
  const CheckResult result = run(p);
  REQUIRE(rules(result) == std::vector{Rule::leak});
  const Finding& f = result.findings[0];
  CHECK(f.message.find(
            "goroutine leak: 1 goroutine blocked forever after main returned: blocked write (chan send on ") == 0);
  REQUIRE(f.blocked.size() == 1);
  CHECK(f.blocked[0].is_blocked_write);
  CHECK(f.blocked[0].waits[0].object_state == "full, 1 of 1");
  REQUIRE(f.blocked[0].waits[0].could_wake.size() == 1);
  CHECK(f.blocked[0].waits[0].could_wake[0].goroutine == "g1");
  CHECK(f.blocked[0].waits[0].could_wake[0].why_not == "has returned");
  CHECK(f.witness.steps.size() == 3);
  CHECK(result.can_exit);
  CHECK_FALSE(result.can_deadlock);
}

TEST_CASE("leaks at several places are several findings, at one place one") {
  TinyProgram p;
  TinyFunction main = p.function("main.main"), a = p.function("main.a", 1), b = p.function("main.b", 1);
  const std::int32_t ch = main.channel(0, "ch");
  main.go(a, {ch});
  main.go(a, {ch});
  main.go(b, {ch});
  main.ret();
  a.receive(0);
  a.ret();
  b.receive(0);
  b.ret();
  const CheckResult result = run(p);
  REQUIRE(rules(result) == std::vector{Rule::leak, Rule::leak});
  CHECK(result.findings[0].message.find("goroutine leak: 2 goroutines blocked forever") == 0);
  CHECK(result.findings[1].message.find("goroutine leak: 1 goroutine blocked forever") == 0);
  CHECK(result.findings[0].blocked.size() == 3);
  CHECK(result.findings[0].fingerprint != result.findings[1].fingerprint);
  CHECK(result.findings[0].blocked[0].waits[0].could_wake[0].why_not ==
        "no send to it and no close of it anywhere in the program");
}

TEST_CASE("leak: a goroutine that runs for ever") {
  TinyProgram p;
  TinyFunction main = p.function("main.main"), worker = p.function("main.worker", 1);
  const std::int32_t ch = main.channel(0, "done");
  main.go(worker, {ch});
  main.ret();
  worker.select({{model_case::receive, 0, 0}}, true);
  worker.jump(0);
  const CheckResult result = run(p);
  // The loop is reported as the leak it is, not once more as a busy loop.
  REQUIRE(rules(result) == std::vector{Rule::leak});
  CHECK(result.findings[0].message == "goroutine leak: 1 goroutine runs forever after main returned");
  CHECK(result.findings[0].witness.loop_start == 1);
  CHECK(result.findings[0].witness.steps.size() == 1);
  CHECK(result.findings[0].blocked[0].operation == "running");
}

TEST_CASE("partial deadlock: one is stuck, others run for ever") {
  TinyProgram p;
  TinyFunction main = p.function("main.main"), worker = p.function("main.worker", 1);
  const std::int32_t ch = main.channel(0, "ch");
  main.go(worker, {ch});
  const std::uint32_t top = main.here();
  main.yield();
  main.jump(top);
  worker.send(0, worker.number(1));
  worker.ret();
  const CheckResult result = run(p);
  REQUIRE(rules(result) == std::vector{Rule::partial_deadlock, Rule::busy_loop});
  CHECK(result.findings[0].message.find("partial deadlock: main.worker is blocked forever (blocked write: chan send") ==
        0);
  CHECK(result.can_hang);
  CHECK_FALSE(result.can_deadlock);
  CHECK_FALSE(result.can_exit);
}

TEST_CASE("crashes: send on closed, close of closed") {
  TinyProgram p;
  TinyFunction main = p.function("main.main"), worker = p.function("main.worker", 1);
  const std::int32_t ch = main.channel(1, "ch");
  main.go(worker, {ch});
  main.close(ch);
  main.ret();
  worker.send(0, worker.number(1));
  worker.close(0);
  worker.ret();
  const CheckResult result = run(p);
  // Either of the two closes comes second.
  REQUIRE(rules(result) == std::vector{Rule::send_on_closed, Rule::close_of_closed, Rule::close_of_closed});
  CHECK(result.findings[0].message == "panic: send on closed channel");
  CHECK(result.findings[1].message == "panic: close of closed channel");
  CHECK(result.findings[1].function == "main.main");
  CHECK(result.findings[2].function == "main.worker");
  CHECK(result.findings[0].function == "main.worker");
  CHECK(result.findings[0].witness.steps.size() == 2);
  REQUIRE(result.findings[0].related.size() == 1);
  CHECK(result.findings[0].related[0].first == "closed by g1");
  CHECK(result.can_panic);
  CHECK(result.can_exit);
}

TEST_CASE("a fatal error: unlock of an unlocked mutex") {
  TinyProgram p;
  TinyFunction main = p.function("main.main"), worker = p.function("main.worker", 1);
  const std::int32_t shared = main.object("shared");
  main.go(worker, {shared});
  main.unlock(main.address(shared, 0));
  main.ret();
  worker.lock(worker.address(0, 0));
  worker.ret();
  const CheckResult result = run(p);
  REQUIRE(rules(result) == std::vector{Rule::unlock_of_unlocked});
  CHECK(result.findings[0].message == "fatal error: sync: unlock of unlocked mutex");
}

TEST_CASE("a mutex locked twice: the holder is named") {
  TinyProgram p;
  TinyFunction main = p.function("main.main"), worker = p.function("main.worker", 1);
  const std::int32_t shared = main.object("shared");
  const std::int32_t mu = main.address(shared, 0);
  main.go(worker, {shared});
  main.lock(mu);
  main.lock(mu);
  main.ret();
  const std::int32_t other = worker.address(0, 1);
  worker.lock(other);
  worker.unlock(other);
  worker.ret();
  const CheckResult result = run(p);
  REQUIRE(rules(result) == std::vector{Rule::deadlock});
  const Finding& f = result.findings[0];
  CHECK(f.message == "deadlock: the only goroutine is blocked forever");
  CHECK(f.blocked[0].operation == "sync.Mutex.Lock");
  CHECK(f.blocked[0].waits[0].object_state.find("locked by g1 since tiny.go:") == 0);
  REQUIRE(f.blocked[0].waits[0].could_wake.size() == 1);
  CHECK(f.blocked[0].waits[0].could_wake[0].why_not == "holds it itself: the lock is not reentrant");
  CHECK(f.cycle.size() == 3);
}

TEST_CASE("AB-BA deadlock of two mutexes, by the shortest witness") {
  TinyProgram p;
  TinyFunction main = p.function("main.main"), worker = p.function("main.worker", 1);
  const std::int32_t shared = main.object("shared");
  const std::int32_t a = main.address(shared, 0), b = main.address(shared, 1);
  main.go(worker, {shared});
  main.lock(a);
  main.lock(b);
  main.unlock(b);
  main.unlock(a);
  main.ret();
  const std::int32_t wa = worker.address(0, 0), wb = worker.address(0, 1);
  worker.lock(wb);
  worker.lock(wa);
  worker.unlock(wa);
  worker.unlock(wb);
  worker.ret();
  for (const SearchOrder order : {SearchOrder::dfs, SearchOrder::bfs}) {
    const CheckResult result = run(p, order);
    REQUIRE(rules(result) == std::vector{Rule::deadlock});
    const Finding& f = result.findings[0];
    CHECK(f.message == "deadlock: all 2 goroutines are blocked forever");
    CHECK(f.witness.schedule == "v1:g1,g1.1");
    CHECK(f.witness.switch_count == 1);
    CHECK(f.witness.is_shortest);
    CHECK(f.cycle.size() == 5);
    CHECK(f.blocked[0].waits[0].could_wake[0].goroutine == "g1.1");
    CHECK(f.blocked[0].waits[0].could_wake[0].why_not == "is blocked itself");
  }
}

TEST_CASE("data race, and none between atomic or ordered accesses") {
  TinyProgram p;
  TinyFunction main = p.function("main.main"), worker = p.function("main.worker", 1);
  const std::int32_t x = main.object("x");
  main.go(worker, {x});
  main.load(x);
  main.ret();
  worker.store(0, worker.number(1));
  worker.ret();
  const CheckResult result = run(p);
  REQUIRE(rules(result) == std::vector{Rule::data_race});
  CHECK(result.findings[0].message.find("data race: write of ") == 0);
  CHECK(result.findings[0].message.find(" by g1.1 and read by g1") != std::string::npos);
  CHECK(result.findings[0].function == "main.worker");
  REQUIRE(result.findings[0].related.size() == 1);
  CHECK(result.findings[0].witness.steps.empty());

  TinyProgram q;
  TinyFunction main2 = q.function("main.main"), worker2 = q.function("main.worker", 2);
  const std::int32_t y = main2.object("y"), ch = main2.channel(0, "ch");
  main2.go(worker2, {y, ch});
  main2.receive(ch);
  main2.load(y);
  main2.ret();
  worker2.store(0, worker2.number(1));
  worker2.send(1, worker2.number(1));
  worker2.ret();
  const CheckResult safe = run(q);
  CHECK(safe.verdict == Verdict::safe);
  CHECK(safe.findings.empty());
}

TEST_CASE("livelock: everybody polls and nobody can change anything") {
  TinyProgram p;
  TinyFunction main = p.function("main.main"), worker = p.function("main.worker", 1);
  const std::int32_t ch = main.channel(0, "ch");
  main.go(worker, {ch});
  const std::uint32_t top = main.here();
  main.select({{model_case::receive, ch, 0}}, true);
  main.jump(top);
  worker.select({{model_case::receive, 0, 0}}, true);
  worker.jump(0);
  const CheckResult result = run(p);
  REQUIRE_FALSE(result.findings.empty());
  CHECK(result.findings[0].rule == Rule::livelock);
  CHECK(result.findings[0].message == "livelock: all 2 goroutines run forever without progress");
  CHECK(result.findings[0].witness.loop_start == 1);
  CHECK(result.can_hang);
}

TEST_CASE("busy loop: a warning, the verdict stays safe") {
  TinyProgram p;
  TinyFunction main = p.function("main.main"), worker = p.function("main.worker", 1);
  const std::int32_t ch = main.channel(1, "ch");
  main.go(worker, {ch});
  const std::uint32_t top = main.here();
  main.select({{model_case::receive, ch, main.word()}}, true);
  const std::uint32_t select_line = p.line;
  main.jump(top);
  main.ret();
  // The receive case leaves the loop.
  p.program.selects[0].cases[0].target = main.here() - 1;
  worker.send(0, worker.number(1));
  worker.ret();
  const CheckResult result = run(p);
  CHECK(result.verdict == Verdict::safe);
  REQUIRE(rules(result) == std::vector{Rule::busy_loop});
  CHECK(result.findings[0].message.find("busy loop: the select polls ") == 0);
  CHECK(result.findings[0].position.line == select_line);
  CHECK(result.findings[0].witness.loop_start == 1);
  CHECK(result.can_hang);
  CHECK(result.can_exit);
}

TEST_CASE("a server that never ends is safe") {
  TinyProgram p;
  TinyFunction main = p.function("main.main"), worker = p.function("main.worker", 1);
  const std::int32_t ch = main.channel(0, "ch");
  main.go(worker, {ch});
  const std::uint32_t top = main.here();
  main.send(ch, main.number(1));
  main.jump(top);
  worker.receive(0);
  worker.jump(0);
  const CheckResult result = run(p);
  CHECK(result.verdict == Verdict::safe);
  CHECK(result.findings.empty());
  CHECK(result.can_hang);
  CHECK_FALSE(result.can_exit);
}

TEST_CASE("a recursive read lock with a writer between: the cycle goes through the writer") {
  TinyProgram p;
  TinyFunction main = p.function("main.main"), worker = p.function("main.worker", 1);
  const std::int32_t shared = main.object("shared");
  const std::int32_t mu = main.address(shared, 0);
  main.go(worker, {shared});
  for (const auto op : {stalemate::model::Op::rw_read_lock, stalemate::model::Op::rw_read_lock,
                        stalemate::model::Op::rw_read_unlock, stalemate::model::Op::rw_read_unlock}) {
    main.emit({op, 0, 0, mu, 0, 0, 0});
  }
  main.ret();
  const std::int32_t other = worker.address(0, 0);
  for (const auto op :
       {stalemate::model::Op::rw_announce, stalemate::model::Op::rw_acquire, stalemate::model::Op::rw_unlock}) {
    worker.emit({op, 0, 0, other, 0, 0, 0});
  }
  worker.ret();
  const CheckResult result = run(p);
  REQUIRE(rules(result) == std::vector{Rule::deadlock});
  const Finding& f = result.findings[0];
  REQUIRE(f.blocked.size() == 2);
  CHECK(f.blocked[0].waits[0].object_state.find("closed to readers by the waiting writer g1.1") == 0);
  CHECK(f.blocked[1].waits[0].object_state.find("read-locked by g1") == 0);
  REQUIRE(f.cycle.size() == 5);
  CHECK(f.cycle[2] == "g1.1");
}
