// Busy loops that a random number ends are none, since every number comes up in the end; those that it only takes part
// in are.
#include <algorithm>

#include "checker/check.hpp"
#include "tests/checker/doctest_after_model.hpp"
#include "tests/checker/go_text.hpp"

using namespace stalemate;
using namespace stalemate::test;

namespace {

/// Whether a busy loop is found in a main with this body.
bool spins(const std::string& body) {
  checker::CheckOptions options;
  options.self_check = true;
  const std::string text =
      "package main\n\nimport (\n\t\"math/rand\"\n\t\"sync/atomic\"\n)\n\nfunc main() {\n\tvar done atomic.Bool\n\tgo "
      "done.Store(true)\n\t_ = rand.Intn(2)\n" +
      body + "}\n";
  const checker::CheckResult result = checker::check(program_of_text(text), options);
  CHECK(result.verdict == checker::Verdict::safe);
  return std::ranges::any_of(result.findings, [](const auto& f) { return f.rule == model::Rule::busy_loop; });
}

}  // namespace

TEST_CASE("drawing again until a number fits is no busy loop") {
  CHECK_FALSE(spins("for rand.Intn(3) != 1 {\n}\n"));
  CHECK_FALSE(spins("for {\n\ti := rand.Intn(3)\n\tif j := rand.Intn(3); i != j {\n\t\tbreak\n\t}\n}\n"));
}

TEST_CASE("a loop that only another goroutine ends is one, whatever numbers are drawn in it") {
  CHECK(spins("for !done.Load() {\n}\n"));
  CHECK(spins("for !done.Load() {\n\tif rand.Intn(2) == 0 {\n\t\tcontinue\n\t}\n}\n"));
  // What it does now and then by a random choice takes it back to the loop.
  CHECK(
      spins("var other atomic.Bool\n\tfor !done.Load() {\n\t\tif rand.Intn(3) == 0 {\n\t\t\tother.Store(true)\n\t\t\t"
            "other.Store(false)\n\t\t}\n\t}\n"));
}
