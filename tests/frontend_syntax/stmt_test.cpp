// Statements: one line per construct, checked by the shape of the tree.
#include <doctest/doctest.h>

#include "tests/frontend_syntax/parse_helper.hpp"

namespace stalemate::frontend::testing {
namespace {

TEST_CASE("simple statements") {
  CHECK(stmt_shape("x = 1") == "(= x <- 1)");
  CHECK(stmt_shape("x, y := 1, 2") == "(:= x y <- 1 2)");
  CHECK(stmt_shape("x, y[0], *z = f()") == "(= x (index y 0) (star z) <- (call f))");
  CHECK(stmt_shape("x += 1; x &^= 2; x <<= 3; x |= 4") == "(+= x <- 1) (&^= x <- 2) (<<= x <- 3) (|= x <- 4)");
  CHECK(stmt_shape("x++; y.z--") == "(++ x) (-- (. y z))");
  CHECK(stmt_shape("c <- 1") == "(send c 1)");
  CHECK(stmt_shape("c <- <-d") == "(send c (<- d))");
  CHECK(stmt_shape("<-c") == "(<- c)");
  CHECK(stmt_shape("f(x)") == "(call f x)");
  CHECK(stmt_shape("*p = 1; (*p).x = 2") == "(= (star p) <- 1) (= (. (paren (star p)) x) <- 2)");
  CHECK(stmt_shape("v, ok := <-c") == "(:= v ok <- (<- c))");
  CHECK(stmt_shape("[]int{1}[0]++; struct{}{}") == "(++ (index (lit ([] int) 1) 0)) (lit (struct))");
}

TEST_CASE("empty statements, blocks and declarations") {
  CHECK(stmt_shape(";;") == "(empty) (empty)");
  CHECK(stmt_shape("{ f(); { } }") == "{ (call f) { } }");
  CHECK(stmt_shape("var x, y int = 1, 2") == "(var [ x y : int = 1 2])");
  CHECK(stmt_shape("const (a = iota; b)") == "(const [0: a : _ = iota] [1: b : _ =])");
  CHECK(stmt_shape("type T = int") == "(type [T = int])");
}

TEST_CASE("go, defer, return and branches") {
  CHECK(stmt_shape("go f(x)") == "(go (call f x))");
  CHECK(stmt_shape("go func() {}()") == "(go (call (func-lit (func (params)) { })))");
  CHECK(stmt_shape("defer mu.Unlock()") == "(defer (call (. mu Unlock)))");
  CHECK(stmt_shape("return; return 1, f()") == "(return) (return 1 (call f))");
  CHECK(stmt_shape("break; break L; continue; continue L; goto L; fallthrough") ==
        "(break) (break L) (continue) (continue L) (goto L) (fallthrough)");
}

TEST_CASE("labels") {
  CHECK(stmt_shape("L: for {}") == "(label L (for _ _ _ { }))");
  CHECK(stmt_shape("L:\nf()") == "(label L (call f))");
  CHECK(stmt_shape("L:") == "(label L (empty))");
  CHECK(stmt_shape("A: B: x++") == "(label A (label B (++ x)))");
  CHECK(stmt_shape("L: ;") == "(label L (empty))");
}

TEST_CASE("if") {
  CHECK(stmt_shape("if x {}") == "(if _ x { } _)");
  CHECK(stmt_shape("if x := f(); x > 1 { g() } else { h() }") ==
        "(if (:= x <- (call f)) (> x 1) { (call g) } { (call h) })");
  CHECK(stmt_shape("if a {} else if b {} else if c {} else {}") == "(if _ a { } (if _ b { } (if _ c { } { })))");
  CHECK(stmt_shape("if ; x {}") == "(if _ x { } _)");
}

TEST_CASE("for") {
  CHECK(stmt_shape("for {}") == "(for _ _ _ { })");
  CHECK(stmt_shape("for x {}") == "(for _ x _ { })");
  CHECK(stmt_shape("for i := 0; i < n; i++ {}") == "(for (:= i <- 0) (< i n) (++ i) { })");
  CHECK(stmt_shape("for ;; {}") == "(for _ _ _ { })");
  CHECK(stmt_shape("for i := 0; ; {}") == "(for (:= i <- 0) _ _ { })");
  CHECK(stmt_shape("for ; x ; {}") == "(for _ x _ { })");
  CHECK(stmt_shape("for ; ; i++ {}") == "(for _ _ (++ i) { })");
}

TEST_CASE("range") {
  CHECK(stmt_shape("for range c {}") == "(range _ _ c { })");
  CHECK(stmt_shape("for k := range m {}") == "(range := k _ m { })");
  CHECK(stmt_shape("for k, v := range f() {}") == "(range := k v (call f) { })");
  CHECK(stmt_shape("for k, a[i] = range m {}") == "(range = k (index a i) m { })");
  CHECK(stmt_shape("for i := range 10 {}") == "(range := i _ 10 { })");
  CHECK(stmt_shape("for range 10 {}") == "(range _ _ 10 { })");
  CHECK(stmt_shape("for x := range func(yield func(int) bool) {} {}") ==
        "(range := x _ (func-lit (func (params [yield (func (params [int]) (results [bool]))])) { }) { })");
  CHECK(stmt_shape("for _, x := range []T{{1}} {}") == "(range := _ x (lit ([] T) (lit _ 1)) { })");
}

TEST_CASE("switch") {
  CHECK(stmt_shape("switch {}") == "(switch _ _)");
  CHECK(stmt_shape("switch x { case 1, 2: f(); case 3: default: g(); fallthrough }") ==
        "(switch _ x (case 1 2 : (call f)) (case 3 :) (default : (call g) (fallthrough)))");
  CHECK(stmt_shape("switch x := f(); x {}") == "(switch (:= x <- (call f)) x)");
  CHECK(stmt_shape("switch x := f(); {}") == "(switch (:= x <- (call f)) _)");
  CHECK(stmt_shape("switch ; x {}") == "(switch _ x)");
}

TEST_CASE("type switch") {
  CHECK(stmt_shape("switch x.(type) {}") == "(type-switch _ _ x)");
  CHECK(stmt_shape("switch v := x.y().(type) { case int, *T: case nil: case []int, func(): default: }") ==
        "(type-switch _ v (call (. x y)) (case int (star T) :) (case nil :) (case ([] int) (func (params)) :) (default "
        ":))");
  CHECK(stmt_shape("switch a := f(); b := a.(type) {}") == "(type-switch (:= a <- (call f)) b a)");
  CHECK(stmt_shape("switch f(); x.(type) { case <-chan int: }") == "(type-switch (call f) _ x (case (<-chan int) :))");
}

TEST_CASE("select") {
  CHECK(stmt_shape("select {}") == "(select)");
  CHECK(stmt_shape("select { case <-c: f(); case v := <-c: case v, ok = <-c: case c <- x: default: g() }") ==
        "(select (case (<- c) : (call f)) (case (:= v <- (<- c)) :) (case (= v ok <- (<- c)) :) (case (send c x) :) "
        "(default : (call g)))");
  CHECK(stmt_shape("select { case a[f()] = <-g(): case (<-c): }") ==
        "(select (case (= (index a (call f)) <- (<- (call g))) :) (case (paren (<- c)) :))");
}

TEST_CASE("a brace in a header starts the block, unless the literal is bracketed or its type is no name") {
  CHECK(stmt_shape("if x == y {}") == "(if _ (== x y) { } _)");
  CHECK(stmt_shape("if x == (T{}) {}") == "(if _ (== x (paren (lit T))) { } _)");
  CHECK(stmt_shape("if f(T{}) {}") == "(if _ (call f (lit T)) { } _)");
  CHECK(stmt_shape("if a[T{}] {}") == "(if _ (index a (lit T)) { } _)");
  CHECK(stmt_shape("for x := range []int{1} {}") == "(range := x _ (lit ([] int) 1) { })");
  CHECK(stmt_shape("if x := []T{{}}; x != nil {}") == "(if (:= x <- (lit ([] T) (lit _))) (!= x nil) { } _)");
  CHECK(stmt_shape("switch x {}") == "(switch _ x)");
  CHECK(stmt_shape("if func() bool { return x == T{} }() {}") ==
        "(if _ (call (func-lit (func (params) (results [bool])) { (return (== x (lit T))) })) { } _)");
  CHECK(stmt_shape("if a[i] {}") == "(if _ (index a i) { } _)");
  CHECK(stmt_shape("x = a[1] ; {}") == "(= x <- (index a 1)) { }");
}

}  // namespace
}  // namespace stalemate::frontend::testing
