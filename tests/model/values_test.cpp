// Slices, strings, maps, interfaces and calls, one small program each. Expected texts are Go's.
#include <doctest/doctest.h>

#include "explore.hpp"

namespace stalemate::model::test {
namespace {

std::int32_t as_k(TypeIndex type) { return static_cast<std::int32_t>(type); }

/// Runs `build` in main and gives the outcome of the only run.
template <class Build>
std::string outcome(Build build) {
  Builder b;
  b.globals({{"x", b.int_type}});
  const Body main = b.main();
  const std::int32_t result = build(b, main);
  main.code({.op = Op::store, .n = 1, .a = main.global(0), .b = result});
  main.end();
  return run(b.program);
}

std::int32_t make_slice(Builder& b, const Body& m, TypeIndex element, Word length, Word capacity) {
  const std::int32_t sizes = m.constant(length);
  m.constant(capacity);
  const std::int32_t s = m.value(b.slice(element));
  // Two constants side by side would have an instruction's words between them: copy.
  const std::int32_t pair = m.word();
  m.word();
  m.code({.op = Op::move, .n = 1, .a = pair, .b = sizes});
  m.code({.op = Op::move, .n = 1, .a = pair + 1, .b = sizes + 1});
  m.code({.op = Op::make_slice, .a = s, .b = pair, .k = as_k(element)});
  return s;
}

/// s[lo:hi:max] of a slice with length 3 and capacity 5.
std::string reslice(std::uint8_t bits, std::int64_t lo, std::int64_t hi, std::int64_t max, bool want_capacity = false) {
  return outcome([&](Builder& b, const Body& m) {
    const std::int32_t s = make_slice(b, m, b.int_type, 3, 5);
    const std::int32_t bounds = m.constant(static_cast<Word>(lo));
    m.constant(static_cast<Word>(hi));
    m.constant(static_cast<Word>(max));
    m.code({.op = Op::slice_slice, .t = bits, .n = 1, .a = s, .b = s, .c = bounds});
    return want_capacity ? s + 2 : s + 1;
  });
}

std::string slice_text(const std::string& text, std::uint8_t bits, std::int64_t lo, std::int64_t hi) {
  return outcome([&](Builder&, const Body& m) {
    const std::int32_t s = m.text(text), to = m.word(), bounds = m.constant(static_cast<Word>(lo));
    m.constant(static_cast<Word>(hi));
    m.code({.op = Op::string_slice, .t = bits, .a = to, .b = s, .c = bounds});
    m.print_word(to);
    return m.constant(0);
  });
}

}  // namespace

TEST_CASE("slicing: lengths, capacities and every text of a bound out of range") {
  const std::string bad = " / panic: runtime error: slice bounds out of range ";
  CHECK(reslice(3, 1, 4, 0) == " / done 3");
  CHECK(reslice(1, 1, 0, 0) == " / done 2");
  CHECK(reslice(2, 0, 5, 0) == " / done 5");
  CHECK(reslice(7, 1, 2, 4, true) == " / done 3");
  CHECK(reslice(3, 5, 5, 0, true) == " / done 0");
  CHECK(reslice(2, 0, 6, 0) == bad + "[:6] with capacity 5");
  CHECK(reslice(2, 0, -1, 0) == bad + "[:-1]");
  CHECK(reslice(3, 4, 2, 0) == bad + "[4:2]");
  CHECK(reslice(3, -1, 2, 0) == bad + "[-1:]");
  CHECK(reslice(1, 4, 0, 0) == bad + "[4:3]");
  CHECK(reslice(7, 0, 1, 6) == bad + "[::6] with capacity 5");
  CHECK(reslice(7, 0, 1, -2) == bad + "[::-2]");
  CHECK(reslice(7, 0, 4, 3) == bad + "[:4:3]");
  CHECK(reslice(7, 0, -4, 3) == bad + "[:-4:]");
  CHECK(reslice(7, 3, 2, 4) == bad + "[3:2:]");
  CHECK(reslice(7, -3, 2, 4) == bad + "[-3::]");
}

TEST_CASE("strings: slices, runes, conversions") {
  CHECK(slice_text("hello", 3, 1, 3) == "el / done 0");
  CHECK(slice_text("hello", 0, 0, 0) == "hello / done 0");
  CHECK(slice_text("hello", 2, 0, 9) == " / panic: runtime error: slice bounds out of range [:9] with length 5");
  CHECK(slice_text("hello", 3, 3, 2) == " / panic: runtime error: slice bounds out of range [3:2]");
  CHECK(slice_text("hello", 1, 7, 0) == " / panic: runtime error: slice bounds out of range [7:5]");
  CHECK(outcome([](Builder&, const Body& m) {
          const std::int32_t s = m.text("a\303\251\xff"), at = m.constant(1), rune = m.word();
          m.word();
          m.code({.op = Op::string_rune, .a = rune, .b = s, .c = at});
          return rune;
        }) == " / done 233");
  CHECK(outcome([](Builder&, const Body& m) {
          const std::int32_t s = m.text("a\303\251\xff"), at = m.constant(3), rune = m.word();
          const std::int32_t width = m.word();
          m.code({.op = Op::string_rune, .a = rune, .b = s, .c = at});
          m.code({.op = Op::int_mul, .t = 3, .a = rune, .b = rune, .c = width});
          return rune;
        }) == " / done 65533");
  CHECK(outcome([](Builder&, const Body& m) {
          const std::int32_t r = m.constant(0x20AC), to = m.word(), bad = m.constant(0xD800);
          m.code({.op = Op::string_from_rune, .a = to, .b = r});
          m.print_word(to);
          m.code({.op = Op::string_from_rune, .a = to, .b = bad});
          m.print_word(to);
          m.code({.op = Op::string_len, .a = to, .b = to});
          return to;
        }) == "\u20ac\ufffd / done 3");
  for (const bool runes : {false, true}) {
    CHECK(outcome([&](Builder& b, const Body& m) {
            const TypeIndex element = runes ? b.rune_type : b.byte_type;
            const std::int32_t s = m.text("\303\251x"), list = m.value(b.slice(element)), to = m.word();
            m.code(
                {.op = runes ? Op::runes_from_string : Op::bytes_from_string, .a = list, .b = s, .k = as_k(element)});
            m.code({.op = runes ? Op::string_from_runes : Op::string_from_bytes, .a = to, .b = list});
            m.print_word(to);
            return list + 1;
          }) == (runes ? "\303\251x / done 2" : "\303\251x / done 3"));
  }
  CHECK(outcome([](Builder&, const Body& m) {
          const std::int32_t x = m.text("ab"), y = m.text("b"), to = m.word();
          m.code({.op = Op::string_concat, .a = to, .b = x, .c = y});
          m.print_word(to);
          m.code({.op = Op::string_lt, .a = to, .b = to, .c = y});
          return to;
        }) == "abb / done 1");
}

TEST_CASE("append shares memory while there is room, and copies when it grows") {
  for (const Word capacity : {2, 1}) {
    CHECK(outcome([&](Builder& b, const Body& m) {
            // t := append(s, 7); t[0] = 5; s[0] is 5 only if the memory is shared.
            const std::int32_t s = make_slice(b, m, b.int_type, 1, capacity), t = m.value(b.slice(b.int_type));
            const std::int32_t seven = m.constant(7), at = m.ref(), zero = m.constant(0), five = m.constant(5),
                               to = m.word();
            m.code({.op = Op::append_values, .n = 1, .a = t, .b = s, .c = seven, .k = as_k(b.int_type)});
            m.code({.op = Op::index_address, .n = 1, .a = at, .b = t, .c = zero});
            m.code({.op = Op::store, .n = 1, .a = at, .b = five});
            m.code({.op = Op::index_address, .n = 1, .a = at, .b = s, .c = zero});
            m.code({.op = Op::load, .n = 1, .a = to, .b = at});
            return to;
          }) == (capacity == 2 ? " / done 5" : " / done 0"));
  }
  CHECK(outcome([](Builder& b, const Body& m) {
          // append to nil, copy with overlap: s = [1 2 3]; copy(s[1:], s) gives [1 1 2].
          const std::int32_t s = m.value(b.slice(b.int_type)), one = m.constant(1), to = m.word(), at = m.ref();
          m.constant(2);
          m.constant(3);
          const std::int32_t values = m.word();
          m.word();
          m.word();
          m.code({.op = Op::move, .n = 1, .a = values, .b = one});
          m.code({.op = Op::constant, .a = values + 1, .k = b.word_constant(2)});
          m.code({.op = Op::constant, .a = values + 2, .k = b.word_constant(3)});
          m.code({.op = Op::append_values, .n = 3, .a = s, .b = s, .c = values, .k = as_k(b.int_type)});
          const std::int32_t rest = m.value(b.slice(b.int_type));
          m.code({.op = Op::slice_slice, .t = 1, .n = 1, .a = rest, .b = s, .c = one});
          m.code({.op = Op::copy_slice, .a = to, .b = rest, .c = s, .k = as_k(b.int_type)});
          const std::int32_t two = m.constant(2);
          m.code({.op = Op::index_address, .n = 1, .a = at, .b = s, .c = two});
          m.code({.op = Op::load, .n = 1, .a = values, .b = at});
          m.code({.op = Op::int_mul, .t = 3, .a = to, .b = to, .c = values});
          return to;
        }) == " / done 4");
}

TEST_CASE("maps: get, set, delete, len, interface keys") {
  CHECK(outcome([](Builder& b, const Body& m) {
          const TypeIndex type = b.map(b.string_type, b.int_type);
          const std::int32_t map = m.ref(), k = m.text("k"), l = m.text("l"), one = m.constant(1), two = m.constant(2);
          const std::int32_t got = m.word(), ok = m.word(), len = m.word();
          m.code({.op = Op::make_map, .a = map, .k = as_k(type)});
          m.code({.op = Op::map_set, .a = map, .b = l, .c = one, .k = as_k(type)});
          m.code({.op = Op::map_set, .a = map, .b = k, .c = two, .k = as_k(type)});
          m.code({.op = Op::map_set, .a = map, .b = l, .c = two, .k = as_k(type)});
          m.code({.op = Op::map_len, .a = len, .b = map});
          m.code({.op = Op::map_get,
                  .t = 1,
                  .n = static_cast<std::uint16_t>(ok),
                  .a = got,
                  .b = map,
                  .c = l,
                  .k = as_k(type)});
          m.code({.op = Op::int_mul, .t = 3, .a = len, .b = len, .c = got});
          m.code({.op = Op::map_delete, .a = map, .b = l, .k = as_k(type)});
          m.code({.op = Op::map_get,
                  .t = 1,
                  .n = static_cast<std::uint16_t>(ok),
                  .a = got,
                  .b = map,
                  .c = l,
                  .k = as_k(type)});
          m.code({.op = Op::int_add, .t = 3, .a = len, .b = len, .c = got});
          m.code({.op = Op::int_add, .t = 3, .a = len, .b = len, .c = ok});
          return len;
        }) == " / done 4");
  CHECK(outcome([](Builder& b, const Body& m) {
          const TypeIndex type = b.map(b.any_type, b.int_type), list = b.slice(b.int_type);
          const std::int32_t map = m.ref(), key = m.value(b.any_type), s = m.value(list), one = m.constant(1);
          m.code({.op = Op::make_map, .a = map, .k = as_k(type)});
          m.code({.op = Op::make_interface, .a = key, .b = s, .k = as_k(list)});
          m.code({.op = Op::map_set, .a = map, .b = key, .c = one, .k = as_k(type)});
          return one;
        }) == " / panic: runtime error: hash of unhashable type []int");
}

TEST_CASE("maps with the same content are equal states, whatever the order of insertion") {
  Builder b;
  const TypeIndex type = b.map(b.string_type, b.int_type);
  b.globals({{"m", type}});
  const Body worker = b.function("main.worker");
  const std::int32_t key = worker.capture(b.string_type), m = worker.ref(), one = worker.constant(1);
  worker.code({.op = Op::load, .n = 1, .a = m, .b = worker.global(0)});
  worker.code({.op = Op::map_set, .a = m, .b = key, .c = one, .k = as_k(type)});
  worker.ret();
  const Body main = b.main();
  const std::int32_t map = main.ref();
  main.code({.op = Op::make_map, .a = map, .k = as_k(type)});
  main.code({.op = Op::store, .n = 1, .a = main.global(0), .b = map});
  for (const char* name : {"a", "b", "c"}) main.go(worker, main.text(name), 1);
  main.code({.op = Op::yield});
  main.end();
  Machine machine(b.program);
  std::set<Bytes> ends;
  std::vector<State> work(1);
  StepInfo info;
  machine.initial(work[0], info);
  while (!work.empty()) {
    const State state = std::move(work.back());
    work.pop_back();
    std::vector<Transition> enabled;
    machine.enabled(state, enabled);
    if (enabled.empty()) {
      Bytes bytes;
      encode(machine, state, bytes);
      ends.insert(bytes);
    }
    for (const Transition& t : enabled) {
      work.push_back(state);
      machine.step(work.back(), t, info);
    }
  }
  CHECK(ends.size() == 1);
}

TEST_CASE("map iteration visits each entry once, in any order, skipping deleted ones") {
  Builder b;
  const TypeIndex type = b.map(b.int_type, b.int_type);
  b.globals({{"x", b.int_type}, {"n", b.int_type}});
  const Body main = b.main();
  const std::int32_t map = main.ref(), iterator = main.ref(), key = main.word(), sum = main.constant(0),
                     ten = main.constant(10);
  main.code({.op = Op::make_map, .a = map, .k = as_k(type)});
  for (Word i = 1; i <= 3; ++i) {
    const std::int32_t n = main.constant(i);
    main.code({.op = Op::map_set, .a = map, .b = n, .c = n, .k = as_k(type)});
  }
  main.code({.op = Op::map_iterate, .a = iterator, .b = map, .k = as_k(type)});
  const std::uint32_t next =
      main.code({.op = Op::map_next, .t = 1, .n = static_cast<std::uint16_t>(type), .a = iterator, .b = key, .c = 0});
  main.code({.op = Op::int_mul, .t = 3, .a = sum, .b = sum, .c = ten});
  main.code({.op = Op::int_add, .t = 3, .a = sum, .b = sum, .c = key});
  const std::int32_t three = main.constant(3);
  main.code({.op = Op::map_delete, .a = map, .b = three, .k = as_k(type)});
  main.code({.op = Op::jump, .a = static_cast<std::int32_t>(next)});
  main.patch_k(next);
  main.code({.op = Op::store, .n = 1, .a = main.global(0), .b = sum});
  main.end();
  CHECK(explore(b.program).outcomes == std::set<std::string>{"done 12 0", "done 21 0", "done 312 0", "done 321 0"});
}

TEST_CASE("interfaces: equality, dispatch, assertions to interfaces") {
  CHECK(outcome([](Builder& b, const Body& m) {
          const TypeIndex list = b.slice(b.int_type);
          const std::int32_t x = m.value(b.any_type), s = m.value(list), eq = m.word();
          m.code({.op = Op::make_interface, .a = x, .b = s, .k = as_k(list)});
          m.code({.op = Op::equal, .a = eq, .b = x, .c = x, .k = as_k(b.any_type)});
          return eq;
        }) == " / panic: runtime error: comparing uncomparable type []int");
  CHECK(outcome([](Builder& b, const Body& m) {
          const TypeIndex pair = b.structure("main.P", {{"a", b.int_type}, {"b", b.int_type}});
          const std::int32_t x = m.value(b.any_type), y = m.value(b.any_type), p = m.value(pair), eq = m.word();
          m.code({.op = Op::make_interface, .a = x, .b = p, .k = as_k(pair)});
          m.code({.op = Op::make_interface, .a = y, .b = p, .k = as_k(pair)});
          m.code({.op = Op::equal, .a = eq, .b = x, .c = y, .k = as_k(b.any_type)});
          return eq;
        }) == " / done 1");
  Builder b;
  b.globals({{"x", b.int_type}});
  b.program.methods.push_back({"Get", b.func_type});
  const auto get = static_cast<MethodIndex>(b.program.methods.size() - 1);
  const Body method = b.function("main.T.Get");
  const std::int32_t self = method.parameter(b.int_type), by = method.parameter(b.int_type),
                     result = method.result(b.int_type);
  method.code({.op = Op::int_mul, .t = 3, .a = result, .b = self, .c = by});
  method.ret();
  const TypeIndex named = b.integer("main.T", IntKind::i64);
  b.program.types[named].methods.push_back({get, method.index()});
  TypeIndex signature = b.basic(TypeKind::function, "func(int) int", WordKind::ref);
  b.program.types[signature].parameter_words = b.program.types[signature].result_words = 1;
  b.program.methods[get].signature = signature;
  b.program.functions[method.index()].signature = signature;
  const TypeIndex getter = b.interface("main.Getter", {get});
  const Body main = b.main();
  const std::int32_t six = main.constant(6), seven = main.constant(7), any = main.value(b.any_type),
                     i = main.value(getter);
  const std::int32_t to = main.word();
  main.code({.op = Op::make_interface, .a = any, .b = six, .k = as_k(named)});
  main.code({.op = Op::type_assert_interface,
             .n = static_cast<std::uint16_t>(b.any_type),
             .a = i,
             .b = any,
             .k = as_k(getter)});
  main.code({.op = Op::call_interface, .n = 1, .a = to, .b = seven, .c = i, .k = static_cast<std::int32_t>(get)});
  main.code({.op = Op::store, .n = 1, .a = main.global(0), .b = to});
  main.code({.op = Op::make_interface, .a = any, .b = six, .k = as_k(b.int_type)});
  main.code({.op = Op::type_assert_interface,
             .n = static_cast<std::uint16_t>(b.any_type),
             .a = i,
             .b = any,
             .k = as_k(getter)});
  main.end();
  CHECK(run(b.program) == " / panic: interface conversion: int is not main.Getter: missing method Get");
}

TEST_CASE("arrays in frames and behind pointers") {
  CHECK(outcome([](Builder& b, const Body& m) {
          const TypeIndex array = b.array(b.int_type, 3);
          const std::int32_t a = m.value(array), one = m.constant(1), nine = m.constant(9), to = m.word();
          m.code({.op = Op::local_index_store, .n = 1, .a = a, .b = nine, .c = one, .k = 3});
          m.code({.op = Op::local_index, .n = 1, .a = to, .b = a, .c = one, .k = 3});
          return to;
        }) == " / done 9");
  CHECK(outcome([](Builder& b, const Body& m) {
          const TypeIndex array = b.array(b.int_type, 3);
          const std::int32_t p = m.ref(), at = m.ref(), two = m.constant(2), four = m.constant(4),
                             s = m.value(b.slice(b.int_type));
          const std::int32_t bounds = m.constant(1);
          m.constant(3);
          m.code({.op = Op::new_object, .a = p, .k = as_k(array)});
          m.code({.op = Op::array_address, .n = 1, .a = at, .b = p, .c = two, .k = 3});
          m.code({.op = Op::store, .n = 1, .a = at, .b = four});
          m.code({.op = Op::slice_array, .t = 3, .n = 1, .a = s, .b = p, .c = bounds, .k = 3});
          const std::int32_t one = m.constant(1), to = m.word();
          m.code({.op = Op::index_address, .n = 1, .a = at, .b = s, .c = one});
          m.code({.op = Op::load, .n = 1, .a = to, .b = at});
          m.code({.op = Op::slice_to_array_pointer, .a = p, .b = s, .k = 2});
          return to;
        }) == " / done 4");
}

TEST_CASE("recursion too deep is Go's fatal stack overflow") {
  Builder b;
  const Body f = b.function("main.f");
  f.code({.op = Op::call, .k = static_cast<std::int32_t>(f.index())});
  f.ret();
  const Body main = b.main();
  main.code({.op = Op::call, .k = static_cast<std::int32_t>(f.index())});
  main.ret();
  CHECK(run(b.program) == " / fatal: stack overflow");
}

}  // namespace stalemate::model::test
