// Faults planted in the state equation: each is noticed by a program whose answer it changes.
#include <set>

#include "checker/smt/prove.hpp"
#include "tests/smt/go_programs.hpp"

using namespace stalemate;
using namespace stalemate::checker::smt;

namespace {

std::string answer(const model::Program& program, EquationFault fault) {
  ProveOptions options;
  options.check.states_max = 20'000;
  options.sizes = 2;
  options.fault = fault;
  const Proof proof = prove(program, options);
  if (proof.verdict == ProofVerdict::fails) return "fails " + values_text(proof.parameters, proof.failing->values);
  return proof.verdict == ProofVerdict::proved ? "proved" : "unknown";
}

struct Noticed {
  EquationFault fault;
  std::string what, text;
};

const Noticed table[] = {
    {EquationFault::no_upper_bound, "one lock keeps apart who takes two others in either order", R"(func run(n int) {
	var a, b, gate sync.Mutex
	for i := 0; i < n; i++ {
		go func() {
			gate.Lock()
			a.Lock()
			b.Lock()
			b.Unlock()
			a.Unlock()
			gate.Unlock()
		}()
		go func() {
			gate.Lock()
			b.Lock()
			a.Lock()
			a.Unlock()
			b.Unlock()
			gate.Unlock()
		}()
	}
}
)"},
    {EquationFault::negative_counter, "one token in a buffer keeps them apart", R"(func run(n int) {
	var a, b sync.Mutex
	token := make(chan int, 1)
	token <- 1
	for i := 0; i < n; i++ {
		go func() {
			<-token
			a.Lock()
			b.Lock()
			b.Unlock()
			a.Unlock()
			token <- 1
		}()
		go func() {
			<-token
			b.Lock()
			a.Lock()
			a.Unlock()
			b.Unlock()
			token <- 1
		}()
	}
}
)"},
    {EquationFault::free_rendezvous, "the others wait until main has done with the locks", R"(func run(n int) {
	var a, b sync.Mutex
	start := make(chan int)
	for i := 0; i < n; i++ {
		go func() {
			<-start
			b.Lock()
			a.Lock()
			a.Unlock()
			b.Unlock()
		}()
	}
	a.Lock()
	b.Lock()
	b.Unlock()
	a.Unlock()
	for i := 0; i < n; i++ {
		start <- 1
	}
}
)"},
    {EquationFault::no_zero_test, "as many sends as receives", R"(func run(n int) {
	ch := make(chan int)
	go func() {
		for i := 0; i < n; i++ {
			ch <- i
		}
	}()
	for i := 0; i < n; i++ {
		<-ch
	}
}
)"},
    {EquationFault::one_more_fits, "the third value does not fit", R"(func run() {
	ch := make(chan int, 2)
	ch <- 1
	ch <- 2
	ch <- 3
}
)"},
    {EquationFault::no_receive_closed, "stuck after a receive from a closed channel", R"(func run(n int) {
	done, other := make(chan int), make(chan int)
	close(done)
	for i := 0; i < n; i++ {
		<-done
		other <- 1
	}
}
)"},
    {EquationFault::started_once, "the second goroutine is stuck", R"(func run(n int) {
	ch := make(chan int)
	for i := 0; i < n; i++ {
		go func() { ch <- 1 }()
	}
	if n > 0 {
		<-ch
	}
}
)"},
    {EquationFault::parked_is_done, "stuck in a receive", R"(func run(n int) {
	ch := make(chan int)
	for i := 0; i < n; i++ {
		go func() { <-ch }()
	}
}
)"},
};

}  // namespace

TEST_CASE("each fault in the equation changes an answer") {
  if (!is_available()) return;
  std::set<EquationFault> seen;
  for (const Noticed& one : table) {
    INFO(one.what);
    const model::Program program = test::program_of(one.text);
    const std::string right = answer(program, EquationFault::none), wrong = answer(program, one.fault);
    INFO("right: " << right << ", with the fault: " << wrong);
    CHECK(right != "unknown");
    CHECK(right != wrong);
    seen.insert(one.fault);
  }
  CHECK(seen.size() == static_cast<std::size_t>(EquationFault::parked_is_done));
}
