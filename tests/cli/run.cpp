// `stalemate run`: one execution that behaves as the program would.
#include <string>

#include "tests/cli/binary.hpp"
#include "tests/cli/temporary.hpp"

using stalemate::test::contains;
using stalemate::test::stalemate_in;
using stalemate::test::TemporaryFolder;

namespace {

stalemate::runtime::ProcessResult run(const std::string& body, std::vector<std::string> flags = {}) {
  const TemporaryFolder folder;
  folder.write("main.go", "package main\n\n" + body);
  std::vector<std::string> arguments{"run", "main.go"};
  arguments.insert(arguments.end(), flags.begin(), flags.end());
  return stalemate_in(folder.path(), arguments);
}

}  // namespace

TEST_CASE("a run prints and ends as the program does") {
  const auto done = run("func main() { println(\"e\"); print(\"f\\n\") }\n");
  CHECK(done.exit_code == 0);
  CHECK(done.output.empty());
  CHECK(done.error_output == "e\nf\n");
  const auto exits = run("import (\"fmt\"; \"os\")\nfunc main() { fmt.Print(\"out\"); os.Exit(7) }\n");
  CHECK(exits.exit_code == 7);
  CHECK(exits.output == "out");
  const auto panics = run("import \"fmt\"\nfunc main() { fmt.Println(1); panic(\"no\") }\n");
  CHECK(panics.exit_code == 2);
  CHECK(panics.output == "1\n");
  CHECK(panics.error_output == "panic: no\n");
  const auto stuck = run("func main() { c := make(chan int); <-c }\n");
  CHECK(stuck.exit_code == 2);
  CHECK(stuck.error_output == "fatal error: all goroutines are asleep - deadlock!\n");
}

TEST_CASE("the text of a panic is what its value's method says, which may do anything") {
  const std::string types =
      "import (\"os\"; \"strconv\"; \"sync\")\nvar mu sync.Mutex\nvar _, _ = os.Open, strconv.Itoa\n"
      "type coded int\nfunc (c *coded) Error() string { println(\"asked\"); return strconv.Itoa(int(*c)) }\n"
      "type odd string\nfunc (odd) String(int) string { return \"no\" }\n"
      "type locks struct{}\nfunc (locks) String() string { mu.Lock(); return \"\" }\n"
      "type fails struct{}\nfunc (fails) Error() string { panic(\"worse\") }\n";
  for (const std::vector<std::string>& flags : {std::vector<std::string>{}, {"--workers", "1"}}) {
    const auto said = [&](const std::string& body) { return run(types + "func main() { " + body + " }\n", flags); };
    CHECK(said("c := coded(7); panic(&c)").error_output == "asked\npanic: 7\n");
    CHECK(said("panic(odd(\"x\"))").error_output == "panic: main.odd(\"x\")\n");
    CHECK(said("mu.Lock(); panic(locks{})").error_output == "fatal error: all goroutines are asleep - deadlock!\n");
    CHECK(said("panic(fails{})").error_output == "fatal error: panic while printing panic value: worse\n");
    CHECK(said("_, err := os.Open(\"/none\"); panic(err)").error_output ==
          "panic: open /none: no such file or directory\n");
  }
}

TEST_CASE("sleeps end in their order") {
  const auto sorted =
      run("import (\"fmt\"; \"time\")\nfunc main() {\n\tc := make(chan int)\n\tfor _, x := range []int{30, 10, 20} {\n"
          "\t\tgo func(x int) { time.Sleep(time.Duration(x) * time.Hour); c <- x }(x)\n\t}\n"
          "\tstart := time.Now()\n\tfmt.Println(<-c, <-c, <-c, time.Since(start).Round(time.Second))\n}\n");
  CHECK(sorted.output == "10 20 30 30h0m0s\n");
}

TEST_CASE("a seed decides what is left to chance") {
  const std::string body =
      "import \"fmt\"\nfunc main() {\n\ta, b := make(chan int, 50), make(chan int, 50)\n\tfor i := 0; i < 50; i++ {\n"
      "\t\ta <- 0\n\t\tb <- 1\n\t}\n\tfor i := 0; i < 50; i++ {\n\t\tselect {\n\t\tcase x := <-a:\n\t\t\tfmt.Print(x)\n"
      "\t\tcase x := <-b:\n\t\t\tfmt.Print(x)\n\t\t}\n\t}\n}\n";
  const std::string one = run(body).output, two = run(body, {"--seed", "2"}).output;
  CHECK(one == run(body).output);
  CHECK(one != two);
  CHECK(contains(one, "01"));
}

TEST_CASE("many goroutines and long loops are no matter") {
  const auto sum =
      run("import (\"fmt\"; \"sync\")\nfunc main() {\n\tvar wg sync.WaitGroup\n\tvar mu sync.Mutex\n\tn := 0\n"
          "\tfor i := 0; i < 2000; i++ {\n\t\twg.Add(1)\n\t\tgo func() {\n\t\t\tdefer "
          "wg.Done()\n\t\t\tmu.Lock()\n\t\t\tn++\n"
          "\t\t\tmu.Unlock()\n\t\t}()\n\t}\n\twg.Wait()\n\tx := 0\n\tfor i := 0; i < 1500000; i++ {\n\t\tx += i\n\t}\n"
          "\tfmt.Println(n, x)\n}\n");
  CHECK(sum.output == "2000 1124999250000\n");
}

TEST_CASE("what cannot be run is said") {
  const TemporaryFolder folder;
  folder.write("a/a.go", "package main\n\nfunc main() { x := 1 }\n");
  folder.write("b/b.go", "package main\n\nfunc main() {}\n");
  const auto wrong = stalemate_in(folder.path(), {"run", "a"});
  CHECK(wrong.exit_code == 2);
  CHECK(contains(wrong.error_output, "a.go:3:"));
  const auto two = stalemate_in(folder.path(), {"run", "a", "b"});
  CHECK(two.exit_code == 2);
  CHECK(contains(two.error_output, "2 programs"));
}
