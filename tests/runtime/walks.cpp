// Random walks of real Go judged by the model: faults planted in the model's semantics that make it do less than Go, or
// go on where Go waits, are noticed. (That it does more, guided runs notice.)
#include <string>

#include "tests/cli/temporary.hpp"
#include "tests/doctest.hpp"
#include "tests/runtime/walker.hpp"

using namespace stalemate;
using model::SemanticsFault;
using runtime::WalkVerdict;
using test::Walker;

namespace {

struct Planted {
  SemanticsFault fault;
  const char* program;
};

constexpr Planted planted[] = {
    {SemanticsFault::reader_preference, R"(package main

import "sync"

func main() {
	var mu sync.RWMutex
	var wg sync.WaitGroup
	wg.Add(2)
	mu.RLock()
	go func() {
		mu.Lock()
		mu.Unlock()
		wg.Done()
	}()
	go func() {
		mu.RLock()
		mu.RUnlock()
		wg.Done()
	}()
	mu.RUnlock()
	wg.Wait()
}
)"},
    {SemanticsFault::newest_first, R"(package main

import "fmt"

func main() {
	c := make(chan int, 3)
	go func() {
		for i := 0; i < 3; i++ {
			c <- i
		}
		close(c)
	}()
	order := 0
	for v := range c {
		order = 10*order + v
	}
	fmt.Println(order)
}
)"},
    {SemanticsFault::select_ignores_case, R"(package main

func main() {
	a, b := make(chan int, 1), make(chan int, 1)
	a <- 1
	b <- 2
	for i := 0; i < 2; i++ {
		select {
		case <-a:
		case <-b:
		}
	}
}
)"},
    {SemanticsFault::send_on_closed_passes, R"(package main

func main() {
	c := make(chan int, 1)
	go close(c)
	c <- 1
}
)"},
    {SemanticsFault::wait_passes_last, R"(package main

import "sync"

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go wg.Done()
	wg.Wait()
}
)"},
};

}  // namespace

TEST_CASE("random walks of real Go notice planted faults of the model" * doctest::skip(!runtime::find_toolchain())) {
  for (const auto& [planted_fault, program] : planted) {
    const SemanticsFault fault = planted_fault;  // clang 14 captures no structured binding
    CAPTURE(static_cast<int>(fault));
    const test::TemporaryFolder folder;
    folder.write("main.go", program);
    const std::optional<Walker> walker = Walker::of(folder.path("main.go"));
    REQUIRE(walker);
    constexpr std::uint32_t seeds = 10;
    std::uint32_t accepted = 0, refused = 0;
    for (std::uint32_t seed = 1; seed <= seeds; ++seed) {
      const WalkVerdict verdict = walker->walk(seed);
      INFO(verdict.problem);
      CHECK(verdict.kind == WalkVerdict::Kind::accepted);
      accepted += verdict.kind == WalkVerdict::Kind::accepted ? 1 : 0;
      const WalkVerdict with_fault = walker->walk(seed, fault);
      if (with_fault.kind != WalkVerdict::Kind::refused) continue;
      ++refused;
      CHECK(with_fault.problem.size() > 10);
    }
    CHECK(accepted == seeds);
    CHECK(refused > 0);
  }
}

TEST_CASE("gates hold who passes them, and only at operations" * doctest::skip(!runtime::find_toolchain())) {
  const char* const programs[] = {
      // Operands of a go statement are the parent's to work out.
      R"(package main

import "sync"

type box struct {
	mu sync.Mutex
	c  chan int
}

func (b *box) self() *box {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b
}
func (b *box) list() chan []int {
	c := make(chan []int, 1)
	c <- []int{1, 2}
	return c
}
func (b *box) run(n int, xs ...int) { b.c <- n + len(xs) }
func (b *box) fun() func(int)       { return b.self().runOne }
func (b *box) runOne(n int)         { b.c <- n }
func pair() (int, int)              { return 1, 2 }
func use(a, b int)                  {}

func main() {
	b := &box{c: make(chan int)}
	go b.run(1, <-b.list()...)
	go b.self().run(2)
	go b.fun()(3)
	go use(pair())
	for i := 0; i < 3; i++ {
		<-b.c
	}
}
)",
      // Goroutines that begin in bound methods of interfaces.
      R"(package main

import "time"

type runner interface{ Run(up chan int) }
type list []int

func (s list) Run(up chan int) {
	select {
	case up <- len(s):
	case <-up:
	}
}

type poll struct{ every time.Duration }

func (p *poll) Run(up chan int) {
	t := time.NewTicker(p.every)
	defer t.Stop()
	<-t.C
	<-up
}

func main() {
	for _, r := range []runner{list{1}, &poll{time.Second}} {
		up := make(chan int)
		go r.Run(up)
		up <- 2
	}
}
)",
      // Methods of the library as function values, deferred and not; a Cond whose lock is assigned.
      R"(package main

import "sync"

type log struct {
	mu   sync.Mutex
	cond sync.Cond
	done bool
}

func work(enter, leave, finish func()) {
	enter()
	defer finish()
	leave()
}

func main() {
	var l log
	l.cond.L = &l.mu
	var wg sync.WaitGroup
	wg.Add(2)
	go work(l.mu.Lock, l.mu.Unlock, wg.Done)
	go func() {
		defer wg.Done()
		l.mu.Lock()
		defer l.mu.Unlock()
		l.done = true
		l.cond.Broadcast()
	}()
	l.mu.Lock()
	for !l.done {
		l.cond.Wait()
	}
	l.mu.Unlock()
	wg.Wait()
}
)",
  };
  for (const char* program : programs) {
    INFO(program);
    const test::TemporaryFolder folder;
    folder.write("main.go", program);
    const std::optional<Walker> walker = Walker::of(folder.path("main.go"));
    REQUIRE(walker);
    for (std::uint32_t seed = 1; seed <= 10; ++seed) {
      const WalkVerdict verdict = walker->walk(seed);
      CHECK_MESSAGE(verdict.kind == WalkVerdict::Kind::accepted, verdict.problem);
      CHECK(verdict.rounds > 5);
    }
  }
}
