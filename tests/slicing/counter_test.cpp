// Counters (model/counters.hpp): what counts for ever has finitely many states where only comparisons with constants
// look at it, and the quotient is exact.
#include <random>

#include "tests/checker/doctest_after_model.hpp"
#include "tests/cli/temporary.hpp"
#include "tests/seeds.hpp"
#include "tests/slicing/bisimulation.hpp"

using namespace stalemate;
using namespace stalemate::test;

namespace {

checker::CheckResult checked(const model::Program& program) {
  checker::CheckOptions options;
  options.self_check = true;
  options.reduction = checker::Reduction::none;
  options.states_max = 3000;
  return checker::check(program, options);
}

/// A goroutine that goes on for ever beside one that stops it at any time; `round` is done each time round.
std::string loop(const std::string& round) {
  return R"(package main

import (
	"runtime"
	"sync/atomic"
)

type record struct {
	n, m     int
	small    uint8
	narrow   int32
	unsigned uint32
	wide     atomic.Int64
}

var total int
var shared int64

func plus(n *int, step int) int {
	*n += step
	return *n
}

var _ = atomic.AddInt64

func rest(n int) bool {
	if n == 0 {
		return true
	}
	turns++
	return rest(n - 1)
}

var turns int

func main() {
	stop, note := make(chan bool), make(chan int, 1)
	p := &record{}
	go func() { close(stop) }()
	a, b := 0, 0
	for {
		select {
		case <-stop:
			return
		default:
		}
		runtime.Gosched()
		_, _, _, _ = a, b, p, note
)" + round +
         "\t}\n}\n";
}

}  // namespace

TEST_CASE("a counter that is compared with constants is bounded") {
  const TemporaryFolder folder;
  for (const char* round : {
           "a++\nif a >= 3 { runtime.Gosched() }\n",
           "a += 2\nif a == 5 || a > 9 { runtime.Gosched() }\n",
           "p.n++\nif 2 < p.n { runtime.Gosched() }\n",
           "total++\nb = total\nif b == 4 { runtime.Gosched() }\n",
           "a++\nselect {\ncase note <- a:\ncase n := <-note:\n\tif n > 2 { runtime.Gosched() }\n}\n",
           "func(n *int) { *n++ }(&p.m)\nif p.m != 3 { runtime.Gosched() }\n",
           "if a++; a > 6 { a = 1 }\n",
           "if atomic.AddInt64(&shared, 1) == 3 { runtime.Gosched() }\n",
           "if plus(&a, 2) > 5 && p.wide.Add(1) > 2 { runtime.Gosched() }\n",
           "p.narrow++\nif p.narrow == 2 || atomic.AddUint32(&p.unsigned, 3) == 9 { runtime.Gosched() }\n",
           "a++\nif uint(a) > 3 && uint64(a)%4 == 1 { runtime.Gosched() }\n",
           "a++\nif a%4 == 2 { runtime.Gosched() }\n",
           "a += 3\nif a%4 == 1 || a > 5 && a%6 == 4 { runtime.Gosched() }\n",
           "p.n++\nif p.n&7 == 3 && 16-p.n%16 == 5 { runtime.Gosched() }\n",
           "var ring [4]int\nring[a%4] = b\na++\nb = ring[a&3]\n",
       }) {
    CAPTURE(round);
    const model::Program program = compiled({folder.write("main.go", loop(round))});
    CHECK(difference(program, 400) == "");
    const checker::CheckResult result = checked(program);
    CHECK(result.verdict == checker::Verdict::safe);
    CHECK(result.statistics.states < 120);
  }
}

TEST_CASE("what else is done with it keeps a counter whole") {
  const TemporaryFolder folder;
  // Each would be missed if 5 stood for all larger values, or if 8 bits did not go round.
  for (const char* round : {
           "a++\nif a > 4 && a%16 == 0 { panic(a) }\n",
           "a++\nif a > 4 && a%12 == 3 && a&15 == 3 && a%20 == 11 { panic(a) }\n",
           "a++\nif a > 4 && 20%a == 0 { panic(a) }\n",
           "if plus(&a, b) == 20 { panic(a) }\nb = 1\n",
           "if plus(&a, 1); rest(10) && a > 4 && plus(&a, 1) == 40 { panic(a) }\n",
           "p.narrow += 1 << 30\nif p.n++; p.n > 2 && p.narrow == 0 { panic(a) }\n",
           "a++\nif a > 4 && a&20 == 20 { panic(a) }\n",
           "a++\nif a > 4 && a/4 == 5 { panic(a) }\n",
           "a++\nif a > 4 && a*3 == 60 { panic(a) }\n",
           "a++\nif a > 4 && a-20 == 0 { panic(a) }\n",
           "a++\nb += 2\nif a > 4 && b == a+20 { panic(a) }\n",
           "p.small++\nif p.small > 4 && p.small == 0 { return }\nif p.n == 1 && p.small == 0 { panic(a) }\nif p.small "
           "== 9 { p.n = 1 }\n",
           "a++\nif a > 4 { list := make([]int, 20); list[a] = 1 }\n",
           "a++\nif a > 4 && map[int]bool{20: true}[a] { panic(a) }\n",
           "a++\nif a > 4 && any(a) == any(20) { panic(a) }\n",
           "a++\nif a > 4 && float64(a) == 20 { panic(a) }\n",
           "a++\nb = 4\nif a > b && a<<1 == 40 { panic(a) }\n",
       }) {
    CAPTURE(round);
    const model::Program program = compiled({folder.write("main.go", loop(round))});
    CHECK(difference(program, 1500) == "");
    CHECK(checked(program).verdict == checker::Verdict::bug);
  }
}

namespace {

/// Rounds of random statements on a few counters.
class RandomRound {
 public:
  explicit RandomRound(unsigned seed) : random_(seed) {}

  std::string text() {
    std::string result;
    for (int i = 0, count = 2 + pick(4); i < count; ++i) result += statement(2);
    return result;
  }

 private:
  std::string statement(int depth) {
    switch (pick(depth > 0 ? 12 : 7)) {
      case 0:
      case 1: return word() + "++\n";
      case 2: return word() + " += " + number(pick(5)) + "\n";
      case 3: return word() + " = " + number(pick(9) - 2) + "\n";
      case 4: return word() + " = " + word() + "\n";
      case 5: return pick(4) == 0 ? word() + "--\n" : word() + " = " + word() + remainder() + "\n";
      case 6: return pick(6) == 0 ? word() + " = 2 * " + word() + "\n" : "p.small++\n";
      case 7: return "select {\ncase note <- " + word() + ":\ncase " + word() + " = <-note:\n}\n";
      case 8: return "if p.small" + comparison() + number(pick(4)) + " {\n" + statement(depth - 1) + "}\n";
      case 9: return "if " + number(pick(6)) + comparison() + word() + " {\n" + statement(depth - 1) + "}\n";
      default: {
        const std::string with = pick(8) == 0 ? word() : number(pick(6));
        return "if " + word() + remainder() + comparison() + with + " {\n" + statement(depth - 1) + "}\n";
      }
    }
  }
  std::string word() {
    constexpr const char* words[] = {"a", "b", "p.n", "p.m", "total"};
    return words[pick(5)];
  }
  std::string comparison() {
    constexpr const char* operators[] = {" < ", " <= ", " > ", " >= ", " == ", " != "};
    return operators[pick(6)];
  }
  std::string remainder() {
    constexpr const char* moduli[] = {"%2", "%3", "%4", "&1", "&3", "&6"};
    return pick(3) == 0 ? moduli[pick(6)] : "";
  }
  static std::string number(int n) { return std::to_string(n); }
  int pick(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }

  std::mt19937 random_;
};

}  // namespace

TEST_CASE("random counters do the same with bounds and without") {
  const TemporaryFolder folder;
  unsigned complete = 0;
  for (unsigned seed = 0; seed < seeds_wanted("STALEMATE_SLICING_SEEDS", 200); ++seed) {
    const std::string text = loop(RandomRound(seed).text());
    INFO("seed " << seed << "\n" << text);
    const model::Program program = compiled({folder.write("main.go", text)});
    REQUIRE(difference(program, 250) == "");
    complete += checked(program).stopped_by == checker::StoppedBy::nothing ? 1U : 0U;
  }
  MESSAGE("finitely many states in " << complete << " programs");
  CHECK(complete > 60);
}
