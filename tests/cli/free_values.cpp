// Opaque functions, entries with parameters, and what package stalemate offers: values that may be anything.
#include <string>

#include "tests/cli/binary.hpp"
#include "tests/cli/temporary.hpp"

using stalemate::test::contains;
using stalemate::test::stalemate_in;
using stalemate::test::TemporaryFolder;

namespace {

// Leaks when there are more workers than the one answer that is taken, or when there are workers and none is.
const char* const search = R"(package main

type options struct {
	takes bool
	kind  [2]bool
}

func Search(workers int, o options) error {
	c := make(chan int)
	for i := 0; i < workers; i++ {
		go func(i int) { c <- i }(i)
	}
	if o.takes && workers > 0 {
		<-c
	}
	return nil
}

func Asks(c chan int) { <-c }

func main() {}
)";

}  // namespace

TEST_CASE("the parameters of an entry are any values, and the report says which") {
  const TemporaryFolder folder;
  folder.write("a.go", search);
  const auto three = stalemate_in(folder.path(), {"check", "--entry", "Search", "a.go"});
  CHECK(three.exit_code == 1);
  CHECK(contains(three.output, "a.go:11:20: error: goroutine leak"));
  CHECK(contains(three.output, "assuming the parameters of `Search` are free: integers from 0 to 3"));
  const auto none = stalemate_in(folder.path(), {"check", "--entry", "Search", "--free-integers", "-5..0", "a.go"});
  CHECK(none.exit_code == 0);
  const auto refused = stalemate_in(folder.path(), {"check", "--entry", "Asks", "a.go"});
  CHECK(refused.exit_code == 2);
  CHECK(contains(refused.output, "a.go:19:11: error: entry function `Asks` has a parameter of type `chan int`"));
  CHECK(stalemate_in(folder.path(), {"check", "--free-integers", "3..1", "a.go"}).exit_code == 2);
}

TEST_CASE("of an opaque package only the types are looked at") {
  const TemporaryFolder folder;
  folder.write("go.mod", "module example.com/m\n\ngo 1.22\n");
  folder.write("db/db.go", R"(package db

import "unsafe"

var lock = uintptr(unsafe.Pointer(new(int)))

type Conn struct{ n int }

func Open(name string) (*Conn, error)       { return nil, nil }
func (c *Conn) Query(q string) (int, error) { return int(lock), nil }
func (c *Conn) Rows() chan int              { return nil }
)");
  folder.write("main.go", R"(package main

import "example.com/m/db"

func main() {
	c, err := db.Open("x")
	if err != nil {
		return
	}
	answer := make(chan int)
	go func() {
		if n, err := c.Query("a"); err == nil {
			answer <- n
		}
	}()
	<-answer
}
)");
  CHECK(stalemate_in(folder.path(), {"check", "."}).exit_code == 2);
  for (const char* pattern : {"example.com/m/db", "example.com/m/...", "a/b,example.com/m/db"}) {
    const auto found = stalemate_in(folder.path(), {"check", "--opaque", pattern, "."});
    CHECK(found.exit_code == 1);
    CHECK(contains(found.output, "main.go:16:2: error: deadlock"));
    CHECK(
        contains(found.output, "assuming opaque function `example.com/m/db.(*Conn).Query` (db/db.go:10) returns any"));
  }
  folder.write("main.go", "package main\n\nimport \"example.com/m/db\"\n\nfunc main() { <-new(db.Conn).Rows() }\n");
  const auto refused = stalemate_in(folder.path(), {"check", "--opaque", "example.com/m/db", "."});
  CHECK(refused.exit_code == 2);
  CHECK(contains(refused.output,
                 "db.go:11:16: error: opaque function `example.com/m/db.(*Conn).Rows` with a result of "
                 "type `chan int` is not supported"));
}

TEST_CASE("stalemate.Int and stalemate.Assume") {
  const TemporaryFolder folder;
  folder.write("a.go", R"(package main

import "stalemate"

func main() {
	workers, capacity := stalemate.Int(1, 4), stalemate.Int(0, 4)
	stalemate.Assume(capacity >= workers-1)
	c := make(chan int, capacity)
	for i := 0; i < workers; i++ {
		go func(i int) { c <- i }(i)
	}
	<-c
}
)");
  const auto enough = stalemate_in(folder.path(), {"check", "a.go"});
  CHECK(enough.exit_code == 0);
  CHECK(contains(enough.output, "assuming what the calls of stalemate.Assume ask for"));
}
