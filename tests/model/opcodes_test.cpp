// Instructions the other tests do not need: each is executed at least once here.
#include <doctest/doctest.h>

#include "explore.hpp"
#include "model/intrinsic.hpp"
#include "model/render.hpp"

namespace stalemate::model::test {
namespace {

using Words = std::set<std::string>;

std::int32_t as_k(TypeIndex type) { return static_cast<std::int32_t>(type); }

template <class Build>
Words outcomes(Build build) {
  Builder b;
  b.globals({{"x", b.int_type}, {"rw", b.array(b.int_type, 3)}});
  const Body main = b.main();
  const std::int32_t result = build(b, main);
  main.code({.op = Op::store, .n = 1, .a = main.global(0), .b = result});
  main.end();
  return explore(b.program).outcomes;
}

}  // namespace

TEST_CASE("try operations of RWMutex") {
  CHECK(outcomes([](Builder& b, const Body& m) {
          const std::int32_t rw = m.global(1), one = m.word(), two = m.word(), ten = m.constant(10);
          m.code({.op = Op::rw_try_read_lock, .a = one, .b = rw});
          m.code({.op = Op::rw_try_lock, .a = two, .b = rw});
          m.code({.op = Op::rw_read_unlock, .a = rw});
          m.code({.op = Op::int_mul, .t = 3, .a = one, .b = one, .c = ten});
          m.code({.op = Op::int_add, .t = 3, .a = one, .b = one, .c = two});
          m.code({.op = Op::rw_try_lock, .a = two, .b = rw});
          m.code({.op = Op::int_mul, .t = 3, .a = one, .b = one, .c = ten});
          m.code({.op = Op::int_add, .t = 3, .a = one, .b = one, .c = two});
          m.code({.op = Op::rw_try_read_lock, .a = two, .b = rw});
          m.code({.op = Op::int_mul, .t = 3, .a = one, .b = one, .c = ten});
          m.code({.op = Op::int_add, .t = 3, .a = one, .b = one, .c = two});
          static_cast<void>(b);
          return one;
        }) == Words{"done 1010 1 1 0"});
}

TEST_CASE("await waits for a word to be set") {
  Builder b;
  b.globals({{"x", b.int_type}});
  const Body worker = b.function("main.w");
  worker.code({.op = Op::store, .n = 1, .a = worker.global(0), .b = worker.constant(1)});
  worker.ret();
  const Body main = b.main();
  const std::int32_t x = main.global(0);
  main.go(worker);
  main.code({.op = Op::await, .a = x});
  main.end();
  CHECK(explore(b.program).outcomes == Words{"done 1"});
}

TEST_CASE("ends of a run") {
  CHECK(outcomes([](Builder&, const Body& m) {
          const std::int32_t code = m.constant(3);
          m.code({.op = Op::exit_process, .a = code});
          return code;
        }) == Words{"exit 3"});
  CHECK(outcomes([](Builder&, const Body& m) {
          const std::int32_t text = m.text("wrong");
          m.code({.op = Op::assert_fail, .a = text});
          return text;
        }) == Words{"panic: wrong"});
  CHECK(outcomes([](Builder&, const Body& m) {
          const std::int32_t text = m.text("all lost");
          m.code({.op = Op::fatal, .a = text, .k = static_cast<std::int32_t>(Rule::panic)});
          return text;
        }) == Words{"fatal: all lost"});
}

TEST_CASE("reached labels and output are told by the step") {
  Builder b;
  const Body main = b.main();
  main.code({.op = Op::reached, .a = main.text("here")});
  main.code({.op = Op::output, .t = 2, .a = main.text("err")});
  main.ret();
  Machine machine(b.program);
  State state;
  StepInfo info;
  machine.initial(state, info);
  CHECK(info.reached == std::vector<std::string>{"here"});
  CHECK(info.error_output == "err");
  CHECK(info.main_returned);
  CHECK(info.new_index == std::vector<std::uint32_t>{no_index});
}

TEST_CASE("function values: calls, tail calls and captured words") {
  CHECK(outcomes([](Builder& b, const Body& m) {
          const TypeIndex signature = b.basic(TypeKind::function, "func(int) int", WordKind::ref);
          b.program.types[signature].parameter_words = b.program.types[signature].result_words = 1;
          const Body add = b.function("main.add");
          const std::int32_t x = add.parameter(b.int_type), sum = add.result(b.int_type), n = add.capture(b.int_type);
          add.code({.op = Op::int_add, .t = 3, .a = sum, .b = x, .c = n});
          add.ret();
          const Body wrapper = b.function("main.wrapper");
          const std::int32_t argument = wrapper.parameter(b.int_type);
          wrapper.result(b.int_type);
          const std::int32_t f = wrapper.capture(signature);
          wrapper.code({.op = Op::tail_call_closure, .n = 1, .b = argument, .c = f, .k = as_k(signature)});
          for (const Body& body : {add, wrapper}) b.program.functions[body.index()].signature = signature;
          const std::int32_t five = m.constant(5), seven = m.constant(7), to = m.word();
          const std::int32_t inner = m.closure(add, five, 1), outer = m.closure(wrapper, inner, 1);
          m.code({.op = Op::call_closure, .n = 1, .a = to, .b = seven, .c = outer, .k = as_k(signature)});
          return to;
        }) == Words{"done 12 0 0 0"});
  CHECK(outcomes([](Builder& b, const Body& m) {
          const std::int32_t nil = m.ref(), none = m.word();
          m.code({.op = Op::call_closure, .a = none, .c = nil, .k = as_k(b.func_type)});
          return none;
        }) == Words{"panic: runtime error: invalid memory address or nil pointer dereference"});
}

TEST_CASE("checks for nil") {
  for (const Op op : {Op::nil_check, Op::interface_nil_check}) {
    CHECK(outcomes([op](Builder& b, const Body& m) {
            const std::int32_t nil = op == Op::nil_check ? m.ref() : m.value(b.any_type);
            m.code({.op = op, .a = nil});
            return m.constant(0);
          }) == Words{"panic: runtime error: invalid memory address or nil pointer dereference"});
  }
}

TEST_CASE("appending a string, clearing slices and maps, fields by address") {
  CHECK(outcomes([](Builder& b, const Body& m) {
          const TypeIndex list = b.slice(b.byte_type);
          const std::int32_t s = m.value(list), text = m.text("ab"), to = m.word();
          m.code({.op = Op::append_slice, .t = 1, .a = s, .b = s, .c = text, .k = as_k(b.byte_type)});
          m.code({.op = Op::append_slice, .a = s, .b = s, .c = s, .k = as_k(b.byte_type)});
          m.code({.op = Op::string_from_bytes, .a = to, .b = s});
          const std::int32_t want = m.text("abab"), equal = m.word();
          m.code({.op = Op::word_eq, .a = equal, .b = to, .c = want});
          m.code({.op = Op::slice_clear, .a = s, .k = as_k(b.byte_type)});
          m.code({.op = Op::string_from_bytes, .a = to, .b = s});
          m.code({.op = Op::string_index, .a = to, .b = to, .c = equal});
          m.code({.op = Op::int_add, .t = 3, .a = equal, .b = equal, .c = to});
          return equal;
        }) == Words{"done 1 0 0 0"});
  CHECK(outcomes([](Builder& b, const Body& m) {
          const TypeIndex type = b.map(b.int_type, b.int_type);
          const std::int32_t map = m.ref(), one = m.constant(1), len = m.word();
          m.code({.op = Op::make_map, .a = map, .k = as_k(type)});
          m.code({.op = Op::map_set, .a = map, .b = one, .c = one, .k = as_k(type)});
          m.code({.op = Op::map_clear, .a = map});
          m.code({.op = Op::map_len, .a = len, .b = map});
          return len;
        }) == Words{"done 0 0 0 0"});
  CHECK(outcomes([](Builder& b, const Body& m) {
          const TypeIndex pair = b.structure("main.P", {{"a", b.int_type}, {"b", b.int_type}});
          const std::int32_t p = m.ref(), field = m.ref(), four = m.constant(4), to = m.word();
          m.code({.op = Op::new_object, .a = p, .k = as_k(pair)});
          m.code({.op = Op::address, .a = field, .b = p, .c = 1});
          m.code({.op = Op::store, .n = 1, .a = field, .b = four});
          m.code({.op = Op::load, .n = 1, .a = to, .b = p, .c = 1});
          return to;
        }) == Words{"done 4 0 0 0"});
}

TEST_CASE("the format instruction and intrinsics") {
  CHECK(outcomes([](Builder& b, const Body& m) {
          const std::int32_t any = m.value(b.any_type), n = m.constant(42), to = m.word(), spec = m.word();
          for (int i = 0; i < 3; ++i) m.word();
          m.code({.op = Op::make_interface, .a = any, .b = n, .k = as_k(b.int_type)});
          m.code({.op = Op::constant, .a = spec, .k = b.word_constant('x')});
          m.code({.op = Op::constant, .a = spec + 1, .k = b.word_constant(FormatSpec::sharp)});
          m.code({.op = Op::format, .a = to, .b = any, .c = spec});
          const std::int32_t want = m.text("0x2a"), equal = m.word();
          m.code({.op = Op::word_eq, .a = equal, .b = to, .c = want});
          return equal;
        }) == Words{"done 1 0 0 0"});
  CHECK(outcomes([](Builder& b, const Body& m) {
          const std::int32_t text = m.text("1f"), base = m.word(), bits = m.word(), to = m.word();
          m.word();
          m.code({.op = Op::constant, .a = base, .k = b.word_constant(16)});
          m.code({.op = Op::constant, .a = bits, .k = b.word_constant(64)});
          m.code({.op = Op::intrinsic, .a = to, .b = text, .k = static_cast<std::int32_t>(Intrinsic::parse_int)});
          return to;
        }) == Words{"done 31 0 0 0"});
  CHECK(intrinsic_from_name("sqrt") == Intrinsic::sqrt);
  CHECK(!intrinsic_from_name("no such"));
}

TEST_CASE("interface calls in tail position") {
  CHECK(outcomes([](Builder& b, const Body& m) {
          b.program.methods.push_back({"Get", b.func_type});
          const auto get = static_cast<MethodIndex>(b.program.methods.size() - 1);
          const TypeIndex signature = b.basic(TypeKind::function, "func() int", WordKind::ref);
          b.program.types[signature].result_words = 1;
          b.program.methods[get].signature = signature;
          const Body method = b.function("main.T.Get");
          const std::int32_t self = method.parameter(b.int_type), result = method.result(b.int_type);
          method.code({.op = Op::move, .n = 1, .a = result, .b = self});
          method.ret();
          const TypeIndex named = b.integer("main.T", IntKind::i64);
          b.program.types[named].methods.push_back({get, method.index()});
          const TypeIndex getter = b.interface("main.Getter", {get});
          const Body wrapper = b.function("main.wrapper");
          const std::int32_t i = wrapper.parameter(getter);
          wrapper.result(b.int_type);
          wrapper.code({.op = Op::tail_call_interface, .c = i, .k = static_cast<std::int32_t>(get)});
          const std::int32_t any = m.value(getter), nine = m.constant(9), to = m.word();
          m.code({.op = Op::make_interface, .a = any, .b = nine, .k = as_k(named)});
          m.code({.op = Op::call, .a = to, .b = any, .k = static_cast<std::int32_t>(wrapper.index())});
          return to;
        }) == Words{"done 9 0 0 0"});
}

TEST_CASE("listings show operands and meanings") {
  Builder b;
  const Body main = b.main();
  const std::int32_t ch = main.make_chan(b.channel(b.int_type), 1);
  main.receive(ch, static_cast<TypeIndex>(b.program.types.size() - 1));
  main.end();
  const std::string listing = to_string(b.program, b.program.functions[0]);
  CHECK(listing.find("   1 make_chan s1(ch) = s0 chan int") != std::string::npos);
  CHECK(listing.find("   2 receive t=1 s2 = s1(ch) chan int") != std::string::npos);
}

}  // namespace stalemate::model::test
