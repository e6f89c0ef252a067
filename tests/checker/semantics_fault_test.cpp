// Whether faults planted in the semantics show in what a complete search finds: a program for each that ends otherwise.
#include <set>
#include <string>

#include "checker/brute_force.hpp"
#include "tests/checker/go_text.hpp"
#include "tests/checker/search_facts.hpp"

using namespace stalemate::checker;
namespace model = stalemate::model;

namespace {

/// Who is left where in each end, and the crashes.
Facts facts_with(model::SemanticsFault fault, const model::Program& program) {
  model::MachineLimits limits;
  limits.semantics_fault = fault;
  model::Machine machine(program, limits);
  return facts_of(machine, brute_force(machine, CheckOptions{}));
}

bool is_noticed(model::SemanticsFault fault, const std::string& body) {
  const std::string text = "package main\n\nimport \"sync\"\n\nvar _ sync.Mutex\n\nfunc main() {\n" + body + "}\n";
  const model::Program program = stalemate::test::program_of_text(text);
  return facts_with(fault, program) != facts_with(model::SemanticsFault::none, program);
}

}  // namespace

TEST_CASE("planted faults: a waiting writer bars readers") {
  CHECK(is_noticed(model::SemanticsFault::reader_preference, R"(
	var rw sync.RWMutex
	rw.RLock()
	go func() {
		rw.Lock()
		rw.Unlock()
	}()
	rw.RLock()
	rw.RUnlock()
	rw.RUnlock()
)"));
}

TEST_CASE("planted faults: a channel gives the oldest element") {
  CHECK(is_noticed(model::SemanticsFault::newest_first, R"(
	ch := make(chan int, 2)
	ch <- 1
	ch <- 2
	if <-ch == 2 {
		panic("newest")
	}
)"));
}

TEST_CASE("planted faults: a select may take each ready case") {
  CHECK(is_noticed(model::SemanticsFault::select_ignores_case, R"(
	a, b := make(chan int, 1), make(chan int, 1)
	a <- 1
	b <- 1
	select {
	case <-a:
	case <-b:
		panic("b")
	}
)"));
}

TEST_CASE("planted faults: a send on a closed channel panics") {
  CHECK(is_noticed(model::SemanticsFault::send_on_closed_passes, R"(
	ch := make(chan int, 1)
	close(ch)
	ch <- 1
)"));
}

TEST_CASE("planted faults: Wait waits for the last") {
  CHECK(is_noticed(model::SemanticsFault::wait_passes_last, R"(
	var wg sync.WaitGroup
	wg.Add(1)
	wg.Wait()
)"));
}

TEST_CASE("planted faults: default only if no case is ready") {
  CHECK(is_noticed(model::SemanticsFault::default_before_case, R"(
	ch := make(chan int, 1)
	ch <- 1
	select {
	case <-ch:
	default:
		panic("default")
	}
)"));
}
