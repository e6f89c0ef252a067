// Which channel operations are enabled, and what they do: every combination of buffer state and closedness, plain and
// in selects.
#include <doctest/doctest.h>

#include "explore.hpp"

namespace stalemate::model::test {
namespace {

SelectCase receive_case(std::int32_t channel, TypeIndex type, std::int32_t value = -1, std::int32_t ok = -1) {
  SelectCase result;
  result.kind = SelectCaseKind::receive;
  result.channel = channel;
  result.channel_type = type;
  result.wants_value = value >= 0;
  result.value = value;
  result.ok = ok;
  return result;
}

SelectCase send_case(std::int32_t channel, TypeIndex type, std::int32_t value) {
  SelectCase result;
  result.kind = SelectCaseKind::send;
  result.channel = channel;
  result.channel_type = type;
  result.value = value;
  return result;
}

/// Emits a select whose case i stores 10 + i (default: 99) at `address`, and goes on behind it.
void select_and_note(Builder& b, const Body& f, std::vector<SelectCase> cases, bool has_default, std::int32_t address) {
  std::vector<std::int32_t> notes;
  for (std::size_t i = 0; i < cases.size() + 1; ++i) notes.push_back(f.constant(i < cases.size() ? 10 + i : 99));
  const std::int32_t index = b.select({});
  f.code({.op = Op::select, .k = index});
  Select select;
  std::vector<std::uint32_t> ends;
  for (std::size_t i = 0; i < cases.size() + (has_default ? 1 : 0); ++i) {
    if (i < cases.size()) {
      cases[i].target = f.here();
    } else {
      select.default_target = f.here();
    }
    f.code({.op = Op::store, .n = 1, .a = address, .b = notes[i]});
    ends.push_back(f.code({.op = Op::jump}));
  }
  for (const std::uint32_t end : ends) f.patch_a(end);
  select.cases = std::move(cases);
  select.has_default = has_default;
  b.program.selects[static_cast<std::size_t>(index)] = std::move(select);
}

/// A channel of capacity `capacity` with `length` values in it, closed or not.
std::int32_t channel_in_state(const Body& f, TypeIndex type, Word capacity, Word length, bool closed) {
  const std::int32_t ch = f.make_chan(type, capacity);
  const std::int32_t value = f.constant(5);
  for (Word i = 0; i < length; ++i) f.send(ch, value, type);
  if (closed) f.code({.op = Op::close_chan, .a = ch, .k = static_cast<std::int32_t>(type)});
  return ch;
}

}  // namespace

TEST_CASE("plain operations by channel state") {
  struct Row {
    Word capacity, length;
    bool closed;
    const char* send;
    const char* receive;
  };
  const Row rows[] = {
      {0, 0, false, "blocked 1 0", "blocked 1 0"},
      {0, 0, true, "panic: send on closed channel", "done 0"},
      {2, 0, false, "done 7", "blocked 1 0"},
      {2, 1, false, "done 7", "done 5"},
      {2, 2, false, "blocked 1 0", "done 5"},
      {2, 0, true, "panic: send on closed channel", "done 0"},
      {2, 2, true, "panic: send on closed channel", "done 5"},
  };
  for (const Row& row : rows) {
    for (const bool sends : {true, false}) {
      Builder b;
      b.globals({{"x", b.int_type}});
      const TypeIndex type = b.channel(b.int_type);
      const Body main = b.main();
      const std::int32_t ch = channel_in_state(main, type, row.capacity, row.length, row.closed), at = main.global(0);
      const std::int32_t seven = main.constant(7);
      std::int32_t note = seven;
      if (sends) {
        main.send(ch, seven, type);
      } else {
        note = main.receive(ch, type);
      }
      main.code({.op = Op::store, .n = 1, .a = at, .b = note});
      main.end();
      const Explored explored = explore(b.program);
      REQUIRE(explored.outcomes.size() == 1);
      CHECK(*explored.outcomes.begin() == (sends ? row.send : row.receive));
    }
  }
}

TEST_CASE("nil channels block for ever; len and cap are 0") {
  Builder b;
  b.globals({{"x", b.int_type}});
  const TypeIndex type = b.channel(b.int_type);
  const Body main = b.main();
  const std::int32_t nil = main.ref(), len = main.word(), cap = main.word();
  main.code({.op = Op::chan_len, .a = len, .b = nil, .k = static_cast<std::int32_t>(type)});
  main.code({.op = Op::chan_cap, .a = cap, .b = nil});
  main.receive(nil, type);
  main.end();
  CHECK(explore(b.program).outcomes == std::set<std::string>{"blocked 1 0"});
}

TEST_CASE("select takes any ready case, default only if none is") {
  const auto outcomes = [](bool has_default, auto cases) {
    Builder b;
    b.globals({{"x", b.int_type}});
    const TypeIndex type = b.channel(b.int_type);
    const Body main = b.main();
    const std::int32_t at = main.global(0), value = main.constant(3);
    const std::int32_t empty = channel_in_state(main, type, 1, 0, false),
                       full = channel_in_state(main, type, 1, 1, false),
                       closed = channel_in_state(main, type, 0, 0, true),
                       open = channel_in_state(main, type, 0, 0, false), nil = main.ref();
    select_and_note(b, main, cases(type, empty, full, closed, open, nil, value), has_default, at);
    main.end();
    return explore(b.program).outcomes;
  };
  using Words = std::set<std::string>;
  for (const bool has_default : {false, true}) {
    CHECK(outcomes(has_default, [](TypeIndex t, auto empty, auto full, auto, auto, auto, auto value) {
            return std::vector{receive_case(full, t), send_case(empty, t, value), receive_case(empty, t)};
          }) == Words{"done 10", "done 11"});
    CHECK(outcomes(has_default, [](TypeIndex t, auto, auto, auto closed, auto, auto, auto value) {
            return std::vector{receive_case(closed, t), send_case(closed, t, value)};
          }) == Words{"done 10", "panic: send on closed channel"});
    CHECK(outcomes(has_default, [](TypeIndex t, auto empty, auto full, auto, auto open, auto nil, auto value) {
            return std::vector{receive_case(empty, t), send_case(full, t, value), receive_case(open, t),
                               send_case(nil, t, value)};
          }) == Words{has_default ? "done 99" : "blocked 1 0"});
    CHECK(outcomes(has_default, [](TypeIndex, auto, auto, auto, auto, auto, auto) {
            return std::vector<SelectCase>{};
          }) == Words{has_default ? "done 99" : "blocked 1 0"});
  }
}

TEST_CASE("a non-blocking select meets a partner that may have parked, or takes default") {
  Builder b;
  b.globals({{"x", b.int_type}});
  const TypeIndex type = b.channel(b.int_type);
  const Body worker = b.function("main.worker");
  const std::int32_t captured = worker.capture(type);
  worker.send(captured, worker.constant(1), type);
  worker.ret();
  const Body main = b.main();
  const std::int32_t ch = main.make_chan(type, 0), at = main.global(0);
  main.go(worker, ch, 1);
  select_and_note(b, main, {receive_case(ch, type)}, true, at);
  main.end();
  CHECK(explore(b.program).outcomes == std::set<std::string>{"done 10", "left 1 99"});
}

TEST_CASE("two selects meet only if one of them may have parked") {
  // Both can also take a ready receive from a closed channel `done` if `ready`.
  const auto outcomes = [](bool main_default, bool worker_default, bool main_ready, bool worker_ready) {
    Builder b;
    b.globals({{"x", b.int_type}, {"y", b.int_type}});
    const TypeIndex type = b.channel(b.int_type);
    const Body worker = b.function("main.worker");
    const std::int32_t captured = worker.capture(type), done = worker.capture(type), y = worker.global(1);
    std::vector<SelectCase> sends{send_case(captured, type, worker.constant(1))};
    if (worker_ready) sends.push_back(receive_case(done, type));
    select_and_note(b, worker, sends, worker_default, y);
    worker.ret();
    const Body main = b.main();
    const std::int32_t pair = main.ref(), second = main.ref(), x = main.global(0);
    const std::int32_t ch = main.make_chan(type, 0), closed = channel_in_state(main, type, 0, 0, true);
    main.code({.op = Op::move, .n = 1, .a = pair, .b = ch});
    main.code({.op = Op::move, .n = 1, .a = second, .b = closed});
    main.go(worker, pair, 2);
    std::vector<SelectCase> receives{receive_case(ch, type)};
    if (main_ready) receives.push_back(receive_case(closed, type));
    select_and_note(b, main, receives, main_default, x);
    main.end();
    return explore(b.program).outcomes;
  };
  using Words = std::set<std::string>;
  CHECK(outcomes(true, true, false, false) == Words{"done 99 99"});
  CHECK(outcomes(true, false, false, false) == Words{"done 10 10", "left 1 99 0"});
  CHECK(outcomes(false, true, false, false) == Words{"done 10 10", "blocked 1 0 99"});
  CHECK(outcomes(false, false, false, false) == Words{"done 10 10"});
  CHECK(outcomes(true, false, false, true) == Words{"done 99 11"});
  CHECK(outcomes(false, false, true, true) == Words{"done 11 11"});
  CHECK(outcomes(false, false, true, false) == Words{"done 10 10", "left 1 11 0"});
}

TEST_CASE("buffered channels are FIFO, also for empty structs and wide elements") {
  Builder b;
  const TypeIndex pair = b.structure("main.P", {{"s", b.string_type}, {"n", b.int_type}});
  b.globals({{"p", pair}, {"len", b.int_type}});
  const TypeIndex type = b.channel(pair), unit = b.channel(b.structure("struct {}", {}));
  const Body main = b.main();
  const std::int32_t ch = main.make_chan(type, 2), units = main.make_chan(unit, 3), at = main.global(0),
                     len = main.word();
  for (Word i = 1; i <= 2; ++i) {
    const std::int32_t value = main.value(pair), n = main.constant(i);
    main.code({.op = Op::move, .n = 1, .a = value + 1, .b = n});
    main.send(ch, value, type);
  }
  const std::int32_t first = main.receive(ch, type);
  main.code({.op = Op::store, .n = 2, .a = at, .b = first});
  main.send(units, 0, unit);
  main.send(units, 0, unit);
  main.receive(units, unit);
  main.code({.op = Op::chan_len, .a = len, .b = units, .k = static_cast<std::int32_t>(unit)});
  main.code({.op = Op::store, .n = 1, .a = at, .b = len, .c = 2});
  main.end();
  CHECK(explore(b.program).outcomes == std::set<std::string>{"done 0 1 1"});
}

TEST_CASE("a sender still waiting when its channel is closed panics, and may recover") {
  Builder b;
  const TypeIndex type = b.channel(b.int_type);
  const Body worker = b.function("main.worker");
  const std::int32_t captured = worker.capture(type);
  const Body recovers = b.function("main.recovers");
  recovers.code({.op = Op::recover, .a = recovers.value(b.any_type)});
  recovers.ret();
  worker.defer(recovers);
  worker.send(captured, worker.constant(1), type);
  worker.end();
  const Body main = b.main();
  const std::int32_t ch = main.make_chan(type, 0);
  main.go(worker, ch, 1);
  main.code({.op = Op::close_chan, .a = ch, .k = static_cast<std::int32_t>(type)});
  main.end();
  CHECK(explore(b.program).outcomes == std::set<std::string>{"done"});
}

}  // namespace stalemate::model::test
