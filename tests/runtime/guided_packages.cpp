// Guided runs of what is not one file of package main: tests, subtests, external tests, TestMain, functions named by
// --entry, packages of a module. None of the user's files may change, and no others may appear.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "runtime/go/toolchain.hpp"
#include "tests/cli/binary.hpp"
#include "tests/cli/temporary.hpp"

using namespace stalemate;
using namespace stalemate::test;
using nlohmann::json;

namespace {

const char* const module_file = "module example.com/p\n\ngo 1.19\n";

std::map<std::string, std::string> contents(const TemporaryFolder& folder) {
  std::map<std::string, std::string> result;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path())) {
    std::ostringstream text;
    if (entry.is_regular_file()) text << std::ifstream(entry.path()).rdbuf();
    result[entry.path()] = text.str();
  }
  return result;
}

/// Each finding with what real Go said about it: "TestA leak detector; …", in order.
std::string levels(const TemporaryFolder& folder, std::vector<std::string> arguments) {
  const auto before = contents(folder);
  arguments.insert(arguments.begin(), {"confirm", "--runs", "0", "--format", "json"});
  const json report = json::parse(stalemate_in(folder.path(), arguments).output);
  CHECK(contents(folder) == before);
  std::vector<std::string> lines;
  for (const json& file : report["files"]) {
    for (const json& finding : file["findings"]) {
      INFO(finding["real"].value("reason", ""));
      lines.push_back(file.value("entry", "main") + " " + finding["rule"].get<std::string>() + " " +
                      finding["real"]["level"].get<std::string>());
      CHECK_MESSAGE(finding["real"]["level"] != "not-run", finding["real"].value("reason", ""));
      CHECK_MESSAGE(finding["real"]["level"] != "diverged", finding["real"].value("reason", ""));
    }
  }
  std::sort(lines.begin(), lines.end());
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "; ") + line;
  return text;
}

}  // namespace

TEST_CASE("opaque functions and parameters of the entry are what the schedule says" *
          doctest::skip(!runtime::find_toolchain())) {
  const TemporaryFolder folder;
  folder.write("go.mod", module_file);
  std::filesystem::create_directory(folder.path("store"));
  folder.write("store/store.go", R"(package store

import (
	"errors"
	"os"
)

type Row struct {
	id   uint8
	Name string
	at   [2]bool
}

var home = find() // not part of the model

func find() string { return os.Getenv("HOME") }

func Open(path string) (*Row, error) {
	if path == "" {
		return nil, errors.New("never")
	}
	return &Row{id: 7}, nil
}

func (r *Row) Next() (next Row, more bool, share float64) { return *r, false, 0.5 }
func (r Row) ID() uint8                                    { return r.id }
func Log(text string)                                      { panic(text) }
)");
  folder.write("work.go", R"(package p

import "example.com/p/store"

func Work(n int, wait bool, s struct{ text string }) {
	c := make(chan int, 1)
	for i := 0; i < n; i++ {
		go func() {
			row, err := store.Open("x")
			if err != nil {
				c <- 1
				return
			}
			store.Log("opened")
			next, more, share := row.Next()
			if more && next.Name == "text" && share == 1 && next.ID() == 3 {
				c <- 2
			}
		}()
	}
	if wait && s.text == "text" {
		<-c
	}
}
)");
  const std::string work =
      levels(folder, {"--entry", "Work", "--opaque", "example.com/p/store", "--timeout", "60s", "."});
  CHECK(contains(work, "Work deadlock detector"));
  CHECK(contains(work, "Work leak detector"));

  // What is written in assembly has a stub as well, and the assembly is left out.
  const TemporaryFolder assembly;
  assembly.write("main.go", R"(package main

func probe(n uint64) (ok bool, level int)

func main() {
	c := make(chan int)
	go func() {
		if ok, n := probe(3); ok && n == 2 {
			c <- n
		}
	}()
	<-c
}
)");
  assembly.write("probe.s", "#error \"this is not for any assembler\"\n");
  CHECK(levels(assembly, {"."}) == "main deadlock detector");
  CHECK(levels(assembly, {"--free-integers", "3..3", "."}) == "main deadlock detector");
}

TEST_CASE("tests, subtests and failures" * doctest::skip(!runtime::find_toolchain())) {
  const TemporaryFolder folder;
  folder.write("a_test.go", R"(package a

import (
	"sync"
	"testing"
)

func TestLeaks(t *testing.T) {
	c := make(chan int)
	go func() { c <- 1 }()
}

func TestSubtestWaits(t *testing.T) {
	c := make(chan int)
	t.Run("first", func(t *testing.T) {})
	t.Run("second", func(t *testing.T) {
		go func() { c <- 1 }()
		<-c
		<-c
	})
}

func TestParallel(t *testing.T) {
	var mu, other sync.Mutex
	t.Run("group", func(t *testing.T) {
		t.Run("one", func(t *testing.T) {
			t.Parallel()
			mu.Lock()
			other.Lock()
			other.Unlock()
			mu.Unlock()
		})
		t.Run("two", func(t *testing.T) {
			t.Parallel()
			other.Lock()
			mu.Lock()
			mu.Unlock()
			other.Unlock()
		})
	})
}

func TestFails(t *testing.T) {
	c := make(chan int, 2)
	go func() { c <- 1 }()
	go func() { c <- 2 }()
	if <-c == 2 {
		t.Error("the second was first")
	}
}

func TestFine(t *testing.T) {}
)");
  const std::string found = levels(folder, {"a_test.go"});
  CHECK(found.starts_with("TestFails assertion detector; TestLeaks leak detector; TestParallel "));
  CHECK(contains(found, "TestParallel deadlock detector"));
  CHECK(found.ends_with("TestSubtestWaits deadlock detector"));
}

TEST_CASE("a package with tests inside and outside, and TestMain" * doctest::skip(!runtime::find_toolchain())) {
  const TemporaryFolder folder;
  folder.write("go.mod", module_file);
  folder.write("queue.go", R"(package p

import "sync"

type Queue struct {
	mu sync.Mutex
	c  chan int
}

func New() *Queue { return &Queue{c: make(chan int)} }

func (q *Queue) Put(x int) { q.mu.Lock(); defer q.mu.Unlock(); q.c <- x }
func (q *Queue) Get() int  { q.mu.Lock(); defer q.mu.Unlock(); return <-q.c }
)");
  folder.write("in_test.go", "package p\n\nimport \"testing\"\n\nfunc TestInner(t *testing.T) { New().Get() }\n");
  folder.write("out_test.go", R"(package p_test

import (
	"testing"

	"example.com/p"
)

func TestMain(m *testing.M) { m.Run() }

func TestOuter(t *testing.T) {
	q := p.New()
	go q.Put(1)
	q.Get()
}
)");
  CHECK(levels(folder, {"."}) ==
        "TestInner deadlock detector; TestOuter deadlock detector; TestOuter deadlock detector");
}

TEST_CASE("several packages of a module, and a function that is no main" * doctest::skip(!runtime::find_toolchain())) {
  const TemporaryFolder folder;
  folder.write("go.mod", module_file);
  folder.write("internal/pool/pool.go", R"(package pool

import "sync"

type Pool struct{ wg sync.WaitGroup }

func (p *Pool) Start(work func()) {
	p.wg.Add(1)
	go func() {
		work()
		p.wg.Done()
	}()
}

func (p *Pool) Wait() { p.wg.Wait() }

func Twice() {
	var mu sync.Mutex
	mu.Lock()
	mu.Lock()
}
)");
  folder.write("cmd/main.go", R"(package main

import "example.com/p/internal/pool"

var total int

func main() {
	var p pool.Pool
	results := make(chan int)
	p.Start(func() { results <- 1 })
	p.Start(func() { total++ })
	p.Start(func() { total++ })
	p.Wait()
}
)");
  const std::string found = levels(folder, {"cmd"});
  CHECK(contains(found, "main deadlock detector"));
  CHECK(contains(found, "main data-race race-detector"));
  CHECK(levels(folder, {"--entry", "Twice", "internal/pool"}) == "Twice deadlock detector");
}

TEST_CASE("free inputs are those of the witness" * doctest::skip(!runtime::find_toolchain())) {
  const TemporaryFolder folder;
  folder.write("main.go", R"(package main

import (
	"math/rand"
	"stalemate"
)

func main() {
	c := make(chan int, 4)
	go func() { c <- stalemate.Int(10, 13) }()
	if stalemate.Bool() && rand.Intn(4) == 2 && <-c == 12 {
		if stalemate.Choose(3) == 1 {
			stalemate.Assert(len(c) > 0, "nothing is left")
		}
		<-c
	}
}
)");
  CHECK(levels(folder, {"main.go"}) == "main assertion detector; main deadlock detector");
}
