// `fix`: what it prints, its exit codes, and that it believes no candidate that only moves the fault.
#include "report/unified_diff.hpp"
#include "tests/cli/binary.hpp"
#include "tests/cli/temporary.hpp"

using stalemate::test::contains;
using stalemate::test::stalemate_in;
using stalemate::test::TemporaryFolder;

namespace {

stalemate::runtime::ProcessResult fixed(const std::string& text, std::vector<std::string> flags = {}) {
  const TemporaryFolder folder;
  folder.write("p.go", text);
  std::vector<std::string> arguments{"fix", "--runs", "0", "p.go"};
  arguments.insert(arguments.end(), flags.begin(), flags.end());
  return stalemate_in(folder.path(), arguments);
}

}  // namespace

TEST_CASE("a leaked sender gets room for what nobody receives") {
  const auto run = fixed(R"(package main

func main() {
	ch := make(chan int)
	go func() {
		ch <- 1
	}()
}
)");
  CHECK(run.exit_code == 0);
  CHECK(contains(run.output, "  repair    give ch a buffer of 1\n"));
  CHECK(contains(run.output, "-\tch := make(chan int)\n+\tch := make(chan int, 1)\n"));
}

TEST_CASE("locks in two orders are brought into one") {
  const auto run = fixed(R"(package main

import "sync"

func main() {
	var a, b sync.Mutex
	go func() {
		b.Lock()
		a.Lock()
		a.Unlock()
		b.Unlock()
	}()
	a.Lock()
	b.Lock()
	b.Unlock()
	a.Unlock()
}
)");
  CHECK(run.exit_code == 0);
  CHECK(contains(run.output, "before"));
}

TEST_CASE("a repair that brings a race or a panic is none") {
  // Closing ch in each worker, or not locking, would let main go on.
  const auto run = fixed(R"(package main

import "sync"

func main() {
	var mu sync.Mutex
	n := 0
	ch := make(chan int)
	for i := 0; i < 2; i++ {
		go func() {
			mu.Lock()
			n++
			ch <- n
			mu.Unlock()
		}()
	}
	<-ch
}
)",
                         {"--all"});
  CHECK(run.exit_code == 0);
  CHECK_FALSE(contains(run.output, "close ch when its sender returns"));
  CHECK_FALSE(contains(run.output, "do not lock mu"));
}

TEST_CASE("a repair for one test leaves the others no worse") {
  // Room for one, which mends TestOne alone, lets TestTwo read what it has not waited for.
  const TemporaryFolder folder;
  folder.write("p_test.go", R"(package p

import "testing"

func pipe() chan int { return make(chan int) }

func TestOne(t *testing.T) {
	c := pipe()
	go func() { c <- 1 }()
}

func TestTwo(t *testing.T) {
	n := 0
	c := pipe()
	go func() {
		n = 1
		<-c
	}()
	c <- 1
	if n != 1 {
		t.Fatal("too early")
	}
}
)");
  const auto run = stalemate_in(folder.path(), {"fix", "--runs", "0", "."});
  CHECK_FALSE(contains(run.output, "make(chan int, 1)"));
  CHECK(contains(run.output, "TestTwo: nothing is left blocked for ever"));
}

TEST_CASE("nothing to repair, nothing found, wrong input") {
  CHECK(fixed("package main\n\nfunc main() {}\n").exit_code == 0);
  const auto none = fixed("package main\n\nfunc main() { select {} }\n");
  CHECK(none.exit_code == 1);
  CHECK(contains(none.output, "no repair found"));
  CHECK(fixed("package main\n\nfunc main() { x }\n").exit_code == 2);
  const TemporaryFolder folder;
  CHECK(stalemate_in(folder.path(), {"fix", "missing.go"}).exit_code == 2);
}

TEST_CASE("differences of texts") {
  using stalemate::report::unified_diff;
  CHECK(unified_diff("f", "a\n", "a\n").empty());
  CHECK(unified_diff("./f", "a\nb\n", "a\nc\n") == "--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n");
  CHECK(unified_diff("f", "", "a\n") == "--- a/f\n+++ b/f\n@@ -0,0 +1,1 @@\n+a\n");
  CHECK(unified_diff("f", "a", "a\n") == "--- a/f\n+++ b/f\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n");
  // Two changes with more than six lines between them are two hunks.
  const std::string middle = "1\n2\n3\n4\n5\n6\n7\n";
  const std::string text = unified_diff("f", "x\n" + middle + "y\n", "X\n" + middle + "Y\n");
  CHECK(contains(text, "@@ -1,4 +1,4 @@\n-x\n+X\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-y\n+Y\n"));
}
