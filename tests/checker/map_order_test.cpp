// Ranging over large maps: of the orders there are a sample is taken, in which either of two entries may come first;
// the result says so.
#include <algorithm>

#include "checker/check.hpp"
#include "tests/checker/doctest_after_model.hpp"
#include "tests/checker/go_text.hpp"

using namespace stalemate;
using namespace stalemate::test;

namespace {

/// Ranges over a map of `entries`, putting the keys in a list, and panics if `condition` holds of it.
checker::CheckResult ranged(int entries, const std::string& condition) {
  const std::string text = "package main\n\nfunc main() {\n\tm := map[int]bool{}\n\tfor i := 0; i < " +
                           std::to_string(entries) +
                           "; i++ {\n\t\tm[i] = true\n\t}\n\tat, n := map[int]int{}, 0\n\tfor k := range m {\n"
                           "\t\tat[k] = n\n\t\tn++\n\t}\n\tif " +
                           condition + " {\n\t\tpanic(\"found\")\n\t}\n}\n";
  checker::CheckOptions options;
  options.self_check = true;
  return checker::check(program_of_text(text), options);
}

bool says_sample(const checker::CheckResult& result) {
  return std::ranges::any_of(result.assumptions,
                             [](const std::string& text) { return text.find("a sample") != text.npos; });
}

}  // namespace

TEST_CASE("a small map is ranged over in all orders") {
  const checker::CheckResult rare = ranged(4, "at[1] == 0 && at[3] == 1 && at[0] == 2");
  CHECK(rare.verdict == checker::Verdict::bug);
  CHECK_FALSE(says_sample(rare));
}

TEST_CASE("any entry of a large map may be the first one") {
  for (int key = 0; key < 12; ++key) {
    CHECK(ranged(12, "at[" + std::to_string(key) + "] == 0").verdict == checker::Verdict::bug);
  }
}

TEST_CASE("of two entries of a large map either may come first, and of all orders there is a sample") {
  for (int first = 0; first < 12; first += 3) {
    for (int second = 1; second < 12; second += 4) {
      if (first == second) continue;
      const std::string condition = "at[" + std::to_string(first) + "] < at[" + std::to_string(second) + "]";
      CHECK(ranged(12, condition).verdict == checker::Verdict::bug);
    }
  }
  const checker::CheckResult safe = ranged(12, "len(at) != 12");
  CHECK(safe.verdict == checker::Verdict::safe);
  CHECK(says_sample(safe));
}
