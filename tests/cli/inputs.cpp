// What becomes a program: files, packages, folders of programs, whole trees.
#include "cli/inputs.hpp"

#include "tests/cli/temporary.hpp"
#include "tests/doctest.hpp"

using namespace stalemate::cli;
using stalemate::test::TemporaryFolder;

namespace {

constexpr const char* program = "package main\n\nfunc main() {}\n";
constexpr const char* helper = "package main\n\nfunc helper() {}\n";

std::vector<std::string> names(const ResolvedInputs& inputs) {
  std::vector<std::string> result;
  for (const ProgramInput& input : inputs.programs) result.push_back(input.path);
  return result;
}

}  // namespace

TEST_CASE("display paths") {
  CHECK(display_path("dl.go") == "./dl.go");
  CHECK(display_path("./a//b/") == "./a/b");
  CHECK(display_path("../x.go") == "../x.go");
  CHECK(display_path("/x/y.go") == "/x/y.go");
  CHECK(display_path(".") == ".");
}

TEST_CASE("a complete program has package main and func main") {
  CHECK(is_complete_program(program));
  CHECK(is_complete_program("// c\npackage  main // x\n\tfunc main()\nfunc main() {}"));
  CHECK_FALSE(is_complete_program(helper));
  CHECK_FALSE(is_complete_program("package mainly\nfunc main() {}"));
  CHECK_FALSE(is_complete_program("package main\nfunc mainly() {}"));
  CHECK_FALSE(is_complete_program("package main\n// func main() {}"));
  CHECK_FALSE(is_complete_program(""));
}

TEST_CASE("a folder of programs is many programs, a package is one") {
  const TemporaryFolder folder;
  folder.write("corpus/b.go", program);
  folder.write("corpus/a.go", program);
  folder.write("package/main.go", program);
  folder.write("package/helper.go", helper);
  const auto corpus = resolve_inputs({folder.path("corpus")});
  CHECK(names(corpus) == std::vector<std::string>{folder.path("corpus/a.go"), folder.path("corpus/b.go")});
  const auto package = resolve_inputs({folder.path("package")});
  REQUIRE(names(package) == std::vector<std::string>{folder.path("package")});
  CHECK(package.programs[0].files.size() == 2);
}

TEST_CASE("files named together are one package unless each is complete") {
  const TemporaryFolder folder;
  const std::string a = folder.write("a.go", program), b = folder.write("b.go", helper),
                    c = folder.write("c.go", program);
  CHECK(resolve_inputs({a, b}).programs.size() == 1);
  CHECK(names(resolve_inputs({a, c})) == std::vector<std::string>{a, c});
}

TEST_CASE("dir/... looks below, past hidden folders, testdata and vendor") {
  const TemporaryFolder folder;
  folder.write("x/a.go", program);
  folder.write("x/y/b.go", program);
  folder.write("x/testdata/c.go", program);
  folder.write("x/vendor/d.go", program);
  folder.write("x/.git/e.go", program);
  folder.write("x/_old/f.go", program);
  CHECK(names(resolve_inputs({folder.path("x/...")})) ==
        std::vector<std::string>{folder.path("x/a.go"), folder.path("x/y/b.go")});
}

TEST_CASE("a pattern passes over packages that nothing starts, a name does not") {
  const TemporaryFolder folder;
  folder.write("x/main/a.go", program);
  folder.write("x/lib/b.go", "package lib\n\nfunc F() {}\n");
  folder.write("x/broken/c.go", "package broken\n\nfunc F( {}\n");
  folder.write("x/half/d.go", helper);
  const auto found = resolve_inputs({folder.path("x/...")});
  std::vector<std::string> kept;
  for (const ProgramInput& input : found.programs) {
    for (const ProgramInput& entry : with_entries(input, {})) kept.push_back(entry.path);
  }
  CHECK(kept ==
        std::vector<std::string>{folder.path("x/broken/c.go"), folder.path("x/half/d.go"), folder.path("x/main/a.go")});
  CHECK(with_entries(resolve_inputs({folder.path("x/lib")}).programs[0], {}).size() == 1);
  CHECK(with_entries(found.programs[2], {"F"}).size() == 1);
}

TEST_CASE("what cannot be read is said, and the rest is still looked at") {
  const TemporaryFolder folder;
  const std::string good = folder.write("good.go", program);
  folder.write("empty/readme.txt", "no Go here");
  const auto inputs =
      resolve_inputs({good, folder.path("missing.go"), folder.path("empty"), folder.path("empty/readme.txt"),
                      folder.path("nowhere/..."), folder.path("empty/...")});
  CHECK(names(inputs) == std::vector<std::string>{good});
  REQUIRE(inputs.diagnostics.size() == 5);
  CHECK(inputs.diagnostics[0].message == "no such file or directory");
  CHECK(inputs.diagnostics[1].message == "no Go files in this directory");
  CHECK(inputs.diagnostics[2].message == "not a Go file");
  CHECK(inputs.diagnostics[3].message == "no such directory");
  CHECK(inputs.diagnostics[4].message == "no Go files in this directory or below");
}
