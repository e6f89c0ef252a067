// Skeletons: what is kept of a program, and that what cannot be followed is refused by name and place, never guessed.
#include "checker/smt/extraction.hpp"
#include "checker/smt/prove.hpp"
#include "tests/smt/go_programs.hpp"

using namespace stalemate;
using namespace stalemate::checker::smt;

namespace {

std::string refusals(const std::string& body) {
  std::string text;
  for (const Refusal& refusal : extract(test::program_of(body)).refusals) {
    text += (text.empty() ? "" : "; ") + refusal.what;
  }
  return text;
}

std::string answer(const std::string& body) {
  const model::Program program = test::program_of(body);
  ProveOptions options;
  options.check.states_max = 20'000;
  const Proof proof = prove(program, options);
  if (proof.verdict == ProofVerdict::fails) return "fails " + values_text(proof.parameters, proof.failing->values);
  return proof.verdict == ProofVerdict::proved ? "proved" : "unknown";
}

}  // namespace

TEST_CASE("a loop that starts goroutines, and one that counts on") {
  const Skeleton skeleton = extract(test::program_of(R"(func run(n int) {
	ch := make(chan int, n)
	for i := 0; i < n; i++ {
		go func() { ch <- i }()
	}
	for i := 0; i < n; i++ {
		<-ch
	}
}
)"));
  REQUIRE(skeleton.refusals.empty());
  REQUIRE(skeleton.parameters.size() == 1);
  CHECK(skeleton.parameters[0].name == "n");
  CHECK(skeleton.parameters[0].low == 0);
  CHECK_FALSE(skeleton.parameters[0].high.has_value());
  REQUIRE(skeleton.channels.size() == 1);
  CHECK(to_string(skeleton.channels[0].capacity, {"n"}) == "n");
  REQUIRE(skeleton.classes.size() == 2);
  CHECK(skeleton.classes[0].is_single);
  CHECK_FALSE(skeleton.classes[1].is_single);
  const std::string text = to_string(skeleton);
  INFO(text);
  CHECK(text.find("{left(i) += n} once") != std::string::npos);
  CHECK(text.find("leave loop [left(i) = 0]") != std::string::npos);
  CHECK(text.find("send ch [len(ch) <= n-1] [ch is open] {len(ch) += 1}") != std::string::npos);
}

TEST_CASE("what cannot be followed is refused") {
  CHECK(refusals("func run(n int) {\n\tchs := map[int]chan int{1: make(chan int)}\n\t<-chs[n]\n}\n") ==
        "which channel this is is not known");
  CHECK(refusals("func run(n int) {\n\tfor i := 0; i < n; i++ {\n\t\tch := make(chan int, 1)\n\t\tch <- 1\n\t}\n}\n") ==
        "a channel, lock or context made more than once");
  CHECK(refusals("func down(n int, c chan int) {\n\tif n > 0 {\n\t\tdown(n-1, c)\n\t}\n\tc <- 1\n}\n"
                 "func run(n int) { down(n, make(chan int, n)) }\n") == "recursion");
  CHECK(refusals("func run(n int) {\n\tvar mu sync.Mutex\n\tc := sync.NewCond(&mu)\n\tmu.Lock()\n\tc.Wait()\n}\n")
            .find("sync.Cond") != std::string::npos);
  CHECK(refusals("func run(n int) {\n\t<-time.After(time.Second)\n}\n").find("timer") != std::string::npos);
  CHECK(refusals("func run(n int) {\n\tvar wg sync.WaitGroup\n\tfor i := 0; i < n; i++ {\n\t\twg.Add(i)\n\t}\n}\n") ==
        "a number added to a WaitGroup that is not known");
}

TEST_CASE("loops that do not count are not taken for ones that do") {
  if (!is_available()) return;
  // The loop counter moves on by itself: one round of two sends only.
  CHECK(answer(R"(func run(n int) {
	ch := make(chan int, n)
	for i := 0; i < n; i++ {
		ch <- 1
		if len(ch) > 100 {
			i++
		}
	}
	for i := 0; i < n; i++ {
		<-ch
	}
}
)") != "fails n=1");
  // By two: half as many sends as receives.
  CHECK(answer(R"(func run(n int) {
	ch := make(chan int, n)
	for i := 0; i < n; i += 2 {
		ch <- 1
	}
	for i := 0; i < n; i++ {
		<-ch
	}
}
)") == "fails n=2");
  // The bound falls while the loop runs.
  CHECK(answer(R"(func run(n int) {
	ch := make(chan int, n)
	m := n
	for i := 0; i < m; i++ {
		ch <- 1
		m--
	}
	for i := 0; i < n; i++ {
		<-ch
	}
}
)") == "fails n=2");
  // What a break leaves over is not what the next time round has.
  CHECK(answer(R"(func run(n int) {
	ch := make(chan int, 4)
	for k := 0; k < n; k++ {
		for i := 0; i < 2; i++ {
			ch <- 1
			if len(ch) > 0 {
				break
			}
		}
		<-ch
	}
}
)") != "fails n=1");
  // Downwards, from n on.
  CHECK(answer(R"(func run(n int) {
	ch := make(chan int)
	go func() {
		for i := n; i > 0; i-- {
			ch <- i
		}
	}()
	for i := 0; i < n; i++ {
		<-ch
	}
}
)") == "proved");
}

TEST_CASE("what is written later, or perhaps never, is not taken for written") {
  if (!is_available()) return;
  // Sent to before it is made: nil, and stuck.
  CHECK(answer(R"(type box struct{ ch chan int }

func run(n int) {
	b := &box{}
	for i := 0; i < n; i++ {
		go func() { b.ch <- 1 }()
	}
	b.ch = make(chan int, 100)
}
)") != "proved");
  CHECK(answer(R"(type box struct{ ch chan int }

func run(n int) {
	b := &box{}
	b.ch = make(chan int, n)
	for i := 0; i < n; i++ {
		go func() { b.ch <- 1 }()
	}
}
)") == "proved");
  // A variable that a called function changes.
  CHECK(answer(R"(func run(n int) {
	m := n
	less := func() { m = 0 }
	less()
	ch := make(chan int)
	go func() {
		for i := 0; i < m; i++ {
			ch <- 1
		}
	}()
	for i := 0; i < n; i++ {
		<-ch
	}
}
)") != "proved");
  // Changed by a function that the library calls.
  CHECK(answer(R"(func run(n int) {
	m := n
	s := []int{2, 1}
	sort.Slice(s, func(i, j int) bool {
		m = 0
		return s[i] < s[j]
	})
	ch := make(chan int)
	go func() {
		for i := 0; i < m; i++ {
			ch <- 1
		}
	}()
	for i := 0; i < n; i++ {
		<-ch
	}
}
)") != "proved");
}

TEST_CASE("branches on parameters are kept, and assumptions hold") {
  if (!is_available()) return;
  const std::string body = R"(	ch := make(chan int)
	if n > 3 {
		go func() { ch <- 1 }()
	}
}
)";
  CHECK(answer("func run(n int) {\n" + body) == "fails n=4");
  CHECK(answer("func run(n int) {\n\tif n >= 4 {\n\t\treturn\n\t}\n" + body) == "proved");
  CHECK(answer("func run(n int) {\n\tif n < 0 || n == 4 {\n\t\treturn\n\t}\n" + body) == "fails n=5");
}
