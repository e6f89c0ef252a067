// The wall around Z3: terms mean what they say, answers come with models and cores, budgets end in unknown, and nothing
// is built upon a solver that has given up.
#include "checker/smt/solver.hpp"

#include "tests/doctest.hpp"

using namespace stalemate::checker::smt;

#define NEEDS_Z3                      \
  if (!is_available()) {              \
    MESSAGE("built without libz3");   \
    CHECK(library_version().empty()); \
    return;                           \
  }

namespace {

/// `pigeons` in `holes`, each pigeon's hole a 0/1 sum: needs a search, however small.
void require_pigeons(Solver& solver, int pigeons, int holes) {
  std::vector<Terms> sits(static_cast<std::size_t>(pigeons));
  for (Terms& row : sits) {
    for (int h = 0; h < holes; ++h) row.push_back(solver.boolean("sits"));
    solver.require(solver.any_of(row));
  }
  for (int h = 0; h < holes; ++h) {
    for (int p = 0; p < pigeons; ++p) {
      for (int q = p + 1; q < pigeons; ++q) {
        solver.require(
            solver.any_of({solver.negation(sits[static_cast<std::size_t>(p)][static_cast<std::size_t>(h)]),
                           solver.negation(sits[static_cast<std::size_t>(q)][static_cast<std::size_t>(h)])}));
      }
    }
  }
}

}  // namespace

TEST_CASE("every kind of term has its meaning") {
  NEEDS_Z3
  for (const Logic logic : {Logic::general, Logic::integers}) {
    Solver s({.logic = logic});
    const Term x = s.integer("x"), y = s.integer("x"), b = s.boolean("b");
    s.require(s.equal(x, s.number(-7)));
    s.require(s.equal(s.sum({x, y, s.times(2, y)}), s.number(2)));  // y = 3, and is not x
    s.require(s.equal(b, s.less(x, y)));
    REQUIRE(s.check() == Answer::sat);
    CHECK(s.value(x) == -7);
    CHECK(s.value(y) == 3);
    CHECK(s.holds(b));
    CHECK(s.value(s.minus(x, y)) == -10);
    CHECK(s.value(s.if_else(b, y, x)) == 3);
    CHECK(s.value(s.sum({})) == 0);
    CHECK(s.holds(s.at_most(x, x)));
    CHECK(s.holds(s.at_least(y, x)));
    CHECK_FALSE(s.holds(s.less(x, x)));
    CHECK(s.holds(s.all_of({})));
    CHECK_FALSE(s.holds(s.any_of({})));
    CHECK_FALSE(s.holds(s.implies(b, s.truth(false))));
    CHECK(s.holds(s.distinct(Terms{x, y})));
    CHECK_FALSE(s.holds(s.distinct(Terms{x, y, s.number(3)})));
    CHECK(s.holds(s.distinct(Terms{x})));
    CHECK_FALSE(s.holds(s.at_most_of(Terms{b, b, s.negation(b)}, 1)));
    CHECK(s.holds(s.at_most_of(Terms{b, s.negation(b)}, 1)));
  }
}

TEST_CASE("scopes, assumptions and cores") {
  NEEDS_Z3
  Solver s;
  const Term x = s.integer("x"), low = s.boolean("low"), high = s.boolean("high"), idle = s.boolean("idle");
  s.require(s.implies(low, s.less(x, s.number(0))));
  s.require(s.implies(high, s.less(s.number(0), x)));
  CHECK(s.check({low, idle}) == Answer::sat);
  CHECK(s.value(x).value() < 0);
  REQUIRE(s.check({idle, low, high}) == Answer::unsat);
  CHECK(s.core() == Terms{low, high});
  s.push();
  s.require(s.equal(x, s.number(0)));
  REQUIRE(s.check({idle, high}) == Answer::unsat);
  CHECK(s.core() == Terms{high});
  CHECK(s.check({idle, s.negation(high)}) == Answer::sat);
  s.pop();
  CHECK(s.check({high}) == Answer::sat);
  CHECK(s.made_count() == 1);
  CHECK(s.check_count() == 5);
}

TEST_CASE("a budget ends in unknown, and the next answer is right all the same") {
  NEEDS_Z3
  // Asked again, a Z3 4.8.12 solver that ran out of its budget calls the pigeons satisfied.
  Solver s({.budget = 2'000});
  const Term x = s.integer("x");
  s.push();
  require_pigeons(s, 8, 7);
  REQUIRE(s.check() == Answer::unknown);
  CHECK_FALSE(s.reason().empty());
  s.set_budget(0);
  CHECK(s.check() == Answer::unsat);
  CHECK(s.made_count() == 2);
  s.pop();
  s.require(s.less(x, s.number(5)));
  REQUIRE(s.check() == Answer::sat);
  CHECK(s.value(x).value() < 5);
  CHECK(s.made_count() == 2);
  s.set_budget(2'000);
  s.push();
  require_pigeons(s, 8, 7);
  CHECK(s.check() == Answer::unknown);
  s.pop();
  CHECK(s.check() == Answer::sat);  // what was required outside is still known to the new one
  CHECK(s.value(x).value() < 5);
}

TEST_CASE("a solver of one logic never answers wrongly what is outside of it") {
  NEEDS_Z3
  Solver s({.logic = Logic::differences});
  const Term x = s.integer("x"), y = s.integer("y"), z = s.integer("z");
  s.require(s.less(x, y));
  s.push();
  s.require(s.less(y, x));
  CHECK(s.check() == Answer::unsat);
  s.pop();
  CHECK(s.check() == Answer::sat);
  s.require(s.any_of({s.less(s.sum({x, y, z}), s.number(1)), s.less(z, x)}));
  s.require(s.less(s.sum({x, y, s.times(3, z)}), s.number(7)));
  CHECK(s.check() != Answer::unsat);
  s.require(s.less(s.number(9), s.sum({x, y, s.times(3, z)})));
  CHECK(s.check() != Answer::sat);
}

TEST_CASE("the same questions have the same answers") {
  NEEDS_Z3
  std::vector<std::vector<std::int64_t>> values;
  for (int run = 0; run < 2; ++run) {
    Solver s;
    Terms xs;
    for (int i = 0; i < 20; ++i) {
      xs.push_back(s.integer("x"));
      s.require(s.at_least(xs.back(), s.number(0)));
    }
    s.require(s.equal(s.sum(xs), s.number(77)));
    REQUIRE(s.check() == Answer::sat);
    values.emplace_back();
    for (const Term x : xs) values.back().push_back(s.value(x).value());
  }
  CHECK(values[0] == values[1]);
}
