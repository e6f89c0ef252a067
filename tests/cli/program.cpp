// The built binary as people and scripts meet it: exit codes, streams, wrong inputs, interrupts.
#include <sys/stat.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "runtime/go/process.hpp"
#include "runtime/go/toolchain.hpp"
#include "tests/cli/binary.hpp"
#include "tests/cli/temporary.hpp"

using stalemate::runtime::ProcessResult;
using stalemate::runtime::run_process;
using stalemate::test::contains;
using stalemate::test::stalemate_in;
using stalemate::test::TemporaryFolder;

namespace {

constexpr const char* deadlock = R"(package main

func main() {
	ch := make(chan int)
	ch <- 1
}
)";
constexpr const char* safe = R"(package main

func main() {
	ch := make(chan int, 1)
	ch <- 1
}
)";
// Six goroutines that count together have far more states than a second allows.
constexpr const char* large = R"(package main

import "sync"

func main() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	n := 0
	for i := 0; i < 6; i++ {
		wg.Add(1)
		go func(by int) {
			defer wg.Done()
			for j := 0; j < 50; j++ {
				mu.Lock()
				n = n*3 + by
				mu.Unlock()
			}
		}(i)
	}
	wg.Wait()
}
)";

}  // namespace

TEST_CASE("verdicts are exit codes") {
  const TemporaryFolder folder;
  folder.write("bad.go", deadlock);
  folder.write("good.go", safe);
  const auto good = stalemate_in(folder.path(), {"good.go"});
  CHECK(good.exit_code == 0);
  CHECK(good.output.starts_with("safe          ./good.go"));
  const auto bad = stalemate_in(folder.path(), {"check", "bad.go"});
  CHECK(bad.exit_code == 1);
  CHECK(bad.output.starts_with("./bad.go:5:2: error: "));
  CHECK(contains(bad.output, "(deadlock)\n"));
  CHECK(bad.error_output.empty());
  CHECK(stalemate_in(folder.path(), {"check", "."}).exit_code == 1);
  CHECK(stalemate_in(folder.path(), {"--ignore", "deadlock", "bad.go"}).exit_code == 0);
}

TEST_CASE("a bound ends in inconclusive, exit 3") {
  const TemporaryFolder folder;
  folder.write("large.go", large);
  for (const std::vector<std::string>& bound :
       {std::vector<std::string>{"--max-states", "100"}, {"--timeout", "300ms"}, {"--max-memory", "1M"}}) {
    std::vector<std::string> arguments{"check", "large.go"};
    arguments.insert(arguments.end(), bound.begin(), bound.end());
    const auto run = stalemate_in(folder.path(), arguments);
    INFO(run.output);
    CHECK(run.exit_code == 3);
    CHECK(run.output.starts_with("inconclusive  ./large.go"));
    CHECK(contains(run.output, bound[0]));
  }
}

TEST_CASE("the first Ctrl-C still gives a report") {
  const TemporaryFolder folder;
  folder.write("large.go", large);
  // In the foreground, else timeout signals its process group as well: the second signal would be the second Ctrl-C.
  const std::string script = std::string("timeout --foreground --preserve-status -s INT 1 ") + STALEMATE_BINARY +
                             " check --report json=r.json large.go";
  const auto run = run_process({{"/bin/sh", "-c", script}, {}, folder.path(), std::chrono::seconds(60), 100'000});
  INFO(run.output << run.error_output);
  CHECK(run.exit_code == 3);
  CHECK(contains(run.output, "interrupted"));
  std::ifstream stream(folder.path("r.json"));
  CHECK(nlohmann::json::parse(stream)["files"][0]["stopped_by"] == "interrupt");
}

TEST_CASE("inputs that are wrong exit with 2 and say where") {
  const TemporaryFolder folder;
  folder.write("syntax.go", "package main\n\nfunc main() {\n\tx := \n}\n");
  folder.write("type.go", "package main\n\nfunc main() {\n\tvar x int = \"a\"\n\t_ = x\n}\n");
  folder.write("empty.go", "");
  folder.write("binary.go", std::string("\x7f"
                                        "ELF\0\0\0\x01\xff\xfe",
                                        10));
  folder.write("long.go", "package main\n// " + std::string(10 << 20, 'x') + "\nfunc main() { x( }\n");
  folder.write("none/readme.txt", "nothing");
  for (const char* name : {"syntax.go", "type.go", "empty.go", "binary.go", "long.go", "missing.go", "none"}) {
    INFO(name);
    const auto run = stalemate_in(folder.path(), {"check", name});
    INFO(run.output.substr(0, 2000));
    CHECK(run.exit_code == 2);
    CHECK(run.output.starts_with(std::string("./") + name + ":"));
    CHECK(contains(run.output, "error: "));
    CHECK(run.output.size() < 5000);
  }
  CHECK(contains(stalemate_in(folder.path(), {"check", "syntax.go"}).output, "./syntax.go:"));
  if (geteuid() != 0) {
    chmod(folder.write("secret.go", safe).c_str(), 0);
    CHECK(stalemate_in(folder.path(), {"check", "secret.go"}).exit_code == 2);
  }
}

TEST_CASE("one wrong file does not keep the others from being checked") {
  const TemporaryFolder folder;
  folder.write("a.go", "package main\n\nfunc main() { x }\n");
  folder.write("b.go", deadlock);
  const auto run = stalemate_in(folder.path(), {"check", "."});
  CHECK(run.exit_code == 2);
  CHECK(contains(run.output, "(deadlock)"));
}

TEST_CASE("parse-only looks no further") {
  const TemporaryFolder folder;
  folder.write("type.go", "package main\n\nfunc main() { undefined() }\n");
  CHECK(stalemate_in(folder.path(), {"check", "--parse-only", "type.go"}).exit_code == 0);
}

TEST_CASE("reports are written beside the text") {
  const TemporaryFolder folder;
  folder.write("bad.go", deadlock);
  const auto run =
      stalemate_in(folder.path(), {"check", "--report", "json=r.json", "--report", "text=r.txt", "bad.go"});
  std::ifstream json(folder.path("r.json")), text(folder.path("r.txt"));
  CHECK(nlohmann::json::parse(json)["exit"] == 1);
  const std::string written{std::istreambuf_iterator<char>(text), {}};
  CHECK(written == run.output);
  CHECK(stalemate_in(folder.path(), {"check", "--report", "json=/does/not/exist/r.json", "bad.go"}).exit_code == 2);
}

TEST_CASE("a schedule from a report can be replayed") {
  const TemporaryFolder folder;
  folder.write("pair.go", R"(package main

func main() {
	a, b := make(chan int), make(chan int)
	go func() {
		a <- 1
		<-b
	}()
	b <- 2
	<-a
}
)");
  const auto checked = stalemate_in(folder.path(), {"check", "--format", "json", "pair.go"});
  const auto report = nlohmann::json::parse(checked.output);
  REQUIRE(report["files"][0]["findings"].size() >= 1);
  const std::string schedule = report["files"][0]["findings"][0]["trace"]["schedule"];
  const auto replayed = stalemate_in(folder.path(), {"replay", "--schedule", schedule, "pair.go"});
  INFO(replayed.output);
  CHECK(replayed.exit_code == 0);
  CHECK(contains(replayed.output, "nothing can happen after this"));
  CHECK(contains(replayed.output, "BLOCKED"));
  CHECK(stalemate_in(folder.path(), {"replay", "--schedule", "v1:g7*9", "pair.go"}).exit_code == 2);
  CHECK(stalemate_in(folder.path(), {"replay", "--schedule", "nonsense", "pair.go"}).exit_code == 2);
}

TEST_CASE("confirm replays every finding on the embedded runtime") {
  const TemporaryFolder folder;
  folder.write("bad.go", deadlock);
  const auto bad = stalemate_in(folder.path(), {"confirm", "--runs", "1", "bad.go"});
  INFO(bad.output);
  CHECK(bad.exit_code == 1);
  CHECK(contains(bad.output, "confirmed: the embedded runtime goes the same way"));
  const auto ordered = stalemate_in(folder.path(), {"confirm", "--runs", "1", "--time", "ordered", "bad.go"});
  CHECK(contains(ordered.output, "not run: the embedded runtime follows witnesses of free time only"));
  const auto json = stalemate_in(folder.path(), {"confirm", "--runs", "1", "--format", "json", "bad.go"});
  CHECK(nlohmann::json::parse(json.output)["files"][0]["findings"][0]["replay"]["status"] == "confirmed");
}

TEST_CASE("confirm runs the program with real Go" * doctest::skip(!stalemate::runtime::find_toolchain())) {
  const TemporaryFolder folder;
  folder.write("bad.go", deadlock);
  folder.write("good.go", safe);
  const auto bad = stalemate_in(folder.path(), {"confirm", "--runs", "3", "bad.go"});
  INFO(bad.output);
  CHECK(bad.exit_code == 1);
  CHECK(contains(bad.output, "3/3 runs end in deadlock; predicted"));
  const auto good = stalemate_in(folder.path(), {"confirm", "--runs", "3", "good.go"});
  INFO(good.output);
  CHECK(good.exit_code == 0);
  CHECK(contains(good.output, "3/3 runs exit; predicted"));
  CHECK(contains(stalemate_in(folder.path(), {"confirm", "--entry", "f", "bad.go"}).output, "error"));
}

TEST_CASE("test compares with the header; update rewrites counts only") {
  const TemporaryFolder folder;
  folder.write("good.go", "//stalemate:expect safe\n//stalemate:states 99999\n\n" + std::string(safe));
  folder.write("bad.go", "//stalemate:expect safe\n\n" + std::string(deadlock));
  const auto good = stalemate_in(folder.path(), {"test", "good.go"});
  CHECK(good.exit_code == 0);
  CHECK(contains(good.output, "drift ./good.go"));
  CHECK(stalemate_in(folder.path(), {"test", "--update", "good.go"}).exit_code == 0);
  CHECK(stalemate_in(folder.path(), {"test", "good.go"}).output.starts_with("ok "));
  const auto bad = stalemate_in(folder.path(), {"test", "bad.go"});
  CHECK(bad.exit_code == 1);
  CHECK(contains(bad.output, "FAIL  ./bad.go"));
}

TEST_CASE("the small verbs") {
  CHECK(stalemate_in("/", {"version"}).output.starts_with("stalemate 0."));
  CHECK(contains(stalemate_in("/", {"list", "rules"}).output, "data-race"));
  CHECK(contains(stalemate_in("/", {"list", "features"}).output, "sync"));
  CHECK(contains(stalemate_in("/", {"explain", "leak"}).output, "blocked write"));
  CHECK(nlohmann::json::accept(stalemate_in("/", {"schema"}).output));
  CHECK(contains(stalemate_in("/", {"doctor"}).output, "processors"));
  CHECK(stalemate_in("/", {}).exit_code == 2);
  CHECK(stalemate_in("/", {"chekc"}).exit_code == 2);
}

TEST_CASE("the corpus keeps its expectations") {
  const auto run = stalemate_in(STALEMATE_SOURCE_DIR, {"test", "--self-check", "corpus/book"});
  INFO(run.output);
  CHECK(run.exit_code == 0);
}
