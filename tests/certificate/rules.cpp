// Every error rule that the corpus does not show is decided anew as the search decided it, and missed if it is left
// out.
#include "tests/certificate/certified.hpp"

using namespace stalemate::test;
using stalemate::certify::judge;
using stalemate::certify::Outcome;

namespace {

struct Example {
  const char* rule;
  const char* program;
};

const Example examples[] = {
    {"partial-deadlock", R"(package main

import "sync"

func main() {
	var mu sync.Mutex
	go func() {
		for {
			mu.Lock()
			mu.Unlock()
		}
	}()
	<-make(chan int)
}
)"},
    {"partial-deadlock", R"(package main

func main() {
	requests, never := make(chan int), make(chan int)
	go func() { never <- 1 }()
	go func() {
		for range requests {
		}
	}()
	for {
		requests <- 1
	}
}
)"},
    {"livelock", R"(package main

func main() {
	c := make(chan int)
	for {
		select {
		case <-c:
			return
		default:
		}
	}
}
)"},
    {"leak", R"(package main

func main() {
	c := make(chan int)
	go func() {
		for {
			select {
			case <-c:
				return
			default:
			}
		}
	}()
}
)"},
    {"unreachable", R"(package main

import "stalemate"

func main() {
	stalemate.Reachable("always")
	if stalemate.Choose(3) > 2 {
		stalemate.Reachable("never")
	}
}
)"},
    {"nil-dereference", "package main\n\nfunc main() {\n\tvar p *int\n\t*p = 1\n}\n"},
    {"index-out-of-range",
     "package main\n\nfunc main() {\n\tc := make(chan int, 1)\n\tc <- 3\n\t_ = []int{1}[<-c]\n}\n"},
    {"divide-by-zero", "package main\n\nfunc main() {\n\tc := make(chan int, 1)\n\tc <- 0\n\t_ = 1 / <-c\n}\n"},
    {"failed-type-assertion", "package main\n\nfunc main() {\n\tvar x any = 1\n\t_ = x.(string)\n}\n"},
    {"unlock-of-unlocked", "package main\n\nimport \"sync\"\n\nfunc main() {\n\tvar mu sync.Mutex\n\tmu.Unlock()\n}\n"},
};

}  // namespace

TEST_CASE("errors are found again, and missed if they are left out") {
  for (const Example& example : examples) {
    for (const char* reduction : {"none", "stubborn"}) {
      INFO(example.rule << ", reduction " << reduction << "\n" << example.program);
      const TemporaryFolder folder;
      const std::string path = folder.write("program.go", example.program);
      std::vector<std::string> lines = lines_in(certificate_of(path, {"--reduction", reduction}));
      std::vector<std::string> without;
      const std::string finding = std::string("finding ") + example.rule + " ";
      for (const std::string& line : lines) {
        if (!line.starts_with(finding)) without.push_back(line == "verdict bug" ? "verdict safe" : line);
      }
      CHECK(without.size() < lines.size());
      const auto whole = judge(joined(lines), {path}), less = judge(joined(without), {path});
      INFO(whole.text << less.text);
      CHECK(whole.outcome == Outcome::accepted);
      CHECK(contains(whole.text, std::string("  errors: ") + example.rule + "\n"));
      CHECK(less.outcome == Outcome::rejected);
      CHECK(contains(less.text, std::string("errors found: ") + example.rule + "\n"));
    }
  }
}

TEST_CASE("warnings are neither asked for nor missed") {
  const TemporaryFolder folder;
  const std::string path = folder.write("program.go", R"(package main

import "sync/atomic"

func main() {
	var ready atomic.Bool
	go func() { ready.Store(true) }()
	for !ready.Load() {
	}
}
)");
  const std::string text = certificate_of(path, {"--reduction", "none"});
  CHECK(contains(text, "\nverdict safe\nfinding busy-loop "));
  const auto judgement = judge(text, {path});
  INFO(judgement.text);
  CHECK(judgement.outcome == Outcome::accepted);
  CHECK(contains(judgement.text, "  errors: none\n"));
}
