// Like goroutines are expanded once: programs that tell what happens if those that are not alike are taken for alike,
// or if a step that ends the run is forgotten because a like goroutine has made it. Faults are planted in the reduced
// search with symmetry.
#include <set>
#include <string>

#include "checker/brute_force.hpp"
#include "checker/stubborn_search.hpp"
#include "tests/checker/go_text.hpp"

using namespace stalemate::checker;
namespace model = stalemate::model;

namespace {

std::set<std::uint32_t> crash_lines(const Exploration& exploration) {
  std::set<std::uint32_t> lines;
  for (const CrashGroup& group : exploration.seen.crashes()) lines.insert(group.position.line);
  return lines;
}

/// The search without faults finds all the crashes. Returns whether the one with `fault` does not.
bool is_noticed(const StubbornFault& fault, const std::string& text) {
  const model::Program program = stalemate::test::program_of_text(text);
  model::Machine machine(program);
  const CheckOptions options;
  const std::set<std::uint32_t> expected = crash_lines(brute_force(machine, options));
  machine.set_symmetry(true);
  CHECK(crash_lines(stubborn_search(machine, options)) == expected);
  return crash_lines(stubborn_search_without(fault, machine, options)) != expected;
}

const char* const first_wins = R"(package main

import "sync/atomic"

func main() {
	var won atomic.Bool
	for id := 0; id < 2; id++ {
		go func(id int) {
			if won.CompareAndSwap(false, true) {
				if id == 0 {
					panic("zero")
				}
				panic("one")
			}
		}(id)
	}
}
)";

/// Two like goroutines and another one. Which of them comes first in a state hangs on where they are started.
std::string all_crash(std::size_t empty_lines) {
  return "package main\n\nimport \"runtime\"\n\nfunc main() {\n\tclosed, other := make(chan int), make(chan int)\n"
         "\tclose(closed)\n\tclose(other)\n\tfor i := 0; i < 2; i++ {\n\t\tgo func() { closed <- 1 }()\n\t}\n" +
         std::string(empty_lines, '\n') + "\tgo func() {\n\t\truntime.Gosched()\n\t\tother <- 2\n\t}()\n}\n";
}

const char* const own_boxes = R"(package main

import "sync"

type box struct{ values []int }

func main() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			own := &box{values: make([]int, 2)}
			mu.Lock()
			own.values[0]++
			mu.Unlock()
		}()
	}
	wg.Wait()
}
)";

}  // namespace

TEST_CASE("planted faults: goroutines are alike if what they hold is") {
  StubbornFault fault;
  fault.alike_by_place = true;
  CHECK(is_noticed(fault, first_wins));
}

TEST_CASE("planted faults: what a like goroutine has done ends the run as well") {
  StubbornFault fault;
  fault.like_never_ends = true;
  // It matters only if a like one is expanded first.
  unsigned noticed = 0;
  for (std::size_t lines = 0; lines < 10; ++lines) noticed += is_noticed(fault, all_crash(lines)) ? 1U : 0U;
  CHECK(noticed > 0);
}

TEST_CASE("goroutines with private objects that are alike are one") {
  const model::Program program = stalemate::test::program_of_text(own_boxes);
  model::Machine machine(program);
  machine.set_symmetry(true);
  const Exploration reduced = stubborn_search(machine, {});
  REQUIRE(reduced.complete());
  // A chain: one goroutine after the other, whichever it is.
  CHECK(reduced.transition_count + 1 == reduced.graph.size());
}
