// Steps: where goroutines stop, in which order they are listed, timers, locks, atomic sections, budgets, schedules,
// effects.
#include <doctest/doctest.h>

#include <random>

#include "explore.hpp"
#include "model/effect.hpp"
#include "model/schedule.hpp"
#include "model/timer.hpp"

namespace stalemate::model::test {
namespace {

using Words = std::set<std::string>;

std::int32_t as_k(TypeIndex type) { return static_cast<std::int32_t>(type); }

/// Every final state of every interleaving.
std::set<Bytes> final_states(const Program& program) {
  Machine machine(program);
  std::set<Bytes> seen, ends;
  std::vector<State> work(1);
  StepInfo info;
  machine.initial(work[0], info);
  std::vector<Transition> enabled;
  while (!work.empty()) {
    const State state = std::move(work.back());
    work.pop_back();
    Bytes bytes;
    encode(machine, state, bytes);
    if (!seen.insert(bytes).second) continue;
    machine.enabled(state, enabled);
    if (enabled.empty()) ends.insert(bytes);
    for (const Transition& t : enabled) {
      work.push_back(state);
      machine.step(work.back(), t, info);
    }
  }
  return ends;
}

}  // namespace

TEST_CASE("the list of goroutines does not depend on how starts and ends interleave") {
  // A random tree: each function yields, then starts its children, yielding in between; some stay blocked at the end.
  for (unsigned seed = 0; seed < 60; ++seed) {
    std::mt19937 random(seed);
    Builder b;
    const TypeIndex type = b.channel(b.int_type);
    std::vector<Body> bodies;
    for (int i = 0; i < 5; ++i) bodies.push_back(b.function("main.f" + std::to_string(i)));
    for (std::size_t i = 0; i < bodies.size(); ++i) {
      const Body& f = bodies[i];
      f.code({.op = Op::yield});
      // Children are taken in pairs: i starts 2i + 1 and 2i + 2.
      for (std::size_t child = 2 * i + 1; child <= 2 * i + 2 && child < bodies.size(); ++child) {
        f.go(bodies[child]);
        if (random() % 2 == 0) f.code({.op = Op::yield});
      }
      if (random() % 2 == 0) f.receive(f.ref(), type);
      f.ret();
    }
    b.program.main = b.program.user_entry = bodies[0].index();
    CAPTURE(seed);
    CHECK(final_states(b.program).size() == 1);
    explore(b.program);
  }
}

TEST_CASE("objects are named by discovery: the order of allocation does not show") {
  Builder b;
  const TypeIndex pointer = b.pointer(b.int_type);
  b.globals({{"p", pointer}, {"q", pointer}});
  std::vector<Body> workers;
  for (std::uint32_t i = 0; i < 2; ++i) {
    const Body worker = b.function("main.w" + std::to_string(i));
    const std::int32_t p = worker.ref();
    worker.code({.op = Op::yield});
    worker.code({.op = Op::new_object, .a = p, .k = as_k(b.int_type)});
    worker.code({.op = Op::store, .n = 1, .a = worker.global(i), .b = p});
    worker.ret();
    workers.push_back(worker);
  }
  const Body main = b.main();
  for (const Body& worker : workers) main.go(worker);
  main.end();
  CHECK(final_states(b.program).size() == 1);
  CHECK(explore(b.program).independent_pairs > 0);
}

TEST_CASE("memory is local until it is shared, and again when it is not") {
  Builder b;
  b.globals({{"x", b.int_type}});
  const Body worker = b.function("main.w");
  const std::int32_t captured = worker.capture(b.pointer(b.int_type)), one = worker.constant(1);
  worker.code({.op = Op::store, .n = 1, .a = captured, .b = one});
  worker.ret();
  const Body main = b.main();
  const std::int32_t p = main.ref("p"), to = main.word();
  main.code({.op = Op::new_object, .a = p, .k = as_k(b.int_type)});
  main.code({.op = Op::store, .n = 1, .a = p, .b = main.constant(4)});
  main.go(worker, p, 1);
  main.code({.op = Op::load, .n = 1, .a = to, .b = p});
  main.code({.op = Op::store, .n = 1, .a = main.global(0), .b = to});
  main.end();
  Machine machine(b.program);
  State state;
  StepInfo info;
  machine.initial(state, info);
  REQUIRE(state.goroutine_count == 2);
  CHECK(machine.operation(state, 0).op == Op::load);
  CHECK(machine.operation(state, 1).op == Op::store);
  std::vector<Machine::Access> x, y;
  machine.accesses(state, 0, x);
  machine.accesses(state, 1, y);
  REQUIRE(x.size() == 1);
  REQUIRE(y.size() == 1);
  CHECK(x[0].at == y[0].at);
  CHECK(!x[0].writes);
  CHECK(y[0].writes);
  CHECK(machine.describe(state, {TransitionKind::solo, 1}) == "p = 1");
  CHECK(machine.describe(state, {TransitionKind::solo, 0}) == "read p = 4");
  // The worker ends: main's load is nobody else's business any more and runs in the same step, to the end.
  State after = state;
  machine.step(after, {TransitionKind::solo, 1}, info);
  CHECK(info.also_ran == std::vector<std::uint32_t>{0});
  CHECK(outcome_of(after) == "done 1");
  machine.step(state, {TransitionKind::solo, 0}, info);
  CHECK(info.step_class == StepClass::poll);
  CHECK(explore(b.program).outcomes == Words{"done 1", "done 4"});
}

TEST_CASE("locks") {
  SUBCASE("a mutex is not re-entrant, and TryLock fails while it is held") {
    Builder b;
    b.globals({{"x", b.int_type}, {"mu", b.int_type}});
    const Body main = b.main();
    const std::int32_t mu = main.global(1), ok = main.word();
    main.code({.op = Op::mutex_try_lock, .a = ok, .b = mu});
    main.code({.op = Op::store, .n = 1, .a = main.global(0), .b = ok});
    main.code({.op = Op::mutex_lock, .a = mu});
    main.end();
    CHECK(explore(b.program).outcomes == Words{"blocked 1 1 1"});
  }
  SUBCASE("unlocking what is not locked is fatal") {
    for (const auto& [op, text] : {std::pair{Op::mutex_unlock, "fatal: sync: unlock of unlocked mutex"},
                                   std::pair{Op::rw_unlock, "fatal: sync: Unlock of unlocked RWMutex"},
                                   std::pair{Op::rw_read_unlock, "fatal: sync: RUnlock of unlocked RWMutex"}}) {
      Builder b;
      b.globals({{"rw", b.array(b.int_type, 3)}});
      const Body main = b.main();
      main.code({.op = op, .a = main.global(0)});
      main.end();
      CHECK(explore(b.program).outcomes == Words{text});
    }
  }
  SUBCASE("a waiting writer blocks new readers: recursive read locks deadlock") {
    Builder b;
    b.globals({{"rw", b.array(b.int_type, 3)}});
    const Body writer = b.function("main.w");
    const std::int32_t at = writer.global(0);
    for (const Op op : {Op::rw_announce, Op::rw_acquire, Op::rw_unlock}) writer.code({.op = op, .a = at});
    writer.ret();
    const Body main = b.main();
    const std::int32_t rw = main.global(0);
    main.go(writer);
    for (const Op op : {Op::rw_read_lock, Op::rw_read_lock, Op::rw_read_unlock, Op::rw_read_unlock}) {
      main.code({.op = op, .a = rw});
    }
    main.end();
    CHECK(explore(b.program).outcomes == Words{"done 0 0 0", "blocked 2 1 0 1"});
  }
  SUBCASE("a WaitGroup used again before Wait has returned panics") {
    Builder b;
    b.globals({{"wg", b.int_type}});
    const Body waiter = b.function("main.w");
    waiter.code({.op = Op::wait_group_wait, .a = waiter.global(0)});
    waiter.ret();
    const Body main = b.main();
    const std::int32_t wg = main.global(0), one = main.constant(1), minus = main.constant(~Word{0});
    main.code({.op = Op::wait_group_add, .a = wg, .b = one});
    main.go(waiter);
    main.code({.op = Op::wait_group_add, .a = wg, .b = minus});
    main.code({.op = Op::wait_group_add, .a = wg, .b = one});
    main.code({.op = Op::wait_group_add, .a = wg, .b = minus});
    main.end();
    CHECK(explore(b.program).outcomes ==
          Words{"done 0", "panic: sync: WaitGroup is reused before previous Wait has returned"});
  }
  SUBCASE("a negative counter panics") {
    Builder b;
    b.globals({{"wg", b.int_type}});
    const Body main = b.main();
    main.code({.op = Op::wait_group_add, .a = main.global(0), .b = main.constant(~Word{0})});
    main.end();
    CHECK(explore(b.program).outcomes == Words{"panic: sync: negative WaitGroup counter"});
  }
}

TEST_CASE("an atomic section is one step; a failed one counts as polling") {
  Builder b;
  b.globals({{"x", b.int_type}});
  // cas(0, 1): if x == 0 { x = 1 }
  const Body cas = b.function("sync/atomic.cas");
  cas.function().is_library = true;
  const std::int32_t x = cas.parameter(b.pointer(b.int_type)), old = cas.word(), one = cas.word();
  cas.code({.op = Op::atomic_begin, .t = 2, .a = x});
  cas.code({.op = Op::load, .n = 1, .a = old, .b = x});
  const std::uint32_t skip = cas.code({.op = Op::jump_if, .a = old});
  cas.code({.op = Op::constant, .a = one, .k = b.word_constant(1)});
  cas.code({.op = Op::store, .n = 1, .a = x, .b = one});
  cas.patch_b(skip);
  cas.ret();
  const Body worker = b.function("main.w");
  worker.code({.op = Op::call, .b = worker.global(0), .k = static_cast<std::int32_t>(cas.index())});
  worker.ret();
  const Body main = b.main();
  main.go(worker);
  main.code({.op = Op::call, .b = main.global(0), .k = static_cast<std::int32_t>(cas.index())});
  main.end();
  Machine machine(b.program);
  State state;
  StepInfo info;
  machine.initial(state, info);
  const OperationView view = machine.operation(state, 0);
  CHECK(view.op == Op::atomic_begin);
  CHECK(view.library_call == "sync/atomic.cas");
  CHECK(view.position.line > 0);
  machine.step(state, {TransitionKind::solo, 1}, info);
  CHECK(info.step_class == StepClass::progress);
  machine.step(state, {TransitionKind::solo, 0}, info);
  CHECK(info.step_class == StepClass::poll);
  CHECK(outcome_of(state) == "done 1");
  CHECK(explore(b.program).states == 4);
}

TEST_CASE("a loop without visible operations yields when its budget is used up") {
  Builder b;
  const Body main = b.main();
  const std::int32_t top = main.target();
  main.code({.op = Op::jump, .a = top});
  MachineLimits limits;
  limits.local_budget = 1000;
  Machine machine(b.program, limits);
  State state;
  StepInfo info;
  machine.initial(state, info);
  check_invariants(machine, state);
  Bytes before, after;
  encode(machine, state, before);
  std::vector<Transition> enabled;
  machine.enabled(state, enabled);
  REQUIRE(enabled.size() == 1);
  machine.step(state, enabled[0], info);
  CHECK(info.step_class == StepClass::poll);
  CHECK(info.local_instruction_count > 1000);
  encode(machine, state, after);
  CHECK(before == after);
}

TEST_CASE("garbage is collected inside long steps too") {
  Builder b;
  b.globals({{"x", b.int_type}});
  const Body main = b.main();
  const std::int32_t p = main.ref(), i = main.constant(0), one = main.constant(1), end = main.constant(300'000),
                     less = main.word();
  const std::int32_t top = main.target();
  main.code({.op = Op::new_object, .a = p, .k = as_k(b.int_type)});
  main.code({.op = Op::store, .n = 1, .a = p, .b = i});
  main.code({.op = Op::load, .n = 1, .a = i, .b = p});
  main.code({.op = Op::int_add, .t = 3, .a = i, .b = i, .c = one});
  main.code({.op = Op::int_lt, .t = 3, .a = less, .b = i, .c = end});
  main.code({.op = Op::jump_if, .a = less, .b = top});
  main.code({.op = Op::store, .n = 1, .a = main.global(0), .b = i});
  main.end();
  MachineLimits limits;
  limits.local_budget = 10'000'000;
  limits.heap_words_max = 100'000;
  Machine machine(b.program, limits);
  State state;
  StepInfo info;
  machine.initial(state, info);
  CHECK(machine.limit_reached() == nullptr);
  CHECK(state.objects.size() < 10'000);
  CHECK(outcome_of(state) == "done 300000");
}

namespace {

struct TimerProgram {
  Builder b;
  TypeIndex timer = 0, channel = 0;
  TimerProgram() {
    channel = b.channel(b.int_type);
    timer = b.structure("time.runtimeTimer", {{"armed", b.int_type},
                                              {"periodic", b.int_type},
                                              {"c", channel},
                                              {"f", b.func_type},
                                              {"left", b.int_type},
                                              {"duration", b.int_type}});
  }
  /// A timer armed in main; returns its word.
  std::int32_t arm(const Body& m, std::int32_t channel_word, std::int32_t function, bool periodic, Word duration = 0) {
    const std::int32_t t = m.ref();
    m.code({.op = Op::new_object, .a = t, .k = as_k(timer)});
    if (periodic) m.code({.op = Op::store, .n = 1, .a = t, .b = m.constant(1), .c = timer_word::periodic});
    if (channel_word >= 0) m.code({.op = Op::store, .n = 1, .a = t, .b = channel_word, .c = timer_word::channel});
    if (function >= 0) m.code({.op = Op::store, .n = 1, .a = t, .b = function, .c = timer_word::function});
    if (duration != 0) m.code({.op = Op::store, .n = 1, .a = t, .b = m.constant(duration), .c = timer_word::duration});
    m.code({.op = Op::timer_start, .a = t});
    return t;
  }
};

}  // namespace

TEST_CASE("timers") {
  TimerProgram p;
  p.b.globals({{"x", p.b.int_type}});
  SUBCASE("a one-shot timer wakes its receiver, at any time") {
    const Body main = p.b.main();
    const std::int32_t ch = main.make_chan(p.channel, 1);
    p.arm(main, ch, -1, false);
    main.receive(ch, p.channel);
    main.end();
    CHECK(explore(p.b.program).outcomes == Words{"done 0"});
  }
  SUBCASE("a timer nobody can see is dropped and hides no deadlock") {
    const Body main = p.b.main();
    const std::int32_t ch = main.make_chan(p.channel, 1), nil = main.ref();
    p.arm(main, ch, -1, true);
    main.receive(nil, p.channel);
    main.end();
    CHECK(explore(p.b.program).outcomes == Words{"blocked 1 0"});
  }
  SUBCASE("a ticker fires while its buffer has room") {
    const Body main = p.b.main();
    const std::int32_t ch = main.make_chan(p.channel, 1);
    p.arm(main, ch, -1, true);
    const std::int32_t top = main.target();
    main.receive(ch, p.channel);
    main.code({.op = Op::jump, .a = top});
    const Explored explored = explore(p.b.program);
    CHECK(explored.outcomes.empty());
    CHECK(explored.states <= 4);
  }
  SUBCASE("stop answers whether the timer was armed; a function runs in a goroutine of its own") {
    const Body f = p.b.function("main.f");
    f.code({.op = Op::store, .n = 1, .a = f.global(0), .b = f.constant(7)});
    f.ret();
    const Body main = p.b.main();
    const std::int32_t value = main.closure(f), t = p.arm(main, -1, value, false), stopped = main.word(),
                       old = main.word();
    main.code({.op = Op::timer_stop, .a = stopped, .b = t});
    main.code({.op = Op::load, .n = 1, .a = old, .b = main.global(0)});
    main.code({.op = Op::int_add, .t = 3, .a = old, .b = old, .c = stopped});
    main.code({.op = Op::store, .n = 1, .a = main.global(0), .b = old});
    main.end();
    CHECK(explore(p.b.program).outcomes == Words{"done 0", "done 1", "done 7"});
  }
}

TEST_CASE("free choices") {
  Builder b;
  b.globals({{"x", b.int_type}});
  const Body main = b.main();
  const std::int32_t n = main.word();
  main.code({.op = Op::choose, .a = n, .b = main.constant(3)});
  main.code({.op = Op::store, .n = 1, .a = main.global(0), .b = n});
  main.end();
  CHECK(explore(b.program).outcomes == Words{"done 0", "done 1", "done 2"});
}

TEST_CASE("schedules name what happened and replay it") {
  Builder b;
  b.globals({{"x", b.int_type}});
  const TypeIndex type = b.channel(b.int_type);
  const Body worker = b.function("main.w");
  const std::int32_t captured = worker.capture(type), again = worker.constant(2);
  worker.send(captured, worker.constant(1), type);
  worker.send(captured, again, type);
  worker.ret();
  const Body main = b.main();
  const std::int32_t ch = main.make_chan(type, 0);
  main.go(worker, ch, 1);
  main.go(worker, ch, 1);
  const std::int32_t first = main.receive(ch, type);
  main.code({.op = Op::store, .n = 1, .a = main.global(0), .b = first});
  main.receive(ch, type);
  main.end();
  Machine machine(b.program);
  State state;
  StepInfo info;
  machine.initial(state, info);
  GoroutineNames names;
  names.start(info);
  CHECK(names.name(0) == "g1");
  CHECK(names.name(1) == "g1.1");
  CHECK(names.name(2) == "g1.2");
  CHECK(names.index("g1.2") == 2);
  std::vector<Transition> enabled;
  machine.enabled(state, enabled);
  REQUIRE(enabled.size() == 2);
  CHECK(machine.describe(state, enabled[1]) == "ch <- 1");
  Execution execution{enabled[1]};
  machine.step(state, enabled[1], info);
  machine.enabled(state, enabled);
  execution.push_back(enabled[0]);
  const std::string text = to_schedule(machine, execution);
  CHECK(text.rfind("v1:g1.2>g1,", 0) == 0);
  std::optional<ScheduleError> error;
  CHECK(from_schedule(machine, text, error) == execution);
  CHECK(!error);
  from_schedule(machine, "v1:g1.2>g1,nonsense", error);
  REQUIRE(error);
  CHECK(error->step == 0);
  from_schedule(machine, "v1:g1.2>g1,g1.9", error);
  REQUIRE(error);
  CHECK(error->step == 2);
  from_schedule(machine, "v1:g1", error);
  REQUIRE(error);
  CHECK(error->message == "this step is not possible here");
  from_schedule(machine, "g1", error);
  CHECK(error);
}

TEST_CASE("future operations follow the control flow, calls and starts") {
  Builder b;
  const TypeIndex type = b.channel(b.int_type);
  const Body worker = b.function("main.w");
  const std::int32_t captured = worker.capture(type);
  worker.code({.op = Op::close_chan, .a = captured, .k = as_k(type)});
  worker.ret();
  const Body main = b.main();
  const std::int32_t ch = main.make_chan(type, 0);
  main.send(ch, main.constant(1), type);
  main.receive(ch, type);
  main.go(worker, ch, 1);
  main.end();
  Machine machine(b.program);
  const EffectTable effects(b.program);
  State state;
  StepInfo info;
  machine.initial(state, info);
  std::vector<Op> ops;
  for (const FutureOperation& operation : effects.future(state, 0)) ops.push_back(operation.op);
  CHECK(ops == std::vector<Op>{Op::close_chan, Op::send, Op::receive});
  state.goroutines[0].frames[0].pc += 1;
  ops.clear();
  for (const FutureOperation& operation : effects.future(state, 0)) ops.push_back(operation.op);
  CHECK(std::count(ops.begin(), ops.end(), Op::send) == 0);
  CHECK(effects.all().size() == 3);
}

TEST_CASE("names: variables, fields, elements, sites") {
  Builder b;
  const TypeIndex mutex = b.structure("sync.Mutex", {{"state", b.int_type}});
  const TypeIndex counter = b.structure("main.Counter", {{"n", b.int_type}, {"mu", mutex}});
  b.globals({{"c", counter}, {"list", b.array(counter, 2)}});
  const Body main = b.main();
  const std::int32_t p = main.ref("p");
  main.code({.op = Op::new_object, .a = p, .c = b.site("box"), .k = as_k(counter)});
  main.code({.op = Op::mutex_lock, .a = p});
  main.end();
  Machine machine(b.program);
  State state;
  StepInfo info;
  machine.initial(state, info);
  CHECK(machine.object_name(state, {1, 1}) == "c.mu");
  CHECK(machine.object_name(state, {1, 5}) == "list[1].mu");
  CHECK(machine.object_name(state, {2, 1}) == "box.mu");
  CHECK(machine.object_name(state, {}) == "nil");
  CHECK(machine.short_position({0, 7, 1}) == "t.go:7");
  CHECK(machine.goroutine_function(state, 0) == "main.main");
  CHECK(can_reach(machine, state, 0, 2));
}

}  // namespace stalemate::model::test
