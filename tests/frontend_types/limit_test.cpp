// Programs of unusual size or depth: the checker must neither overflow its stack nor take more than linear time.
#include <doctest/doctest.h>

#include "tests/frontend_types/check_source.hpp"
#include "tests/repeated.hpp"

namespace stalemate::frontend {
namespace {

using test::repeated;

TEST_CASE("long operator chains") {
  CHECK(check_source("\nfunc f(a int) int { return a" + repeated("+a", 1'000'000) + " }")->error_text() == "");
  CHECK(check_source("\nconst c = 1" + repeated("+1", 100'000))->error_text() == "");
  CHECK(
      check_source("\nfunc f(s uint) { var x int64 = 1<<s" + repeated("+1<<s", 100'000) + "; _ = x }")->error_text() ==
      "");
  CHECK(check_source("\nfunc f(a string, b bool) { _ = b" + repeated("&&a==a", 100'000) + " }")->error_text() == "");
  CHECK(check_source("\nfunc f(a int) { _ = a" + repeated("+a", 100'000) + "+\"x\" }")->errors().size() == 1);
}

TEST_CASE("long else-if chains") {
  const std::string chain = repeated("else if x := f(x); x > 0 { return x } ", 50'000);
  CHECK(check_source("\nfunc f(x int) int { if x > 0 { return 1 } " + chain + "else { return 2 } }")->error_text() ==
        "");
}

TEST_CASE("long chains of declarations") {
  std::string types = "\n";
  std::string constants = "\n";
  std::string variables = "\n";
  constexpr int count = 20'000;
  for (int i = 0; i < count; ++i) {
    const std::string next = std::to_string(i + 1);
    types += "type T" + std::to_string(i) + " struct{ p *T" + next + " }\n";
    constants += "const c" + std::to_string(i) + " = c" + next + " + 1\n";
    variables += "var v" + std::to_string(i) + " = v" + next + "\n";
  }
  const std::string last = std::to_string(count);
  CHECK(check_source(types + "type T" + last + " struct{ p *T0 }")->error_text() == "");
  CHECK(check_source(constants + "const c" + last + " = 0")->error_text() == "");
  CHECK(check_source(variables + "var v" + last + " = 0")->error_text() == "");
}

TEST_CASE("values that nest too deeply are refused") {
  std::string source = "\n";
  for (int i = 0; i < 5000; ++i)
    source += "type T" + std::to_string(i) + " struct{ x T" + std::to_string(i + 1) + " }\n";
  source += "type T5000 struct{}\nvar x T0\nfunc f() bool { return x == x }";
  CHECK_FALSE(check_source(source)->errors().empty());
}

TEST_CASE("deep nesting within the parser's limit") {
  const std::size_t depth = 300;
  CHECK(check_source("\nvar x = " + repeated("(", depth) + "1" + repeated(")", depth))->error_text() == "");
  CHECK(check_source("\nfunc f(x int) int { return " + repeated("f(", depth) + "x" + repeated(")", depth) + " }")
            ->error_text() == "");
  CHECK(check_source("\nvar x " + repeated("[]", depth) + "int")->error_text() == "");
  CHECK(check_source("\nfunc f() { " + repeated("{", depth) + repeated("}", depth) + " }")->error_text() == "");
  CHECK(check_source("\nfunc f() { " + repeated("func() {", 100) + repeated("}()", 100) + " }")->error_text() == "");
}

TEST_CASE("types that grow without end") {
  CHECK_FALSE(
      check_source("\ntype T[P any] struct{ next *T[[]P] }\nfunc f[P any](x *T[P]) { f(x.next) }")->errors().empty());
  check_source("\ntype T[P any] struct{ *T[[]P] }\nvar x T[int]\nvar y = x.foo");
  check_source("\ntype T[P any] struct{ a, b T[T[P]] }\nvar x T[int]");
  std::string aliases = "\ntype A0 = int\n";
  for (int i = 1; i < 3000; ++i) {
    aliases += "type A" + std::to_string(i) + " = struct{ a, b A" + std::to_string(i - 1) + " }\n";
  }
  CHECK_FALSE(check_source(aliases + "var x A2999 = 1")->errors().empty());
}

}  // namespace
}  // namespace stalemate::frontend
