// `prove` and `capacity`: what they print, and their exit codes.
#include "checker/smt/solver.hpp"
#include "tests/cli/binary.hpp"
#include "tests/cli/temporary.hpp"

using stalemate::test::contains;
using stalemate::test::stalemate_in;
using stalemate::test::TemporaryFolder;

namespace {

const char* const text = R"(package main

func run(n int) {
	answers := make(chan int)
	for i := 0; i < n; i++ {
		go func() { answers <- 1 }()
	}
	if n > 0 {
		<-answers
	}
}

func main() { run(3) }
)";

stalemate::runtime::ProcessResult asked(std::vector<std::string> arguments) {
  const TemporaryFolder folder;
  folder.write("p.go", text);
  arguments.emplace_back("p.go");
  return stalemate_in(folder.path(), arguments);
}

}  // namespace

TEST_CASE("prove names the smallest parameters that fail, and shows how") {
  const auto run = asked({"prove", "--entry", "run"});
  if (!stalemate::checker::smt::is_available()) {
    CHECK(run.exit_code == 2);
    CHECK(contains(run.output, "built without Z3"));
    return;
  }
  CHECK(run.exit_code == 1);
  CHECK(contains(run.output, "fails with n=2\n"));
  CHECK(contains(run.output, "goroutine leak"));
}

TEST_CASE("prove says for which parameters something holds") {
  if (!stalemate::checker::smt::is_available()) return;
  const TemporaryFolder folder;
  std::string right = text;
  right.replace(right.find("make(chan int)"), 14, "make(chan int, n)");
  folder.write("p.go", right);
  const auto run = stalemate_in(folder.path(), {"prove", "--entry", "run", "p.go"});
  CHECK(run.exit_code == 0);
  CHECK(contains(run.output, "proved for all 0 <= n\n"));
  // Without the entry main is asked about, which has no parameter.
  const auto main = stalemate_in(folder.path(), {"prove", "p.go"});
  CHECK(main.exit_code == 0);
  CHECK(contains(main.output, ": proved\n"));
}

TEST_CASE("prove says why it does not know") {
  if (!stalemate::checker::smt::is_available()) return;
  const TemporaryFolder folder;
  folder.write("p.go", "package main\n\nimport \"time\"\n\nfunc main() {\n\t<-time.After(time.Second)\n}\n");
  const auto run = stalemate_in(folder.path(), {"prove", "p.go"});
  CHECK(run.exit_code == 3);
  CHECK(contains(run.output, "unknown\n"));
  CHECK(contains(run.output, "p.go:6: a timer"));
}

TEST_CASE("capacity answers by search for one program, and by a formula for all parameters") {
  const auto one = asked({"capacity"});
  CHECK(one.exit_code == 1);
  CHECK(contains(one.output, "answers (p.go:4): 2\n"));
  CHECK(contains(one.output, "least together: answers 2\n"));
  CHECK(contains(one.output, "one less: "));
  if (!stalemate::checker::smt::is_available()) return;
  const auto all = asked({"capacity", "--entry", "run"});
  CHECK(all.exit_code == 1);
  CHECK(contains(all.output, "answers (p.go:4): n-1, for all parameters\n"));
}

TEST_CASE("capacity says when more room makes no difference") {
  const TemporaryFolder folder;
  folder.write("p.go",
               "package main\n\nfunc main() {\n\tch := make(chan int)\n\tch <- 1\n\tclose(ch)\n\tselect {}\n}\n");
  const auto run = stalemate_in(folder.path(), {"capacity", "p.go"});
  CHECK(run.exit_code == 1);
  CHECK(contains(run.output, "ch (p.go:4): no capacity helps\n"));
  CHECK(contains(run.output, "it never holds more than 1 however much room there is"));
}
