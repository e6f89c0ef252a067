// The order engine on Go programs: ends that are easily missed, and mistakes planted in its formula, each of which
// makes it say something that explicit search does not, or answer what the machine cannot do.
#include "tests/smt/agreement.hpp"
#include "tests/smt/go_programs.hpp"

using namespace stalemate;
using namespace stalemate::test;
using checker::smt::OrderFault;

namespace {

std::string wrong(const std::string& body, OrderFault fault = OrderFault::none) {
  const model::Program program = program_of("func run() {\n" + body + "}\n");
  return disagreement(by_order(program, 20, fault), by_search(program, 20'000));
}

/// All rules, where the engine knows them all.
std::string rules(const std::string& body) {
  const Outcome outcome = by_order(program_of("func run() {\n" + body + "}\n"), 20);
  return outcome.is_complete ? to_string(outcome.rules) : outcome.why;
}

// Both would hold the one place in b while they meet on u.
const char* const one_place = R"(
	b, u := make(chan int, 1), make(chan int)
	go func() { b <- 1; u <- 1; <-b }()
	b <- 2
	<-u
	<-b
)";
// Whoever finds b closed and empty is left behind only if the send comes after that, and then it crashes.
const char* const late_send = R"(
	b := make(chan int, 1)
	go func() { close(b) }()
	go func() {
		if _, ok := <-b; !ok {
			select {}
		}
	}()
	b <- 1
)";
const char* const announced_writer = R"(
	var rw sync.RWMutex
	go func() { rw.Lock(); rw.Unlock() }()
	rw.RLock()
	if rw.TryRLock() {
		rw.RUnlock()
	}
	rw.RUnlock()
	rw.RLock()
	rw.RLock()
	rw.RUnlock()
	rw.RUnlock()
)";
const char* const ticket = R"(
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	done := make(chan int, 1)
	mu.Lock()
	go func() { mu.Lock(); cond.Signal(); mu.Unlock(); done <- 1 }()
	cond.Wait()
	mu.Unlock()
	<-done
)";
const char* const two_receivers = R"(
	u, v := make(chan int), make(chan int, 2)
	for i := 0; i < 2; i++ {
		go func() { <-u; v <- 1 }()
	}
	u <- 1
	<-v
	<-v
)";
const char* const closed = R"(
	u := make(chan int)
	go func() { close(u) }()
	<-u
)";

}  // namespace

TEST_CASE("order engine: which rule an end breaks") {
  if (!checker::smt::is_available()) return;
  // The same goroutine is left behind, with main and without.
  CHECK(rules(R"(
	u, b := make(chan int), make(chan int, 1)
	go func() { <-u }()
	go func() { b <- 1 }()
	select {
	case <-b:
	default:
		b <- 2
		b <- 3
	}
)") == "{deadlock leak}");
  // Two goroutines in a panic that nobody recovers from: either may be the first.
  CHECK(rules(R"(
	u := make(chan int)
	go func() { u <- 1; panic("a") }()
	go func() { var p *int; *p = <-u }()
)") == "{nil-dereference panic}");
  CHECK(rules("\tpanic(1)\n") == "{panic}");
  CHECK(rules("\tu := make(chan int)\n\tgo func() { _ = len(u); <-u }()\n\tu <- len(u)\n") == "{}");
}

TEST_CASE("order engine: what follows a panic at a closed channel") {
  if (!checker::smt::is_available()) return;
  const char* const all[] = {
      // Somebody recovers, and is stuck then.
      R"(
	c := make(chan int, 1)
	go func() { close(c) }()
	defer func() {
		if recover() != nil {
			<-make(chan int)
		}
	}()
	c <- 1
)",
      // A deferred close lets another one go on before the run is over.
      R"(
	c, d := make(chan int, 1), make(chan int)
	go func() {
		defer close(d)
		c <- 1
	}()
	go func() { close(c) }()
	<-d
	if _, ok := <-c; !ok {
		select {}
	}
)",
      R"(
	c := make(chan int)
	for i := 0; i < 2; i++ {
		go func() {
			defer func() { recover() }()
			close(c)
		}()
	}
	<-c
)",
  };
  for (const char* body : all) {
    INFO(std::string(body));
    CHECK(wrong(body) == "");
    CHECK(rules(body).starts_with("{"));
  }
}

TEST_CASE("order engine: a WaitGroup below zero is for the search") {
  if (!checker::smt::is_available()) return;
  const char* const below_zero = R"(
	var wg sync.WaitGroup
	go func() { wg.Done() }()
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer wg.Done()
	}()
	wg.Wait()
)";
  CHECK(wrong(below_zero) == "");
}

TEST_CASE("order engine: main that ends by Goexit is not taken for one that returns") {
  if (!checker::smt::is_available()) return;
  const model::Program program = program_of("func run() {\n\tgo func() {}()\n\truntime.Goexit()\n}\n");
  CHECK_FALSE(by_order(program, 20).is_complete);
}

TEST_CASE("order engine: planted mistakes are noticed") {
  if (!checker::smt::is_available()) return;
  const struct {
    const char* body;
    OrderFault fault;
  } all[] = {
      {one_place, OrderFault::shared_moments},
      {late_send, OrderFault::send_after_close},
      {announced_writer, OrderFault::readers_pass_writer},
      {ticket, OrderFault::lost_wake_up},
      {two_receivers, OrderFault::several_partners},
      {closed, OrderFault::close_is_not_noticed},
  };
  for (const auto& one : all) {
    INFO(std::string(one.body));
    CHECK(wrong(one.body) == "");
    CHECK(wrong(one.body, one.fault) != "");
  }
}
