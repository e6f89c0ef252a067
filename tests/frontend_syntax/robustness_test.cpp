// Hostile and unfinished input: no crash, no stack overflow, no more than linear time, a tree that keeps its
// invariants.
#include <doctest/doctest.h>

#include <chrono>
#include <random>

#include "tests/frontend_syntax/parse_helper.hpp"
#include "tests/repeated.hpp"

namespace stalemate::frontend::testing {
namespace {

using test::repeated;

/// Input of one piece many times.
struct Repeated {
  std::string before;
  std::string piece;
  std::string after = {};
};

constexpr std::string_view sample = R"(package main // want "x"

import (
	"fmt"
	s "sync"
)

const (
	a, b = iota, 0x1_Fp2
	c    = 'x' + "s\u00e4" + `raw
`
)

type List[T any, K ~int | string] struct {
	*List[T, K] `tag`
	next, prev *T
	m map[K][]chan<- func(x int, y ...T) (<-chan T, error)
}

type I interface{ fmt.Stringer; ~[]byte | *int; m(int) }
type A [len(x)]int

func (l *List[T, K]) f(x, y int) (r T) {
	/* comment
	*/
L:
	for i := 0; i < 10; i++ {
		if v, ok := <-l.c; !ok { break L } else if v > 1 { goto L } else { return }
	}
	for k, v := range map[string]T{"a": {1, 2}, "b": {}} { l.m[k] <- v }
	switch x := y.(type) { case int, *T: x++; default: fallthrough }
	select { case c <- 1: case v, ok := <-c: case <-time.After(1e3): default: }
	defer func() { recover() }()
	go fmt.Println(a[1:2:3], b[:], x.(T), &T{1}, F[int, string](1)...)
	x, y = y, x; x &^= 1 << 3
}
)";

TEST_CASE("a file cut at any byte is parsed without harm") {
  REQUIRE(parse(std::string(sample)).errors() == "");
  for (std::size_t length = 0; length <= sample.size(); ++length) parse(std::string(sample.substr(0, length)));
  for (std::size_t start = 0; start <= sample.size(); start += 3)
    parse("package p\n" + std::string(sample.substr(start)));
}

TEST_CASE("a file with any byte left out, doubled or changed is parsed without harm") {
  std::minstd_rand random(1);
  for (std::size_t at = 0; at < sample.size(); ++at) {
    std::string text(sample);
    text.erase(at, 1);
    parse(text);
    text = sample;
    text[at] = static_cast<char>(random());
    parse(text);
    constexpr std::string_view punctuation = "(){}[];,.:=*<-\n\"'`/|~";
    text = sample;
    text.insert(at, 1, punctuation[random() % punctuation.size()]);
    parse(text);
  }
}

TEST_CASE("nesting beyond the limit is one error") {
  const std::size_t count = 100'000;
  for (const Repeated& c : std::initializer_list<Repeated>{{"var x = ", "(", "1"},
                                                           {"var x = ", "- ", "1"},
                                                           {"var x = ", "<-", "c"},
                                                           {"var x = ", "*", "p"},
                                                           {"var x = ", "f(", "1"},
                                                           {"var x = ", "a[", "1"},
                                                           {"var x = ", "a[1:", "1"},
                                                           {"var x = ", "T{", "1"},
                                                           {"var x = T", "{", "1"},
                                                           {"var x = ", "[]T{{1: {", "1"},
                                                           {"var x = ", "func() { x = ", "1"},
                                                           {"var x ", "func(x struct{ y ", "T"},
                                                           {"var x = ", "1 + (2 * ", "1"},
                                                           {"var x ", "[]", "T"},
                                                           {"var x ", "*", "T"},
                                                           {"var x ", "(", "T"},
                                                           {"var x ", "chan ", "T"},
                                                           {"var x ", "<-chan ", "T"},
                                                           {"var x = ", "<-chan ", "T"},
                                                           {"var x ", "map[", "T"},
                                                           {"var x ", "map[K]", "T"},
                                                           {"var x ", "func(", "T"},
                                                           {"var x ", "func() ", "T"},
                                                           {"var x ", "struct { f ", "T"},
                                                           {"var x ", "interface { m(", "T"},
                                                           {"var x ", "interface { ~", "T"},
                                                           {"var x ", "L[", "T"},
                                                           {"var x ", "[x[", "T"},
                                                           {"type T ", "[P", "T"},
                                                           {"func f() ", "{", "x"},
                                                           {"func f() {", "if x {", "x"},
                                                           {"func f() {", "if func() {", "x"},
                                                           {"func f() {", "for {", "x"},
                                                           {"func f() {", "switch { case x: ", "x"},
                                                           {"func f() {", "select { case <-c: ", "x"},
                                                           {"func f() {", "L: ", "x"},
                                                           {"func f() {", "go func() {", "x"},
                                                           {"func f() {", "var x = func() {", "x"}}) {
    CAPTURE(c.piece);
    const Parsed parsed = parse(std::string("package p\n") + c.before + repeated(c.piece, count) + c.after);
    CHECK(parsed.diagnostics.size() == 1);
    CHECK(parsed.errors().find("exceeds the limit of 1000 levels") != std::string::npos);
  }
}

TEST_CASE("nesting within the limit is fine") {
  CHECK(parse("package p\nvar x = " + repeated("(", 990) + "1" + repeated(")", 990)).errors() == "");
  CHECK(parse("package p\nfunc f() " + repeated("{", 990) + repeated("}", 990)).errors() == "");
}

TEST_CASE("long chains are no nesting") {
  for (const Repeated& c : std::initializer_list<Repeated>{
           {"a", " + a"}, {"a", ".b"}, {"f", "()"}, {"a", "[0]"}, {"a", "[:]"}, {"a", ".(T)"}, {"a", " && a"}}) {
    CAPTURE(c.piece);
    const std::size_t count = c.piece == " + a" ? 1'000'000 : 100'000;
    const std::string text = c.before + repeated(c.piece, count);
    const Parsed parsed = parse("package p\nvar x = " + text);
    CHECK(parsed.errors() == "");
    const ExprId value = parsed.ast.as<VarDecl>(parsed.file.decls.at(0))->specs.at(0).values.at(0);
    CHECK((to_string(parsed.ast, value) == text));
  }
  CHECK(parse("package p\nfunc f() {" + repeated("if a {} else ", 10'000) + "{} }").errors() == "");
  CHECK(parse("package p\ntype T interface { int" + repeated(" | int", 100'000) + " }").errors() == "");
  CHECK(parse("package p\ntype T[P *C" + repeated(" | C", 100'000) + ", Q any] int").errors() == "");
  CHECK(parse("package p\ntype T[P *C" + repeated(" | C", 100'000) + " | ~int] int").errors() == "");
  CHECK(parse("package p\nfunc f(" + repeated("a, ", 100'000) + "b int) {}").errors() == "");
}

TEST_CASE("long lines take linear time") {
  const auto began = std::chrono::steady_clock::now();
  const std::size_t count = 1'000'000;
  CHECK(parse("package p\nvar x = \"" + std::string(count, 'a') + "\"").errors() == "");
  CHECK(parse("package p\nvar " + std::string(count, 'a') + " int").errors() == "");
  CHECK(parse("package p\n//" + std::string(10 * count, 'a')).errors() == "");
  CHECK(parse("package p\n/*" + std::string(count, '*')).diagnostics.size() == 1);
  CHECK(parse("package p\nvar x = " + std::string(count, '1')).errors() == "");
  CHECK(parse("package p\nvar x = 1 1" + std::string(count, '1')).diagnostics.size() == 1);
  CHECK(parse("package p\n" + std::string(count, ';')).diagnostics.size() == 1);
  CHECK(parse("package p\n" + std::string(count, '}')).diagnostics.size() == 1);
  CHECK(parse("package p\n" + std::string(count, '\x80')).diagnostics.size() == 1);
  CHECK(parse("package p\nfunc f() {" + repeated("x y;", count / 8)).diagnostics.size() == 1);
  CHECK(parse("package p\nvar x = f(" + repeated("a b ", count / 8)).diagnostics.size() == 1);
  CHECK(parse(std::string(count, '\0')).diagnostics.size() == 1);
  CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(60));
}

TEST_CASE("messages quote at most a little of the program") {
  const Parsed parsed = parse("package p\nfunc f() { if x = " + repeated("a + ", 1000) + "\"\xff\" {} }");
  REQUIRE(parsed.diagnostics.size() == 1);
  CHECK(parse("package p\nfunc f() { x `" + std::string(10'000, 'a') + "` }").errors().size() < 200);
  CHECK(parse("package p\nfunc f() { x `a\nb` }").errors() ==
        "2:14: syntax error: unexpected literal `a… at end of statement");
}

}  // namespace
}  // namespace stalemate::frontend::testing
