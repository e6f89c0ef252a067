// Sources of extreme length, depth and size end in a program or in a clear error: no stack overflow, no more time and
// memory than their length accounts for. (What is deeper than the parser allows: tests/frontend_syntax.)
#include <doctest/doctest.h>

#include <functional>

#include "tests/frontend_lower/compile_text.hpp"
#include "tests/repeated.hpp"

namespace stalemate::frontend::testing {
namespace {

constexpr int many = 100'000;

std::string repeated(const std::string& text, std::size_t count = many) { return test::repeated(text, count); }

/// `piece` for each number below `count`.
std::string numbered(int count, const std::function<std::string(const std::string&, const std::string&)>& piece) {
  std::string result;
  for (int i = 0; i < count; ++i) result += piece(std::to_string(i), std::to_string(i + 1));
  return result;
}

std::string compile_main(const std::string& body, const std::string& declarations = "") {
  return compile_text("package main\n" + declarations + "\nfunc main() {\n" + body + "\n}\n");
}

/// Whether `text` has errors and all of them contain `words`.
bool all_errors_say(const std::string& errors, const std::string& words) {
  if (errors.empty()) return false;
  for (std::size_t begin = 0; begin < errors.size();) {
    const std::size_t end = errors.find('\n', begin);
    if (errors.substr(begin, end - begin).find(words) == std::string::npos) return false;
    begin = end + 1;
  }
  return true;
}

TEST_CASE("a hundred thousand lines") {
  CHECK(compile_main("x := 0\n" + repeated("x++\n") + "println(x)") == "");
  CHECK(compile_main("println(f0())", numbered(many, [](auto& i, auto& next) {
                                        return "func f" + i + "() int { return f" + next + "() }\n";
                                      }) + "func f100000() int { return 0 }") == "");
  CHECK(compile_main("println(v0, c0)", numbered(many, [](auto& i, auto& next) {
                                          return "var v" + i + " = v" + next + " + 1\nconst c" + i + " = c" + next +
                                                 " + 1\n";
                                        }) + "var v100000 = 0\nconst c100000 = 0") == "");
  CHECK(compile_main("x := 1\nswitch x {\n" + numbered(many, [](auto& i, auto&) { return "case " + i + ":\n"; }) +
                     "}") == "");
  CHECK(compile_main("println(len(x))", "var x = []int{" + repeated("1,\n") + "}") == "");
}

TEST_CASE("long chains") {
  CHECK(compile_main("x := 1\nprintln(x" + repeated("+x") + ")") == "");
  CHECK(compile_main("x := true\nprintln(x" + repeated(" && x") + ")") == "");
  CHECK(compile_main("println(len(s))", "const s = \"ab\"" + repeated(" + \"ab\"")) == "");
  CHECK(compile_main("x := 1\nif x == 0 {\n}" + repeated(" else if x == 1 {\n}")) == "");
  CHECK(all_errors_say(compile_main("var f F\nf" + repeated("()"), "type F func() F"), "nests too deeply"));
  CHECK(all_errors_say(compile_main("var t T\n_ = t" + repeated(".n"), "type T struct{ n *T }"), "nests too deeply"));
}

TEST_CASE("many of a kind in one function") {
  CHECK(compile_main(repeated("go func() {}()\n", 20'000)) == "");
  CHECK(compile_main(numbered(20'000, [](auto& i, auto&) { return "L" + i + ":\nfor {\nbreak L" + i + "\n}\n"; })) ==
        "");
  CHECK(all_errors_say(compile_main(numbered(many, [](auto& i, auto&) { return "a" + i + " := 0\n_ = a" + i + "\n"; })),
                       "words of variables"));
  const std::string methods = numbered(20'000, [](auto& i, auto&) { return "func (T) m" + i + "() {}\n"; });
  const std::string interface = numbered(20'000, [](auto& i, auto&) { return "m" + i + "()\n"; });
  CHECK(compile_main("var i I = T(0)\n_ = i", "type T int\n" + methods + "type I interface {\n" + interface + "}") ==
        "");
}

TEST_CASE("types that are exponentially large or very deep") {
  const std::string doubling =
      numbered(60, [](auto& i, auto& next) { return "type T" + next + " struct { a, b T" + i + " }\n"; });
  CHECK(all_errors_say(compile_main("var x T60\n_ = x", "type T0 int\n" + doubling), "more than a million words"));
  CHECK(all_errors_say(compile_main("var x [1<<20][1<<20][1<<20]int\n_ = x"), "more than a million words"));
  const std::string chain =
      numbered(many, [](auto& i, auto& next) { return "type T" + i + " struct { x T" + next + " }\n"; });
  CHECK(all_errors_say(compile_main("var x T0\n_ = x", chain + "type T100000 int"), "nest too deeply"));
}

TEST_CASE("huge constants") {
  CHECK(all_errors_say(compile_main("", "const c = 1 << (1 << 40)"), "invalid shift count"));
  CHECK(all_errors_say(compile_main("", "const c = 1e1000000000"), "too large"));
  CHECK(compile_main("println(1e-1000000000 > 0)") == "");
  CHECK(all_errors_say(compile_main("", "const c = " + repeated("9", 1'000'000)), "excessively long constant"));
  const auto squares = [](const std::string& first) {
    return "const c0 = " + first + "\n" +
           numbered(60, [](auto& i, auto& next) { return "const c" + next + " = c" + i + " * c" + i + "\n"; });
  };
  CHECK(all_errors_say(compile_main("println(c60 > 1)", squares("1.5e300")), "too large"));
  CHECK(compile_main("println(c60 > 0)", squares("1.5e-300")) == "");
  CHECK(all_errors_say(
      compile_main(
          "", "const c0 = \"ab\"\n" +
                  numbered(60, [](auto& i, auto& next) { return "const c" + next + " = c" + i + " + c" + i + "\n"; })),
      "constant string too long"));
}

}  // namespace
}  // namespace stalemate::frontend::testing
