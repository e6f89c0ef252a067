// The embedded runtime on several threads: what programs print and how they end, with more workers than processors,
// too. Built with the thread sanitizer or the address sanitizer these tests are what keeps the runtime free of data
// races.
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>

#include "frontend/compile.hpp"
#include "runtime/native/parallel/run.hpp"
#include "tests/doctest.hpp"

namespace fs = std::filesystem;
namespace native = stalemate::runtime::native;
namespace parallel = stalemate::runtime::native::parallel;
using namespace stalemate;
using runtime::SingleRun;

namespace {

class Program {
 public:
  explicit Program(const std::string& body) {
    const fs::path path = fs::temp_directory_path() / ("stalemate_parallel_" + std::to_string(::getpid()) + ".go");
    std::ofstream(path) << "package main\n\n" << body;
    compiled_ = frontend::compile({path.string()}, {});
    fs::remove(path);
    for (const auto& d : compiled_.diagnostics) MESSAGE(frontend::format_diagnostic(compiled_.sources(), d));
    REQUIRE(compiled_.program);
  }

  SingleRun run(std::uint32_t workers, std::uint32_t seed = 1, bool is_chaotic = false,
                parallel::Clock clock = parallel::Clock::jumps) const {
    runtime::RunOptions options;
    options.seed = seed;
    parallel::ParallelStyle style;
    style.workers = workers;
    style.is_chaotic = is_chaotic;
    style.clock = clock;
    return parallel::run(*compiled_.program, options, style);
  }

  /// Under all numbers of workers the program prints `wanted` and returns.
  void prints(const std::string& wanted) const {
    for (const std::uint32_t workers : {1U, 2U, 4U, 8U}) {
      for (const bool is_chaotic : {false, true}) {
        const SingleRun result = run(workers, workers, is_chaotic);
        CHECK_MESSAGE(result.output == wanted, workers << " workers: " << result.output << result.error_output);
        CHECK(result.exit_code == 0);
      }
    }
  }

  /// Every run of it is one of the model's.
  void is_followed() const {
    const parallel::Tracer tracer(*compiled_.program);
    for (std::uint32_t seed = 0; seed < 12; ++seed) {
      runtime::RunOptions options;
      options.seed = seed;
      options.steps_max = 1'000;
      options.sink = [](bool, const std::string&) {};
      parallel::ParallelStyle style;
      style.workers = std::array{1U, 2U, 4U, 8U}[seed % 4];
      style.is_chaotic = seed % 3 != 0;
      const native::Agreement agreement = tracer.trace(options, style);
      CHECK_MESSAGE(agreement.agrees, style.workers << " workers, seed " << seed << ": after step " << agreement.steps
                                                    << ": " << agreement.problem);
    }
  }

 private:
  frontend::CompileResult compiled_;
};

}  // namespace

TEST_CASE("parallel runtime: values go through channels, each once and in order") {
  const Program program(R"(
import "sync"

func main() {
	jobs, results := make(chan int, 3), make(chan int)
	var workers sync.WaitGroup
	for i := 0; i < 5; i++ {
		workers.Add(1)
		go func() {
			defer workers.Done()
			for job := range jobs {
				results <- job * job
			}
		}()
	}
	go func() {
		for i := 1; i <= 300; i++ {
			jobs <- i
		}
		close(jobs)
		workers.Wait()
		close(results)
	}()
	sum := 0
	for result := range results {
		sum += result
	}
	println(sum)
	ordered := make(chan int, 7)
	go func() {
		for i := 0; i < 200; i++ {
			ordered <- i
		}
		close(ordered)
	}()
	next := 0
	for v := range ordered {
		if v != next {
			panic("out of order")
		}
		next++
	}
}
)");
  for (const std::uint32_t workers : {1U, 2U, 4U, 8U}) {
    const SingleRun result = program.run(workers, workers, workers == 4);
    CHECK_MESSAGE(result.error_output == "9045050\n", result.error_output);
    CHECK(result.exit_code == 0);
  }
  program.is_followed();
}

TEST_CASE("parallel runtime: locks exclude, counters and conditions wake") {
  const Program program(R"(
import (
	"fmt"
	"sync"
	"sync/atomic"
)

type account struct {
	mu      sync.RWMutex
	balance map[string]int
}

func main() {
	a := &account{balance: map[string]int{}}
	var all sync.WaitGroup
	var once sync.Once
	var count int32
	total := 0
	var mu sync.Mutex
	full := sync.NewCond(&mu)
	for i := 0; i < 8; i++ {
		all.Add(1)
		i := i
		go func() {
			defer all.Done()
			once.Do(func() { atomic.AddInt32(&count, 1000) })
			for j := 0; j < 40; j++ {
				a.mu.Lock()
				a.balance[fmt.Sprint(i%3)]++
				a.mu.Unlock()
				a.mu.RLock()
				_ = len(a.balance)
				a.mu.RUnlock()
				atomic.AddInt32(&count, 1)
				mu.Lock()
				total++
				full.Broadcast()
				mu.Unlock()
			}
		}()
	}
	mu.Lock()
	for total < 320 {
		full.Wait()
	}
	mu.Unlock()
	all.Wait()
	fmt.Println(count, total, a.balance)
}
)");
  program.prints("1320 320 map[0:120 1:120 2:80]\n");
  program.is_followed();
}

TEST_CASE("parallel runtime: data races of the program are none of the runtime's") {
  const Program program(R"(
import "fmt"

type node struct {
	next  *node
	value int
	name  string
}

var list *node
var seen map[int]string
var words []string

func main() {
	done := make(chan bool)
	for i := 0; i < 6; i++ {
		i := i
		go func() {
			for j := 0; j < 50; j++ {
				list = &node{list, j, "n"}
				if list.next != nil {
					list.next.value += i
				}
				words = append(words[:len(words)/2], "w")
				_ = fmt.Sprint(words, *list)
			}
			done <- true
		}()
	}
	for i := 0; i < 6; i++ {
		<-done
	}
	fmt.Println("done")
}
)");
  for (const std::uint32_t workers : {2U, 4U, 8U}) {
    for (std::uint32_t seed = 1; seed <= 3; ++seed) {
      const SingleRun result = program.run(workers, seed, true);
      // An index may be out of range; nothing worse happens.
      CHECK((result.exit_code == 0 || result.exit_code == 2));
    }
  }
}

TEST_CASE("parallel runtime: a deadlock is found when nobody can move, and not before") {
  const Program program(R"(
import (
	"fmt"
	"time"
)

func main() {
	a, b := make(chan int), make(chan int)
	for i := 0; i < 20; i++ {
		go func() {
			time.Sleep(time.Duration(1) * time.Second)
			a <- 1
		}()
	}
	for i := 0; i < 20; i++ {
		<-a
	}
	fmt.Println("slept")
	go func() {
		<-a
		b <- 1
	}()
	<-b
	a <- 1
}
)");
  for (const std::uint32_t workers : {1U, 2U, 4U, 8U}) {
    for (std::uint32_t seed = 1; seed <= 10; ++seed) {
      const SingleRun result = program.run(workers, seed, seed % 2 == 0);
      CHECK(result.end == SingleRun::End::deadlocked);
      CHECK(result.output == "slept\n");
      CHECK(result.exit_code == 2);
    }
  }
  program.is_followed();
}

TEST_CASE("parallel runtime: timers fire, stop and repeat, on either clock") {
  const Program program(R"(
import (
	"context"
	"fmt"
	"time"
)

func main() {
	start := time.Now()
	never := time.AfterFunc(time.Hour, func() { panic("too late") })
	ticks := time.NewTicker(2 * time.Millisecond)
	for i := 0; i < 3; i++ {
		<-ticks.C
	}
	ticks.Stop()
	called := make(chan bool)
	time.AfterFunc(time.Millisecond, func() { called <- true })
	<-called
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Millisecond)
	defer cancel()
	<-ctx.Done()
	fmt.Println(never.Stop(), ctx.Err(), time.Since(start) >= 10*time.Millisecond)
}
)");
  program.prints("true context deadline exceeded true\n");
  const SingleRun real = program.run(2, 1, false, parallel::Clock::real);
  CHECK(real.output == "true context deadline exceeded true\n");
  program.is_followed();
}

TEST_CASE("parallel runtime: a goroutine that never waits keeps nobody from running") {
  const Program program(R"(
import (
	"fmt"
	"sync/atomic"
)

func main() {
	var stop int32
	go func() { atomic.StoreInt32(&stop, 1) }()
	count := 0
	for atomic.LoadInt32(&stop) == 0 {
		for i := 0; i < 1000; i++ {
			count++
		}
	}
	fmt.Println("stopped")
}
)");
  program.prints("stopped\n");
}

TEST_CASE("parallel runtime: garbage is collected while others run") {
  const Program program(R"(
import "fmt"

type tree struct {
	left, right *tree
	payload     [16]int
}

func build(depth int) *tree {
	if depth == 0 {
		return nil
	}
	return &tree{left: build(depth - 1), right: build(depth - 1)}
}

func (t *tree) count() int {
	if t == nil {
		return 0
	}
	return 1 + t.left.count() + t.right.count()
}

func main() {
	sums := make(chan int)
	kept := build(8)
	for i := 0; i < 4; i++ {
		go func() {
			sum := 0
			for j := 0; j < 150; j++ {
				c := make(chan *tree, 1)
				c <- build(7)
				sum += (<-c).count()
			}
			sums <- sum
		}()
	}
	total := 0
	for i := 0; i < 4; i++ {
		total += <-sums
	}
	fmt.Println(total, kept.count())
}
)");
  program.prints("76200 255\n");
}

TEST_CASE("parallel runtime: panics, exits and fatal errors end the run once") {
  const Program panics(R"(
func main() {
	c := make(chan int)
	for i := 0; i < 4; i++ {
		go func() {
			defer func() { _ = recover() }()
			panic("recovered")
		}()
	}
	for i := 0; i < 4; i++ {
		go func() { close(c) }()
	}
	select {}
}
)");
  const Program exits(R"(
import "os"

func main() {
	for i := 0; i < 4; i++ {
		go func() { os.Exit(7) }()
	}
	select {}
}
)");
  for (const std::uint32_t workers : {1U, 2U, 4U, 8U}) {
    const SingleRun crashed = panics.run(workers, workers, true);
    CHECK(crashed.end == SingleRun::End::crashed);
    CHECK(crashed.error_output == "panic: close of closed channel\n");
    const SingleRun exited = exits.run(workers, workers, true);
    CHECK(exited.end == SingleRun::End::exited);
    CHECK(exited.exit_code == 7);
  }
  panics.is_followed();
  exits.is_followed();
}

TEST_CASE("parallel runtime: selects with several ready sides are each done once") {
  const Program program(R"(
import "fmt"

func main() {
	a, b, stop := make(chan int), make(chan int, 2), make(chan bool)
	got := make(chan int)
	for i := 0; i < 4; i++ {
		go func() {
			for {
				select {
				case v := <-a:
					got <- v
				case v := <-b:
					got <- v
				case <-stop:
					got <- -1
					return
				}
			}
		}()
	}
	go func() {
		for i := 1; i <= 100; i++ {
			select {
			case a <- i:
			case b <- i:
			}
		}
	}()
	sum := 0
	for i := 0; i < 100; i++ {
		sum += <-got
	}
	close(stop)
	for i := 0; i < 4; i++ {
		sum += <-got
	}
	fmt.Println(sum)
}
)");
  program.prints("5046\n");
  program.is_followed();
}
