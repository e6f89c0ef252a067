// Schedules: names along an execution, text and back, errors with their step.

#include <random>

#include "tests/checker/doctest_after_model.hpp"
#include "tests/checker/tiny_program.hpp"

using namespace stalemate::model;
using stalemate::checker::TinyFunction;
using stalemate::checker::TinyProgram;

namespace {

// Main starts two workers that start one each; all of them talk over two channels, one buffered, with selects.
TinyProgram family() {
  TinyProgram p;
  TinyFunction main = p.function("main.main"), worker = p.function("main.worker", 2),
               child = p.function("main.child", 2);
  const std::int32_t a = main.channel(0, "a"), b = main.channel(1, "b");
  main.go(worker, {a, b});
  main.go(worker, {a, b});
  for (int i = 0; i < 3; ++i) {
    main.select({{SelectCaseKind::receive, a, main.word()}, {SelectCaseKind::receive, b, main.word()}}, true);
  }
  main.ret();
  worker.yield();
  worker.go(child, {0, 1});
  const std::int32_t value = worker.number(1);
  worker.select({{SelectCaseKind::send, 0, value}, {SelectCaseKind::send, 1, value}}, false);
  worker.ret();
  child.receive(0);
  child.ret();
  return p;
}

Execution random_execution(Machine& machine, std::mt19937& random) {
  State state;
  StepInfo info;
  machine.initial(state, info);
  Execution execution;
  std::vector<Transition> enabled;
  for (machine.enabled(state, enabled); !enabled.empty(); machine.enabled(state, enabled)) {
    execution.push_back(enabled[random() % enabled.size()]);
    machine.step(state, execution.back(), info);
  }
  return execution;
}

}  // namespace

TEST_CASE("names follow goroutines while their indices change") {
  GoroutineNames names;
  StepInfo info;
  info.new_index = {0};
  info.spawned = {{0, 1}, {0, 3}, {1, 2}};  // the third was started by the first one started
  names.start(info);
  REQUIRE(names.count() == 4);
  CHECK(names.name(0) == "g1");
  CHECK(names.name(1) == "g1.1");
  CHECK(names.name(2) == "g1.1.1");
  CHECK(names.name(3) == "g1.2");
  info.new_index = {0, no_index, 1, 2};
  info.spawned = {{1, 3}, {no_index, 4}, {0, no_index}};
  names.advance(info);
  CHECK(names.name(1) == "g1.1.1");
  CHECK(names.name(3) == "g1.1.2");
  CHECK(names.name(4) == "t1");
  CHECK(names.index("g1.1") == no_index);
  CHECK(names.index("g1.2") == 2);
  info.new_index = {0, 1, 2, 3, 4};
  info.spawned = {{0, 5}};
  names.advance(info);
  CHECK(names.name(5) == "g1.4");  // g1.3 ended as it began
}

TEST_CASE("text and back, for random executions") {
  const TinyProgram p = family();
  Machine machine(p.program);
  std::mt19937 random(11);
  bool saw_rendezvous = false, saw_default = false, saw_repetition = false;
  for (int i = 0; i < 500; ++i) {
    const Execution execution = random_execution(machine, random);
    const std::string text = to_schedule(machine, execution);
    saw_rendezvous |= text.find('>') != std::string::npos;
    saw_default |= text.find("?d") != std::string::npos;
    saw_repetition |= text.find('*') != std::string::npos;
    std::optional<ScheduleError> error;
    CHECK(from_schedule(machine, text, error) == execution);
    CHECK_FALSE(error.has_value());
  }
  CHECK(saw_rendezvous);
  CHECK(saw_default);
  CHECK(saw_repetition);
}

TEST_CASE("bad syntax is an error at step 0") {
  const TinyProgram p = family();
  Machine machine(p.program);
  for (const char* text :
       {"", "g1", "v2:g1", "v1:g1,", "v1:,g1", "v1:x1", "v1:g", "v1:g1?", "v1:g1?x", "v1:g1*0", "v1:g1*", "v1:g1>",
        "v1:g1>t", "v1:g1 ,g1", "v1:g1?70000", "v1:g1?99999", "v1:g1*99999999999"}) {
    CAPTURE(text);
    std::optional<ScheduleError> error;
    CHECK(from_schedule(machine, text, error).empty());
    REQUIRE(error.has_value());
    CHECK(error->step == 0);
  }
}

TEST_CASE("a step that is not possible is named") {
  const TinyProgram p = family();
  Machine machine(p.program);
  std::optional<ScheduleError> error;
  CHECK(from_schedule(machine, "v1:", error).empty());
  CHECK_FALSE(error.has_value());
  CHECK(from_schedule(machine, "v1:g1,g1,g7", error).size() == 2);
  REQUIRE(error.has_value());
  CHECK(error->step == 3);
  CHECK(error->message == "there is no goroutine `g7` here");
  CHECK(from_schedule(machine, "v1:g1,t0", error).size() == 1);
  CHECK(error->message == "this step is not possible here");
  CHECK(from_schedule(machine, "v1:g1?0", error).empty());
  CHECK(error->step == 1);
}
