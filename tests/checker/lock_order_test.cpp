// Lock-order prediction, on programs in which two or three critical sections never meet: a flag under a lock keeps them
// apart, which orders nothing that a prediction may rely on.
#include "checker/lock_order.hpp"

#include "tests/checker/doctest_after_model.hpp"
#include "tests/checker/go_text.hpp"

namespace stalemate::checker {
namespace {

const std::string head = R"(package main
import "sync"
var a, b, c sync.Mutex
var r, w sync.RWMutex
var turn int
var flag sync.Mutex
var wg sync.WaitGroup
func next(n int) { flag.Lock(); turn = n; flag.Unlock() }
func is(n int) bool { flag.Lock(); defer flag.Unlock(); return turn == n }
func take(x, y sync.Locker) { x.Lock(); y.Lock(); y.Unlock(); x.Unlock() }
)";

/// Warnings of a program whose goroutines are `first`, then, if that has come first, `second`, and so on.
std::size_t warnings(const std::vector<std::string>& sections, const std::string& main_end = "") {
  std::string text = head + "func main() {\nwg.Add(" + std::to_string(sections.size()) + ")\n";
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const std::string number = std::to_string(i);
    text +=
        "go func() { defer wg.Done(); if is(" + number + ") { " + sections[i] + "; next(" + number + " + 1) } }()\n";
  }
  text += "wg.Wait()\n" + main_end + "\n}\n";
  const CheckResult result = check(test::program_of_text(text), {});
  CHECK(result.verdict == Verdict::safe);
  CHECK(result.stopped_by == StoppedBy::nothing);
  std::size_t count = 0;
  for (const Finding& finding : result.findings) count += finding.rule == Rule::lock_order ? 1 : 0;
  return count;
}

TEST_CASE("opposite orders that never meet are predicted") {
  CHECK(warnings({"take(&a, &b)", "take(&b, &a)"}) == 1);
  CHECK(warnings({"take(&a, &b)", "take(&b, &c)", "take(&c, &a)"}) == 1);
  CHECK(warnings({"take(&a, &w)", "take(&w, &a)"}) == 1);
  CHECK(warnings({"take(r.RLocker(), &a)", "take(&a, &r)"}) == 1);
  CHECK(warnings({"a.TryLock(); b.Lock(); b.Unlock(); a.Unlock()", "take(&b, &a)"}) == 1);
}

TEST_CASE("orders that agree are not") {
  CHECK(warnings({"take(&a, &b)", "take(&a, &b)"}) == 0);
  CHECK(warnings({"take(&a, &b)", "take(&b, &c)", "take(&a, &c)"}) == 0);
}

TEST_CASE("what cannot wait is no ring") {
  CHECK(warnings({"take(r.RLocker(), w.RLocker())", "take(w.RLocker(), r.RLocker())"}) == 0);
  CHECK(warnings({"a.Lock(); b.TryLock(); b.Unlock(); a.Unlock()", "take(&b, &a)"}) == 0);
}

TEST_CASE("a common lock guards the order of others") {
  CHECK(warnings({"c.Lock(); take(&a, &b); c.Unlock()", "c.Lock(); take(&b, &a); c.Unlock()"}) == 0);
  CHECK(warnings({"c.Lock(); take(&a, &b); c.Unlock()", "take(&b, &a)"}) == 1);
}

TEST_CASE("what start, Wait or a channel orders is no ring") {
  CHECK(warnings({"take(&a, &b)"}, "take(&b, &a)") == 0);
  CHECK(warnings({"take(&a, &b)",
                  "done := make(chan bool); go func() { take(&b, &c); close(done) }(); <-done; take(&c, &b)"}) == 0);
}

TEST_CASE("a deadlock that is found is not predicted as well") {
  const std::string text = head + "func main() { go take(&a, &b); take(&b, &a) }\n";
  const CheckResult result = check(test::program_of_text(text), {});
  CHECK(result.verdict == Verdict::bug);
  for (const Finding& finding : result.findings) CHECK(finding.rule != Rule::lock_order);
}

}  // namespace
}  // namespace stalemate::checker
