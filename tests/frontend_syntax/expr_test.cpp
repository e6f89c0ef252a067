// Expressions and types: one line per construct, checked by the shape of the tree.
#include <doctest/doctest.h>

#include "tests/frontend_syntax/parse_helper.hpp"

namespace stalemate::frontend::testing {
namespace {

TEST_CASE("operators bind by precedence and to the left") {
  CHECK(expr_shape("a + b*c - d") == "(- (+ a (* b c)) d)");
  CHECK(expr_shape("a || b && c == d + e*f") == "(|| a (&& b (== c (+ d (* e f)))))");
  CHECK(expr_shape("a*b + c == d && e || f") == "(|| (&& (== (+ (* a b) c) d) e) f)");
  CHECK(expr_shape("a << b &^ c % d / e & f >> g") == "(>> (& (/ (% (&^ (<< a b) c) d) e) f) g)");
  CHECK(expr_shape("a | b ^ c") == "(^ (| a b) c)");
  CHECK(expr_shape("-a * !b") == "(* (- a) (! b))");
  CHECK(expr_shape("- -+^*&a") == "(- (- (+ (^ (star (& a))))))");
  CHECK(expr_shape("(a + b) * c") == "(* (paren (+ a b)) c)");
  CHECK(expr_shape("a != b") == "(!= a b)");
  CHECK(expr_shape("a <= b == (c >= d)") == "(== (<= a b) (paren (>= c d)))");
}

TEST_CASE("primary expressions chain") {
  CHECK(expr_shape("a.b.c(d)(e).f[g]") == "(index (. (call (call (. (. a b) c) d) e) f) g)");
  CHECK(expr_shape("f()") == "(call f)");
  CHECK(expr_shape("f(a, b...)") == "(call f a b ...)");
  CHECK(expr_shape("f(a,\nb,\n)") == "(call f a b)");
  CHECK(expr_shape("x.(T)") == "(assert x T)");
  CHECK(expr_shape("x.(*p.T).y") == "(. (assert x (star (. p T))) y)");
  CHECK(expr_shape("(*T).m(x)") == "(call (. (paren (star T)) m) x)");
  CHECK(expr_shape("T.m") == "(. T m)");
}

TEST_CASE("slices and indices") {
  CHECK(expr_shape("a[1]") == "(index a 1)");
  CHECK(expr_shape("a[:]") == "(slice a _ _)");
  CHECK(expr_shape("a[1:]") == "(slice a 1 _)");
  CHECK(expr_shape("a[:2]") == "(slice a _ 2)");
  CHECK(expr_shape("a[1:2]") == "(slice a 1 2)");
  CHECK(expr_shape("a[1:2:3]") == "(slice a 1 2 3)");
  CHECK(expr_shape("a[:2:3]") == "(slice a _ 2 3)");
}

TEST_CASE("instantiation") {
  CHECK(expr_shape("F[int]") == "(index F int)");
  CHECK(expr_shape("F[int, string](x)") == "(call (index F int string) x)");
  CHECK(expr_shape("F[[]int, map[K]V, *T, func(),](x)") ==
        "(call (index F ([] int) (map K V) (star T) (func (params))) x)");
  CHECK(expr_shape("p.List[T]{}") == "(lit (index (. p List) T))");
  CHECK(expr_shape("Pair[int, string]{1, a}") == "(lit (index Pair int string) 1 a)");
}

TEST_CASE("composite literals") {
  CHECK(expr_shape("T{}") == "(lit T)");
  CHECK(expr_shape("T{a: 1, b: {2}}") == "(lit T (: a 1) (: b (lit _ 2)))");
  CHECK(expr_shape("[]int{1, 2,\n}") == "(lit ([] int) 1 2)");
  CHECK(expr_shape("[...]string{2: a}") == "(lit (array ... string) (: 2 a))");
  CHECK(expr_shape("map[string][]T{x: {{1}, {2}}}") == "(lit (map string ([] T)) (: x (lit _ (lit _ 1) (lit _ 2))))");
  CHECK(expr_shape("map[T]int{{1}: 2}") == "(lit (map T int) (: (lit _ 1) 2))");
  CHECK(expr_shape("&T{1}") == "(& (lit T 1))");
  CHECK(expr_shape("struct{ a int }{1}.a") == "(. (lit (struct [a int]) 1) a)");
  CHECK(expr_shape("p.T{}") == "(lit (. p T))");
}

TEST_CASE("conversions and function literals") {
  CHECK(expr_shape("[]byte(x)") == "(call ([] byte) x)");
  CHECK(expr_shape("(func())(x)") == "(call (paren (func (params))) x)");
  CHECK(expr_shape("func() {}()") == "(call (func-lit (func (params)) { }))");
  CHECK(expr_shape("func(a, b int, c ...string) (x T, err error) { return }") ==
        "(func-lit (func (params [a b int] [c (... string)]) (results [x T] [err error])) { (return) })");
  CHECK(expr_shape("interface{}(x)") == "(call (interface) x)");
  CHECK(expr_shape("map[K]V(nil)") == "(call (map K V) nil)");
  CHECK(expr_shape("struct{}(x)") == "(call (struct) x)");
  CHECK(expr_shape("chan int(x)") == "(call (chan int) x)");
}

TEST_CASE("the arrow belongs to the left-most chan possible") {
  CHECK(expr_shape("<-c") == "(<- c)");
  CHECK(expr_shape("<-<-c") == "(<- (<- c))");
  CHECK(expr_shape("(<-chan int)(x)") == "(call (paren (<-chan int)) x)");
  CHECK(expr_shape("<-chan int(x)") == "(<- (call (chan int) x))");
  CHECK(expr_shape("[]<-chan int{}") == "(lit ([] (<-chan int)))");
  CHECK(expr_shape("make(<-chan int)") == "(call make (<-chan int))");
  CHECK(expr_shape("make(<-chan<- chan int)") == "(call make (<-chan (<-chan int)))");
  CHECK(expr_shape("make(<-chan<- chan<- chan int)") == "(call make (<-chan (<-chan (<-chan int))))");
  CHECK(type_shape("chan<- chan int") == "(chan<- (chan int))");
  CHECK(type_shape("chan<- <-chan int") == "(chan<- (<-chan int))");
  CHECK(type_shape("chan (<-chan int)") == "(chan (paren (<-chan int)))");
  CHECK(type_shape("<-chan func()") == "(<-chan (func (params)))");
  CHECK(type_shape("chan struct{}") == "(chan (struct))");
}

TEST_CASE("types") {
  CHECK(type_shape("p.T") == "(. p T)");
  CHECK(type_shape("*[]T") == "(star ([] T))");
  CHECK(type_shape("[2 * n]T") == "(array (* 2 n) T)");
  CHECK(type_shape("(T)") == "(paren T)");
  CHECK(type_shape("map[string]map[int]bool") == "(map string (map int bool))");
  CHECK(type_shape("List[Pair[int, T]]") == "(index List (index Pair int T))");
  CHECK(type_shape("p.List[T,]") == "(index (. p List) T)");
}

TEST_CASE("struct types") {
  CHECK(type_shape("struct{ a, b int; c []T }") == "(struct [a b int] [c ([] T)])");
  CHECK(type_shape("struct{ T; *U; p.V; *p.W }") ==
        "(struct [T embedded] [(star U) embedded] [(. p V) embedded] [(star (. p W)) embedded])");
  CHECK(type_shape("struct{ List[T]; *List[T]; p.List[T, U] }") ==
        "(struct [(index List T) embedded] [(star (index List T)) embedded] [(index (. p List) T U) embedded])");
  CHECK(type_shape("struct{ a [n]T; b [2]T; c []T }") == "(struct [a (array n T)] [b (array 2 T)] [c ([] T)])");
  CHECK(type_shape("struct{ a int `json:\"a\"`; T \"t\" }") == "(struct [a int `json:\"a\"`] [T embedded \"t\"])");
}

TEST_CASE("interface types") {
  CHECK(type_shape("interface{ m(); n(a int) string }") ==
        "(interface [m (func (params))] [n (func (params [a int]) (results [string]))])");
  CHECK(type_shape("interface{ io.Reader; T; List[T] }") == "(interface (. io Reader) T (index List T))");
  CHECK(type_shape("interface{ ~int | string | *T; ~[]byte }") ==
        "(interface (| (| (~ int) string) (star T)) (~ ([] byte)))");
  CHECK(type_shape("interface{ A | B[int, string] }") == "(interface (| A (index B int string)))");
}

TEST_CASE("parameters are grouped by their type") {
  CHECK(type_shape("func(int, string)") == "(func (params [int] [string]))");
  CHECK(type_shape("func(a, b int, c string)") == "(func (params [a b int] [c string]))");
  CHECK(type_shape("func(p.T, *U, []V)") == "(func (params [(. p T)] [(star U)] [([] V)]))");
  CHECK(type_shape("func(a p.T, b ...*U)") == "(func (params [a (. p T)] [b (... (star U))]))");
  CHECK(type_shape("func(...int)") == "(func (params [(... int)]))");
  CHECK(type_shape("func(a []int, b [3]int, c List[T])") ==
        "(func (params [a ([] int)] [b (array 3 int)] [c (index List T)]))");
  CHECK(type_shape("func(List[T], Map[K, V])") == "(func (params [(index List T)] [(index Map K V)]))");
  CHECK(type_shape("func() (int, error)") == "(func (params) (results [int] [error]))");
  CHECK(type_shape("func() (a, b int)") == "(func (params) (results [a b int]))");
  CHECK(type_shape("func() func() int") == "(func (params) (results [(func (params) (results [int]))]))");
  CHECK(type_shape("func(a int,\n b int,\n)") == "(func (params [a int] [b int]))");
}

TEST_CASE("expressions print as Go source") {
  for (const char* text : {"a + b * c",
                           "(a + b) * c",
                           "-x",
                           "*p",
                           "&x",
                           "<-c",
                           "x.y.z",
                           "f(a, b...)",
                           "x[i]",
                           "F[int, string]",
                           "x[a:b]",
                           "x[:]",
                           "x[a:b:c]",
                           "x.(T)",
                           "T{}",
                           "[]int",
                           "[...]int",
                           "[n]int",
                           "map[K]V",
                           "chan int",
                           "<-chan int",
                           "chan<- int",
                           "chan (<-chan int)",
                           "chan<- (<-chan int)",
                           "func(a, b int, c ...string) (x T, err error)",
                           "func() int",
                           "struct{a, b int; T}",
                           "interface{m(x int) bool; ~int | string}",
                           "\"abc\"",
                           "'x'",
                           "1e3",
                           "1i",
                           "*p.T",
                           "!ok"}) {
    CAPTURE(text);
    const std::string expected(text);
    CHECK(printed("f(" + expected + ")") == "f(" + expected + ")");
  }
  CHECK(printed("func(x int) bool { return true }(1)") == "func(x int) bool {…}(1)");
  CHECK(printed("T{1, 2}") == "T{…}");
  CHECK(printed("[]T{{1}}[0]") == "[]T{…}[0]");
  CHECK(printed("a+b") == "a + b");
}

}  // namespace
}  // namespace stalemate::frontend::testing
