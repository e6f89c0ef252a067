// Integer arithmetic against Go: wrap-around of every kind, shifts, division, conversions.
#include "model/arithmetic.hpp"

#include <doctest/doctest.h>

#include "explore.hpp"
#include "model/growth.hpp"

namespace stalemate::model::test {
namespace {

struct Row {
  Op op;
  int kind;
  Word x, y, expected;
};

constexpr Row rows[] = {
#include "arithmetic_rows.def"
};

/// Executes one instruction on two words.
Word compute(Instruction in, Word x, Word y) {
  Builder b;
  b.globals({{"x", b.int_type}});
  const Body main = b.main();
  in.b = main.constant(x);
  in.c = main.constant(y);
  in.a = main.word();
  main.code(in);
  main.code({.op = Op::store, .n = 1, .a = main.global(0), .b = in.a});
  main.ret();
  Machine machine(b.program);
  State state;
  StepInfo info;
  machine.initial(state, info);
  return state.objects[1].words[0];
}

Word bits(double value) { return std::bit_cast<Word>(value); }
Word bits32(float value) { return std::bit_cast<std::uint32_t>(value); }

}  // namespace

TEST_CASE("integer instructions give Go's results") {
  for (const Row& row : rows) {
    Instruction in{.op = row.op, .t = static_cast<std::uint8_t>(row.kind)};
    if (row.op == Op::float_to_int) in.n = 64;
    const Word result = compute(in, row.x, row.y);
    if (result != row.expected) {
      FAIL_CHECK(to_string(row.op) << " kind " << row.kind << " of " << row.x << ", " << row.y << ": " << result
                                   << " instead of " << row.expected);
    }
  }
}

TEST_CASE("float instructions round once per operation, to their width") {
  CHECK(compute({.op = Op::float_add, .t = 64}, bits(0.1), bits(0.2)) == bits(0.30000000000000004));
  CHECK(compute({.op = Op::float_mul, .t = 32}, bits32(0.1F), bits32(3.0F)) == bits32(0.1F * 3.0F));
  CHECK(compute({.op = Op::float_div, .t = 64}, bits(1), bits(0)) == bits(HUGE_VAL));
  CHECK(compute({.op = Op::float_sub, .t = 64}, bits(1), bits(3)) == bits(-2));
  CHECK(compute({.op = Op::float_neg, .t = 64}, bits(0.0), 0) == bits(-0.0));
  CHECK(compute({.op = Op::float_neg, .t = 32}, bits32(1.0F), 0) == bits32(-1.0F));
  CHECK(compute({.op = Op::float_eq, .t = 64}, bits(0.0), bits(-0.0)) == 1);
  CHECK(compute({.op = Op::float_eq, .t = 64}, bits(NAN), bits(NAN)) == 0);
  CHECK(compute({.op = Op::float_lt, .t = 64}, bits(1), bits(2)) == 1);
  CHECK(compute({.op = Op::float_le, .t = 64}, bits(NAN), bits(2)) == 0);
  CHECK(compute({.op = Op::int_to_float, .t = 64, .n = 7}, ~Word{0}, 0) == bits(18446744073709551616.0));
  CHECK(compute({.op = Op::int_to_float, .t = 64, .n = 3}, ~Word{0}, 0) == bits(-1));
  CHECK(compute({.op = Op::int_to_float, .t = 32, .n = 3}, 16777217, 0) == bits32(16777216.0F));
  CHECK(compute({.op = Op::float_to_float, .t = 32, .n = 64}, bits(0.1), 0) == bits32(0.1F));
  CHECK(compute({.op = Op::float_to_float, .t = 64, .n = 32}, bits32(0.5F), 0) == bits(0.5));
}

TEST_CASE("words and bools") {
  CHECK(compute({.op = Op::word_eq}, 5, 5) == 1);
  CHECK(compute({.op = Op::word_ne}, 5, 5) == 0);
  CHECK(compute({.op = Op::bool_not}, 0, 0) == 1);
  CHECK(compute({.op = Op::int_and, .t = 3}, 12, 10) == 8);
  CHECK(compute({.op = Op::int_or, .t = 3}, 12, 10) == 14);
  CHECK(compute({.op = Op::int_xor, .t = 3}, 12, 10) == 6);
}

TEST_CASE("append grows as Go 1.19 does") {
  const auto capacities = [](std::uint64_t bytes, std::uint64_t count) {
    std::vector<std::uint64_t> result;
    std::uint64_t capacity = 0;
    for (std::uint64_t length = 1; length <= count; ++length) {
      if (length <= capacity) continue;
      capacity = grown_capacity(capacity, length, bytes);
      result.push_back(capacity);
    }
    return result;
  };
  using Capacities = std::vector<std::uint64_t>;
  CHECK(capacities(8, 3000) == Capacities{1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 848, 1280, 1792, 2560, 3408});
  CHECK(capacities(1, 3000) == Capacities{8, 16, 32, 64, 128, 256, 512, 896, 1408, 2048, 3072});
  CHECK(capacities(16, 600) == Capacities{1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 848});
  CHECK(capacities(24, 600) == Capacities{1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 853});
  CHECK(capacities(4, 600) == Capacities{2, 4, 8, 16, 32, 64, 128, 256, 512, 864});
}

}  // namespace stalemate::model::test
