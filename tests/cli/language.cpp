// Which language version files without a go.mod are read as: that of the installed Go, unless they need a newer one.
// Loop variables tell: shared ones are a race.
#include <filesystem>
#include <fstream>

#include "tests/cli/binary.hpp"
#include "tests/cli/temporary.hpp"

using namespace stalemate::test;

namespace {

std::string in_loop(const std::string& header, const std::string& start) {
  return "package main\n\nimport \"sync\"\n\nfunc main() {\n\tvar wg sync.WaitGroup\n\t" + header + " {\n\t\t" + start +
         "\n\t}\n\twg.Wait()\n}\n";
}
const std::string by_go = "wg.Add(1)\n\t\tgo func() {\n\t\t\tdefer wg.Done()\n\t\t\tprintln(i)\n\t\t}()";

/// A folder that looks like an installed Go.
void write_go(const TemporaryFolder& folder, const std::string& version) {
  std::filesystem::create_directories(folder.path() + "/go/src/runtime");
  std::ofstream(folder.path() + "/go/src/go.mod") << "module std\n\ngo " + version + "\n";
}

/// The exit code and the version in the report.
std::pair<int, std::string> checked(const TemporaryFolder& folder, const std::string& text,
                                    std::vector<std::string> flags = {}) {
  folder.write("a.go", text);
  std::vector<std::string> arguments{"check", "--format", "json", "a.go"};
  arguments.insert(arguments.end(), flags.begin(), flags.end());
  const auto result = stalemate_in(folder.path(), arguments, {{"GOROOT", folder.path() + "/go"}});
  const std::size_t at = result.output.find("\"go\": \"");
  if (at == std::string::npos) return {result.exit_code, ""};
  const std::size_t begin = at + 7;
  return {result.exit_code, result.output.substr(begin, result.output.find('"', begin) - begin)};
}

}  // namespace

TEST_CASE("without a go.mod the installed Go says how loop variables live") {
  const TemporaryFolder folder;
  write_go(folder, "1.19");
  const std::string loop = in_loop("for i := 0; i < 2; i++", by_go);
  CHECK(checked(folder, loop) == std::pair<int, std::string>{1, "1.19"});
  CHECK(checked(folder, loop, {"--go-version", "1.22"}) == std::pair<int, std::string>{0, "1.22"});
  CHECK(checked(folder, "//go:build go1.22\n\n" + loop) == std::pair<int, std::string>{0, "1.22"});
  write_go(folder, "1.22");
  CHECK(checked(folder, loop) == std::pair<int, std::string>{0, "1.22"});
  folder.write("go.mod", "module m\n\ngo 1.20\n");
  CHECK(checked(folder, loop) == std::pair<int, std::string>{1, "1.20"});
}

TEST_CASE("files that need a newer Go are read as the default version") {
  const TemporaryFolder folder;
  write_go(folder, "1.19");
  CHECK(checked(folder, in_loop("for i := range 2", by_go)) == std::pair<int, std::string>{0, "1.23"});
  const std::string by_method = "wg.Go(func() { println(i) })";
  CHECK(checked(folder, in_loop("for i := 0; i < 2; i++", by_method)) == std::pair<int, std::string>{0, "1.23"});
  const std::string loop = in_loop("for i := 0; i < 2; i++", by_go);
  const std::string by_package =
      "package main\n\nimport (\n\t\"slices\"\n\t\"sync\"\n)\n\nvar _ = slices.Max([]int{1})\n";
  CHECK(checked(folder, by_package + loop.substr(loop.find("\nfunc"))) == std::pair<int, std::string>{0, "1.23"});
  const std::string by_dot = "package main\n\nimport (\n\t. \"errors\"\n\t\"sync\"\n)\n\nvar _ = Join(nil)\n";
  CHECK(checked(folder, by_dot + loop.substr(loop.find("\nfunc"))) == std::pair<int, std::string>{0, "1.23"});
  // What is wrong in any version is said once.
  CHECK(checked(folder, in_loop("for i := range 2", "undefined(i)")).first == 2);
}
