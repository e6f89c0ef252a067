// Which functions of a package programs start with: main, tests, external tests, TestMain, --entry.
#include <nlohmann/json.hpp>
#include <string>

#include "tests/cli/binary.hpp"
#include "tests/cli/temporary.hpp"

using stalemate::test::contains;
using stalemate::test::stalemate_in;
using stalemate::test::TemporaryFolder;

namespace {

const char* const queue = R"(package p

import "sync"

type Queue struct {
	mu sync.Mutex
	c  chan int
}

func New() *Queue { return &Queue{c: make(chan int)} }

func (q *Queue) Put(x int) { q.mu.Lock(); defer q.mu.Unlock(); q.c <- x }
func (q *Queue) Get() int  { q.mu.Lock(); defer q.mu.Unlock(); return <-q.c }
)";

}  // namespace

TEST_CASE("every test of a package is a program of its own") {
  const TemporaryFolder folder;
  folder.write("go.mod", "module example.com/p\n\ngo 1.21\n");
  folder.write("queue.go", queue);
  folder.write("in_test.go",
               "package p\n\nimport \"testing\"\n\nfunc TestFine(t *testing.T) { New() }\n"
               "func TestFails(t *testing.T) { t.Error(\"no\") }\nfunc Testify(t *testing.T) {}\n");
  folder.write("out_test.go",
               "package p_test\n\nimport (\n\t\"os\"\n\t\"testing\"\n\n\t\"example.com/p\"\n)\n\n"
               "func TestMain(m *testing.M) { os.Exit(m.Run()) }\n\n"
               "func TestOuter(t *testing.T) {\n\tq := p.New()\n\tgo q.Put(1)\n\tq.Get()\n}\n");
  const auto all = stalemate_in(folder.path(), {"check", "--format", "json", "."});
  CHECK(all.exit_code == 1);
  const nlohmann::json report = nlohmann::json::parse(all.output);
  REQUIRE(report["files"].size() == 3);
  CHECK(report["files"][0]["entry"] == "TestFine");
  CHECK(report["files"][0]["verdict"] == "safe");
  CHECK(report["files"][1]["entry"] == "TestFails");
  CHECK(report["files"][1]["findings"][0]["rule"] == "assertion");
  CHECK(report["files"][2]["entry"] == "TestOuter");
  CHECK(report["files"][2]["findings"][0]["rule"] == "deadlock");

  const auto one = stalemate_in(folder.path(), {"check", "--entry", "TestOuter", "."});
  CHECK(one.exit_code == 1);
  CHECK(contains(one.output, "out_test.go:"));
  CHECK(contains(one.output, "--entry TestOuter"));
  CHECK_FALSE(contains(one.output, "start.go"));
  CHECK(stalemate_in(folder.path(), {"check", "--entry", "Nothing", "."}).exit_code == 2);
}

TEST_CASE("what a test leaves behind leaks") {
  const TemporaryFolder folder;
  folder.write(
      "a_test.go",
      "package a\n\nimport \"testing\"\n\nfunc TestLeak(t *testing.T) {\n\tc := make(chan int)\n\tgo func() { c <- 1 "
      "}()\n}\n");
  const auto run = stalemate_in(folder.path(), {"check", "a_test.go"});
  CHECK(run.exit_code == 1);
  CHECK(contains(run.output, "(leak)"));
  CHECK(contains(run.output, "a_test.go TestLeak"));
}

TEST_CASE("parallel tests that share a variable are one more program") {
  const TemporaryFolder folder;
  folder.write("go.mod", "module example.com/p\n\ngo 1.21\n");
  folder.write("p.go",
               "package p\n\nvar cache = map[string]int{}\nvar limit = 3\n\n"
               "func lookup(k string) int {\n\tif _, ok := cache[k]; !ok {\n\t\tcache[k] = len(k)\n\t}\n"
               "\treturn cache[k]\n}\n");
  folder.write("p_test.go",
               "package p\n\nimport \"testing\"\n\n"
               "func TestA(t *testing.T) { t.Parallel(); lookup(\"a\") }\n"
               "func TestB(t *testing.T) { t.Parallel(); lookup(\"b\") }\n"
               "func TestC(t *testing.T) { t.Parallel(); t.Log(limit) }\n"
               "func TestD(t *testing.T) { lookup(\"d\") }\n");
  const auto all = stalemate_in(folder.path(), {"check", "--format", "json", "."});
  CHECK(all.exit_code == 1);
  const nlohmann::json report = nlohmann::json::parse(all.output);
  REQUIRE(report["files"].size() == 5);
  for (int i = 0; i < 4; ++i) CHECK(report["files"][i]["verdict"] == "safe");
  CHECK(report["files"][4]["entry"] == "t.Parallel");
  CHECK(report["files"][4]["findings"][0]["rule"] == "data-race");
  const auto one = stalemate_in(folder.path(), {"check", "--entry", "t.Parallel", "."});
  CHECK(one.exit_code == 1);
}
