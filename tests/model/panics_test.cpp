// Panics, recover, Goexit and deferred calls; the expected texts were printed by Go 1.19.
#include <doctest/doctest.h>

#include "explore.hpp"

namespace stalemate::model::test {
namespace {

/// A deferred function that prints `text` and, if asked, recovers.
Body deferred(Builder& b, const std::string& text, bool recovers) {
  const Body f = b.function("main." + text);
  f.print(text);
  if (recovers) {
    const std::int32_t value = f.value(b.any_type);
    f.code({.op = Op::recover, .a = value});
  }
  f.ret();
  return f;
}

}  // namespace

TEST_CASE("deferred calls run in reverse order, and a panic crashes after them") {
  Builder b;
  const Body one = deferred(b, "1", false), two = deferred(b, "2", false);
  const Body main = b.main();
  main.defer(one);
  main.defer(two);
  main.panic("boom");
  main.end();
  CHECK(run(b.program) == "21 / panic: boom");
}

TEST_CASE("deferred calls run on a normal return too") {
  Builder b;
  const Body one = deferred(b, "1", false), two = deferred(b, "2", true);
  const Body main = b.main();
  main.defer(one);
  main.defer(two);
  main.print("m");
  main.end();
  CHECK(run(b.program) == "m21 / done");
}

TEST_CASE("recover stops a panic: the function returns its results, its caller goes on") {
  Builder b;
  const Body recovers = deferred(b, "r", true);
  const Body f = b.function("main.f");
  const std::int32_t result = f.result(b.int_type);
  f.defer(recovers);
  f.code({.op = Op::constant, .a = result, .k = b.word_constant(7)});
  f.panic("x");
  f.end();
  const Body main = b.main();
  b.globals({{"x", b.int_type}});
  const std::int32_t to = main.word(), at = main.global(0);
  main.code({.op = Op::call, .a = to, .k = static_cast<std::int32_t>(f.index())});
  main.code({.op = Op::store, .n = 1, .a = at, .b = to});
  main.end();
  CHECK(run(b.program) == "r / done 7");
}

TEST_CASE("recover in a function called by the deferred one gives nil") {
  Builder b;
  const Body inner = deferred(b, "i", true);
  const Body outer = b.function("main.outer");
  outer.code({.op = Op::call, .k = static_cast<std::int32_t>(inner.index())});
  outer.ret();
  const Body main = b.main();
  main.defer(outer);
  main.panic("p");
  main.end();
  CHECK(run(b.program) == "i / panic: p");
}

TEST_CASE("recover works through a tail call, as wrappers of deferred calls do") {
  Builder b;
  const Body inner = deferred(b, "i", true);
  const Body outer = b.function("main.outer");
  outer.code({.op = Op::tail_call, .k = static_cast<std::int32_t>(inner.index())});
  const Body main = b.main();
  main.defer(outer);
  main.panic("p");
  main.end();
  CHECK(run(b.program) == "i / done");
}

TEST_CASE("a panic in a deferred call replaces the one in progress") {
  Builder b;
  const Body last = deferred(b, "L", true);
  const Body again = b.function("main.again");
  again.print("a");
  again.panic("second");
  again.end();
  SUBCASE("unrecovered") {
    const Body main = b.main();
    main.defer(again);
    main.panic("first");
    main.end();
    CHECK(run(b.program) == "a / panic: first\n\tpanic: second");
  }
  SUBCASE("recovered by the next deferred call") {
    const Body f = b.function("main.f");
    f.defer(last);
    f.defer(again);
    f.panic("first");
    f.end();
    const Body main = b.main();
    main.code({.op = Op::call, .k = static_cast<std::int32_t>(f.index())});
    main.print("m");
    main.end();
    CHECK(run(b.program) == "aLm / done");
  }
}

TEST_CASE("a panic recovered inside a deferred call leaves the outer one in progress") {
  Builder b;
  const Body recovers = deferred(b, "r", true);
  const Body g = b.function("main.g");
  g.defer(recovers);
  g.panic("inner");
  g.end();
  const Body runs_g = b.function("main.runs");
  runs_g.code({.op = Op::call, .k = static_cast<std::int32_t>(g.index())});
  runs_g.print("k");
  runs_g.ret();
  const Body main = b.main();
  main.defer(runs_g);
  main.panic("outer");
  main.end();
  CHECK(run(b.program) == "rk / panic: outer");
}

TEST_CASE("Goexit runs deferred calls, is not recovered, and does not end the program") {
  Builder b;
  const Body recovers = deferred(b, "r", true);
  const Body worker = b.function("main.worker");
  worker.defer(recovers);
  worker.code({.op = Op::goexit});
  worker.print("never");
  worker.end();
  SUBCASE("in a goroutine") {
    const Body main = b.main();
    main.go(worker);
    main.end();
    CHECK(run(b.program) == "r / done");
  }
  SUBCASE("in main: main has not returned, the others go on") {
    const TypeIndex channel = b.channel(b.int_type);
    const Body other = b.function("main.other");
    const std::int32_t captured = other.capture(channel);
    other.receive(captured, channel);
    other.ret();
    const Body main = b.main();
    const std::int32_t ch = main.make_chan(channel, 0);
    main.go(other, ch, 1);
    main.code({.op = Op::goexit});
    main.ret();
    CHECK(run(b.program) == " / blocked 1");
  }
}

TEST_CASE("Goexit goes on after a panic in its deferred call was recovered") {
  Builder b;
  const Body recovers = deferred(b, "r", true), last = deferred(b, "l", false);
  const Body panics = b.function("main.panics");
  panics.panic("p");
  panics.end();
  const Body f = b.function("main.f");
  f.defer(last);
  f.defer(recovers);
  f.defer(panics);
  f.code({.op = Op::goexit});
  f.end();
  const Body worker = b.function("main.worker");
  worker.code({.op = Op::call, .k = static_cast<std::int32_t>(f.index())});
  worker.print("never");
  worker.end();
  const Body main = b.main();
  main.go(worker);
  main.end();
  CHECK(run(b.program) == "rl / done");
}

TEST_CASE("Goexit in a deferred call during a panic ends the panic") {
  Builder b;
  const Body exits = b.function("main.exits");
  exits.code({.op = Op::goexit});
  exits.end();
  const Body worker = b.function("main.worker");
  worker.defer(exits);
  worker.panic("p");
  worker.end();
  const Body main = b.main();
  main.go(worker);
  main.end();
  CHECK(run(b.program) == " / done");
}

TEST_CASE("runtime errors have Go's texts and rules") {
  const auto crash = [](auto build) {
    Builder b;
    const Body main = b.main();
    build(b, main);
    main.end();
    check_invariants(b.program);
    Machine machine(b.program);
    State state;
    StepInfo info;
    machine.initial(state, info);
    std::vector<Transition> enabled;
    for (machine.enabled(state, enabled); !enabled.empty(); machine.enabled(state, enabled)) {
      machine.step(state, enabled[0], info);
    }
    return std::string(name(state.crash_rule)) + ": " + outcome_of(state);
  };
  CHECK(crash([](Builder&, const Body& m) {
          m.code({.op = Op::int_div, .t = 3, .a = m.word(), .b = m.constant(1), .c = m.constant(0)});
        }) == "divide-by-zero: panic: runtime error: integer divide by zero");
  CHECK(crash([](Builder&, const Body& m) {
          const std::int32_t r = m.ref(), w = m.word();
          m.code({.op = Op::load, .n = 1, .a = w, .b = r});
        }) == "nil-dereference: panic: runtime error: invalid memory address or nil pointer dereference");
  CHECK(crash([](Builder&, const Body& m) {
          const std::int32_t w = m.constant(5);
          m.code({.op = Op::index_check, .a = w, .k = 3});
        }) == "index-out-of-range: panic: runtime error: index out of range [5] with length 3");
  CHECK(crash([](Builder&, const Body& m) {
          const std::int32_t w = m.constant(~Word{0});
          m.code({.op = Op::index_check, .a = w, .k = 3});
        }) == "index-out-of-range: panic: runtime error: index out of range [-1]");
  CHECK(crash([](Builder& b, const Body& m) {
          const std::int32_t any = m.value(b.any_type), s = m.text("x"), w = m.word();
          m.code({.op = Op::make_interface, .a = any, .b = s, .k = static_cast<std::int32_t>(b.string_type)});
          m.code({.op = Op::type_assert,
                  .n = static_cast<std::uint16_t>(b.any_type),
                  .a = w,
                  .b = any,
                  .k = static_cast<std::int32_t>(b.int_type)});
        }) == "failed-type-assertion: panic: interface conversion: interface {} is string, not int");
  CHECK(crash([](Builder& b, const Body& m) {
          const std::int32_t any = m.value(b.any_type), w = m.word();
          m.code({.op = Op::type_assert,
                  .n = static_cast<std::uint16_t>(b.any_type),
                  .a = w,
                  .b = any,
                  .k = static_cast<std::int32_t>(b.int_type)});
        }) == "failed-type-assertion: panic: interface conversion: interface {} is nil, not int");
  CHECK(crash([](Builder& b, const Body& m) {
          const TypeIndex map = b.map(b.int_type, b.int_type);
          const std::int32_t nil = m.ref(), one = m.constant(1);
          m.code({.op = Op::map_set, .a = nil, .b = one, .c = one, .k = static_cast<std::int32_t>(map)});
        }) == "panic: panic: assignment to entry in nil map");
  CHECK(crash([](Builder& b, const Body& m) {
          const std::int32_t minus = m.constant(~Word{0}), ch = m.ref();
          m.code({.op = Op::make_chan, .a = ch, .b = minus, .k = static_cast<std::int32_t>(b.channel(b.int_type))});
        }) == "panic: panic: makechan: size out of range");
  CHECK(crash([](Builder&, const Body& m) {
          const std::int32_t one = m.constant(1), minus = m.constant(~Word{0});
          m.code({.op = Op::int_shl, .t = 3, .n = 1, .a = one, .b = one, .c = minus});
        }) == "panic: panic: runtime error: negative shift amount");
  CHECK(crash([](Builder& b, const Body& m) {
          const std::int32_t ch = m.ref();
          m.code({.op = Op::close_chan, .a = ch, .k = static_cast<std::int32_t>(b.channel(b.int_type))});
        }) == "close-of-nil: panic: close of nil channel");
  CHECK(crash([](Builder&, const Body& m) {
          const std::int32_t nil = m.ref();
          m.code({.op = Op::go_start, .a = nil});
        }) == "panic: fatal: go of nil func value");
}

}  // namespace stalemate::model::test
