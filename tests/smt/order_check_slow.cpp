// The order engine against explicit search: on random programs the two never disagree about what can go wrong where the
// engine says that it knows everything, what it reports is always there, and the machine follows each of its answers.
// More programs: STALEMATE_ORDER_SEEDS=5000. What fails is printed as small as it can be made.
#include <map>

#include "tests/checker/random_short_program.hpp"
#include "tests/doctest.hpp"
#include "tests/model/random_program.hpp"
#include "tests/seeds.hpp"
#include "tests/smt/agreement.hpp"
#include "tests/smt/shrink.hpp"

using namespace stalemate;
using namespace stalemate::test;
using model::test::RandomProgram;
using model::test::RandomShortProgram;
using model::test::ShortProgram;

namespace {

constexpr std::uint64_t states_max = 20'000;
constexpr std::uint32_t unroll_max = 12;

struct Tally {
  int total = 0, complete = 0, with_errors = 0;
  std::map<std::string, int> reasons;

  std::string compare(const model::Program& program) {
    const Outcome search = by_search(program, states_max), order = by_order(program, unroll_max);
    ++total;
    complete += order.is_complete ? 1 : 0;
    with_errors += order.rules.empty() ? 0 : 1;
    if (!order.is_complete) ++reasons[order.why];
    return disagreement(order, search);
  }

  void show() const {
    for (const auto& reason : reasons) MESSAGE(reason.second << ": " << reason.first);
    MESSAGE("of " << total << " programs the engine knew all about " << complete << "; " << with_errors
                  << " had errors");
  }
};

}  // namespace

TEST_CASE("order engine and explicit search agree on random programs") {
  if (!checker::smt::is_available()) return;
  Tally tally;
  for (unsigned seed = 1; seed <= seeds_wanted("STALEMATE_ORDER_SEEDS", 250); ++seed) {
    const std::string text = RandomShortProgram(seed).text();
    const std::string wrong = tally.compare(ShortProgram(text).make());
    if (wrong.empty()) continue;
    const auto disagree = [](const std::string& smaller) {
      return !Tally().compare(ShortProgram(smaller).make()).empty();
    };
    FAIL_CHECK("seed " << seed << ": " << ShortShrinker(disagree).shrink(text) << "\n" << wrong);
  }
  tally.show();
  CHECK(tally.complete > tally.total / 4);
}

TEST_CASE("a writer that has only announced itself cannot be unlocked by others") {
  if (!checker::smt::is_available()) return;
  for (const char* text : {"write_lock w | read_lock w | read_unlock w; write_unlock w; read_unlock w",
                           "write_lock w | write_unlock w; read_unlock w",
                           "write_lock w; write_unlock w | write_unlock w; try_write w; write_unlock w"}) {
    INFO(text);
    CHECK(Tally().compare(ShortProgram(text).make()) == "");
  }
}

TEST_CASE("order engine and explicit search agree on random programs with maps, pointers and loops") {
  if (!checker::smt::is_available()) return;
  Tally tally;
  for (unsigned seed = 1; seed <= seeds_wanted("STALEMATE_ORDER_SEEDS", 150); ++seed) {
    const std::string wrong = tally.compare(RandomProgram(seed, seed % 4 == 0).make());
    if (!wrong.empty()) FAIL_CHECK("seed " << seed << ": " << wrong);
  }
  tally.show();
  CHECK(tally.complete > tally.total / 8);
}
