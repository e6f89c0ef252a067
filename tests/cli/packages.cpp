// Packages as they lie in real code bases: modules, vendored and replaced dependencies, build constraints, and what is
// not supported in one function and no matter to the others.
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/cli/binary.hpp"
#include "tests/cli/temporary.hpp"

using stalemate::test::contains;
using stalemate::test::stalemate_in;
using stalemate::test::TemporaryFolder;

namespace {

/// Verdicts by entry: "TestA safe TestB error".
std::string verdicts(const TemporaryFolder& folder, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"check", "--format", "json", "--self-check"});
  const auto report = nlohmann::json::parse(stalemate_in(folder.path(), arguments).output);
  std::string text;
  for (const auto& file : report["files"]) {
    text += (text.empty() ? "" : " ") + file["entry"].get<std::string>() + " " + file["verdict"].get<std::string>();
  }
  return text;
}

}  // namespace

TEST_CASE("a function that is not supported stops the tests that meet it, no others") {
  const TemporaryFolder folder;
  folder.write(
      "p.go",
      "package p\n\nimport (\n\t\"reflect\"\n\t\"unsafe\"\n)\n\ntype T struct{ n int }\n\n"
      "func (t *T) String() string { return reflect.ChanOf(reflect.BothDir, reflect.TypeOf(t)).String() }\n\n"
      "var made = reflect.ChanOf(reflect.BothDir, reflect.TypeOf(0))\n\n"
      "func bits(f *float64) uint64 { return uint64(uintptr(unsafe.Pointer(f))) }\n\n"
      "func double(n int) int {\n\tif n < 0 {\n\t\tx := 0.5\n\t\treturn int(bits(&x))\n\t}\n\treturn 2 * n\n}\n");
  folder.write("p_test.go",
               "package p\n\nimport (\n\t\"fmt\"\n\t\"testing\"\n)\n\n"
               "func TestDouble(t *testing.T) {\n\tif double(2) != 4 {\n\t\tt.Fatal()\n\t}\n}\n"
               "func TestNegative(t *testing.T) { double(-1) }\n"
               "func TestPrints(t *testing.T) { _ = fmt.Sprint(&T{}) }\n"
               "func TestValue(t *testing.T) { var s fmt.Stringer = &T{1}; if s == nil { t.Fatal() } }\n"
               "func TestMade(t *testing.T) { _ = made }\n"
               "func TestLater(t *testing.T) {\n\tc := make(chan int)\n\tgo func() {\n\t\t<-c\n\t\tdouble(-1)\n\t}()\n"
               "\tgo func() {\n\t\tvar d chan int\n\t\tclose(d)\n\t}()\n\tc <- 1\n}\n");
  CHECK(verdicts(folder, {"."}) ==
        "TestDouble safe TestNegative error TestPrints error TestValue safe TestMade error TestLater bug");
  const auto text = stalemate_in(folder.path(), {"check", "--entry", "TestNegative", "."});
  CHECK(text.exit_code == 2);
  CHECK(contains(text.output, "p.go:14:46: error: conversion of unsafe.Pointer to or from a number is not supported"));
  const auto run = stalemate_in(folder.path(), {"run", "--entry", "TestPrints", "."});
  CHECK(run.exit_code == 2);
  CHECK(contains(run.error_output, "p.go:10:46: error: undefined: reflect.ChanOf"));
}

TEST_CASE("what a library model cannot know ends an execution, and decides no assertion") {
  const TemporaryFolder folder;
  folder.write(
      "p_test.go",
      "package p\n\nimport (\n\t\"sync\"\n\t\"testing\"\n\t\"time\"\n)\n\n"
      "func TestCount(t *testing.T) {\n\tif testing.AllocsPerRun(1, func() {}) != 1 {\n\t\tt.Fatal()\n\t}\n}\n"
      "func TestCounted(t *testing.T) {\n\tvar mu sync.Mutex\n\ttesting.AllocsPerRun(1, func() { mu.Lock() })\n}\n"
      "func TestZone(t *testing.T) {\n\tif _, err := time.LoadLocation(\"Europe/Berlin\"); err != nil {\n"
      "\t\tt.Fatal()\n\t}\n}\n"
      "func TestKnown(t *testing.T) {\n\tutc, err := time.LoadLocation(\"UTC\")\n"
      "\tif err != nil || utc != time.UTC {\n\t\tt.Fatal()\n\t}\n}\n"
      "func TestLocal(t *testing.T) {\n\tfired := <-time.After(1)\n"
      "\tif fired.Location() != time.Local || fired == fired.UTC() || time.Now().Location() != time.Local {\n"
      "\t\tt.Fatal()\n\t}\n}\n");
  CHECK(verdicts(folder, {"."}) == "TestCount error TestCounted bug TestZone error TestKnown safe TestLocal safe");
  const auto count = stalemate_in(folder.path(), {"check", "--entry", "TestCount", "."});
  CHECK(contains(count.output, "the count of allocations by `testing.AllocsPerRun` is not supported"));
  const auto zone = stalemate_in(folder.path(), {"check", "--entry", "TestZone", "."});
  CHECK(contains(zone.output, "`time.LoadLocation` of a zone out of the system's files is not supported"));
}

TEST_CASE("an error of the user's own stops everything") {
  const TemporaryFolder folder;
  folder.write("p.go", "package p\n\nfunc f() int { return \"no\" }\n");
  folder.write("p_test.go", "package p\n\nimport \"testing\"\n\nfunc TestA(t *testing.T) {}\n");
  const auto result = stalemate_in(folder.path(), {"check", "."});
  CHECK(result.exit_code == 2);
  CHECK(contains(result.output, "p.go:3:23: error: cannot use"));
}

TEST_CASE("files that are not built are not read") {
  const TemporaryFolder folder;
  folder.write("main.go", "package main\n\nfunc main() { if name() != \"linux\" { panic(name()) } }\n");
  folder.write("name_linux.go", "package main\n\nfunc name() string { return \"linux\" }\n");
  folder.write("name_windows.go", "package main\n\nfunc name() string { return \"windows\" }\n");
  folder.write("name_other.go", "//go:build !linux\n\npackage main\n\nfunc name() string { return \"other\" }\n");
  folder.write("generate.go", "//go:build ignore\n\npackage main\n\nfunc name() {}\n");
  CHECK(stalemate_in(folder.path(), {"run", "."}).exit_code == 0);
}

TEST_CASE("imports are found in the module, its vendor directory and replaced modules") {
  const TemporaryFolder folder;
  folder.write("app/go.mod",
               "module example.com/app\n\ngo 1.21\n\nrequire (\n\texample.com/dep v1.2.3 // indirect\n)\n\n"
               "replace example.com/dep => ../dep\n");
  folder.write("app/cmd/main.go",
               "package main\n\nimport (\n\t\"example.com/app/internal/own\"\n\t\"example.com/dep/sub\"\n"
               "\t\"example.com/vendored\"\n)\n\nfunc main() { println(own.A, sub.B, vendored.C()) }\n");
  folder.write("app/internal/own/own.go", "package own\n\nconst A = 1\n");
  folder.write("app/internal/own/own_windows.go", "package own\n\nconst A = 2\n");
  folder.write("app/vendor/example.com/vendored/v.go", "package vendored\n\nfunc C() int { return 3 }\n");
  folder.write("dep/go.mod", "module example.com/dep\n");
  folder.write("dep/sub/sub.go", "package sub\n\nconst B = 2\n");
  const auto result = stalemate_in(folder.path("app"), {"run", "cmd"});
  CHECK(result.error_output == "1 2 3\n");
  CHECK(result.exit_code == 0);
}

TEST_CASE("types that contain each other by reference and by value") {
  const TemporaryFolder folder;
  folder.write("main.go",
               "package main\n\ntype V struct {\n\ta int\n\tp *O\n\tf func(V) V\n}\n\ntype O struct {\n\tx int\n\tv V\n"
               "\ty int\n}\n\nfunc main() {\n\tvar v V\n\tv.a = 1\n\tv.f = func(w V) V { w.a++; return w }\n"
               "\to := O{1, v, 2}\n\to.v.p = &o\n\to = O{3, o.v.f(o.v), 4}\n\tprintln(o.x, o.v.a, o.y, o.v.p.x)\n}\n");
  CHECK(stalemate_in(folder.path(), {"run", "main.go"}).error_output == "3 2 4 3\n");
}

TEST_CASE("every module has the language version it asks for, library models the newest") {
  const TemporaryFolder folder;
  const std::string last =
      "package PACKAGE\n\nfunc Last() int {\n\tvar fs []func() int\n\tfor i := 0; i < 3; i++ {\n"
      "\t\tfs = append(fs, func() int { return i })\n\t}\n\treturn fs[0]()\n}\n";
  const auto in_package = [&](const std::string& name) { return std::string(last).replace(8, 7, name); };
  folder.write(
      "app/go.mod",
      "module example.com/app\n\ngo 1.16\n\nrequire example.com/dep v1.0.0\n\nreplace example.com/dep => ../dep\n");
  folder.write(
      "app/main.go",
      "package main\n\nimport "
      "(\n\t\"errors\"\n\t\"os\"\n\n\t\"example.com/app/own\"\n\t\"example.com/dep\"\n\t\"example.com/vendored\"\n)\n\n"
      "func main() {\n\tvar p *os.PathError\n\tprintln(errors.As(os.ErrClosed, &p), own.Last(), dep.Last(), "
      "vendored.Last())\n}\n");
  folder.write("app/own/own.go", in_package("own"));
  folder.write("app/vendor/modules.txt", "# example.com/vendored v1.1.0\n## explicit; go 1.22\nexample.com/vendored\n");
  folder.write("app/vendor/example.com/vendored/v.go", in_package("vendored"));
  folder.write("dep/go.mod", "module example.com/dep\n\ngo 1.22\n");
  folder.write("dep/dep.go", in_package("dep") + "\nfunc Same[T any](x T) T { return x }\n");
  CHECK(stalemate_in(folder.path("app"), {"run", "."}).error_output == "false 3 0 0\n");
  folder.write("app/generic.go", "package main\n\nfunc Same[T any](x T) T { return x }\n");
  const auto refused = stalemate_in(folder.path("app"), {"run", "."});
  CHECK(refused.exit_code == 2);
  CHECK(contains(refused.error_output, "type parameter requires go1.18 or later"));
}

TEST_CASE("what a dependency needs is found through its own go.mod") {
  const TemporaryFolder folder;
  folder.write(
      "app/go.mod",
      "module example.com/app\n\ngo 1.16\n\nrequire example.com/dep v1.0.0\n\nreplace example.com/dep => ../dep\n");
  folder.write("app/main.go", "package main\n\nimport \"example.com/dep\"\n\nfunc main() { println(dep.A) }\n");
  folder.write("dep/go.mod",
               "module example.com/dep\n\ngo 1.16\n\nrequire example.com/deeper v1.0.0\n\nreplace example.com/deeper "
               "=> ../deeper\n");
  folder.write("dep/dep.go", "package dep\n\nimport \"example.com/deeper\"\n\nconst A = deeper.B + 1\n");
  folder.write("deeper/go.mod", "module example.com/deeper\n");
  folder.write("deeper/deeper.go", "package deeper\n\nconst B = 2\n");
  CHECK(stalemate_in(folder.path("app"), {"run", "."}).error_output == "3\n");
}

TEST_CASE("without go.mod, imports are found below src of the directory the files are in") {
  const TemporaryFolder folder;
  folder.write("work/src/example.com/p/p.go",
               "package p\n\nimport \"example.com/q\"\n\nfunc F() int { return q.G() }\n");
  folder.write("work/src/example.com/p/p_test.go",
               "package p_test\n\nimport (\n\t\"testing\"\n\n\t\"example.com/p\"\n\t\"example.com/r\"\n)\n\n"
               "func TestF(t *testing.T) {\n\tif p.F() != r.H {\n\t\tt.Fatal()\n\t}\n}\n");
  folder.write("work/src/example.com/q/q.go", "package q\n\nfunc G() int { return 4 }\n");
  folder.write("work/src/example.com/p/vendor/example.com/r/r.go", "package r\n\nconst H = 4\n");
  CHECK(verdicts(folder, {"work/src/example.com/p"}) == "TestF safe");
}

TEST_CASE("in a workspace a module of version 2 and up is found without its number") {
  const TemporaryFolder folder;
  for (const char* directory : {"src", "src/example.com", "src/example.com/m", "src/example.com/m/inner", "src/p"})
    std::filesystem::create_directory(folder.path(directory));
  folder.write("src/example.com/m/go.mod", "module example.com/m/v3\n\ngo 1.19\n");
  folder.write("src/example.com/m/m.go", "package m\n\nconst N = 3\n");
  folder.write("src/example.com/m/inner/inner.go", "package inner\n\nconst N = 4\n");
  const auto with = [&](const std::string& version) {
    folder.write("src/p/p_test.go", "package p\n\nimport (\n\t\"testing\"\n\n\t\"example.com/m/" + version +
                                        "\"\n\t\"example.com/m/" + version +
                                        "/inner\"\n)\n\nfunc TestNumbers(t *testing.T) {\n\tif m.N+inner.N != 7 "
                                        "{\n\t\tt.Fatal()\n\t}\n}\n");
    return stalemate_in(folder.path("src/p"), {"check", "."}).exit_code;
  };
  CHECK(with("v3") == 0);
  CHECK(with("v2") == 2);
}
