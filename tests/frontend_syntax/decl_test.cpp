// Files and declarations: one line per construct, checked by the shape of the tree.
#include <doctest/doctest.h>

#include "tests/frontend_syntax/parse_helper.hpp"

namespace stalemate::frontend::testing {
namespace {

TEST_CASE("a file has a package, imports and declarations") {
  const Parsed parsed = parse("// comment\npackage main\nimport \"fmt\"\nfunc main() {}\n");
  CHECK(parsed.errors() == "");
  CHECK(parsed.ast.ident_name(parsed.file.package_name) == "main");
  CHECK(parsed.sources.locate(parsed.file.package_pos).line == 2);
  REQUIRE(parsed.file.decls.size() == 2);
  const auto* imports = parsed.ast.as<ImportDecl>(parsed.file.decls[0]);
  REQUIRE(imports != nullptr);
  CHECK(parsed.sources.locate(imports->specs[0].path_pos).column == 8);
  CHECK(shape(parsed.ast, parsed.file.decls[1]) == "(func-decl main (params) { })");
}

TEST_CASE("imports") {
  CHECK(decl_shape("import \"fmt\"") == "(import [_ fmt])");
  CHECK(decl_shape("import (\n\"a/b\"\n. \"c\"\n_ `d`\nx \"\\x65\"\n)") == "(import [_ a/b] [. c] [_ d] [x e])");
  CHECK(decl_shape("import ()\nimport \"x\"") == "(import) (import [_ x])");
}

TEST_CASE("constants and variables") {
  CHECK(decl_shape("const a, b = 1, 2") == "(const [0: a b : _ = 1 2])");
  CHECK(decl_shape("const (\na T = iota\nb\nc, d\n)") == "(const [0: a : T = iota] [1: b : _ =] [2: c d : _ =])");
  CHECK(decl_shape("var a int") == "(var [ a : int =])");
  CHECK(decl_shape("var a, b = f()") == "(var [ a b : _ = (call f)])");
  CHECK(decl_shape("var (\na int = 1; b T\n)") == "(var [ a : int = 1] [ b : T =])");
  CHECK(decl_shape("var ()") == "(var)");
}

TEST_CASE("type declarations") {
  CHECK(decl_shape("type T int") == "(type [T int])");
  CHECK(decl_shape("type A = p.T") == "(type [A = (. p T)])");
  CHECK(decl_shape("type (\nA int\nB = A\n)") == "(type [A int] [B = A])");
  CHECK(decl_shape("type S []int") == "(type [S ([] int)])");
  CHECK(decl_shape("type F func(a int) bool") == "(type [F (func (params [a int]) (results [bool]))])");
}

TEST_CASE("generic types") {
  CHECK(decl_shape("type L[T any] struct{ x T }") == "(type [L (type-params [T any]) (struct [x T])])");
  CHECK(decl_shape("type M[K comparable, V any] map[K]V") ==
        "(type [M (type-params [K comparable] [V any]) (map K V)])");
  CHECK(decl_shape("type M[K, V any] int") == "(type [M (type-params [K V any]) int])");
  CHECK(decl_shape("type N[T ~int | ~string] int") == "(type [N (type-params [T (| (~ int) (~ string))]) int])");
  CHECK(decl_shape("type N[T interface{ m() }] int") ==
        "(type [N (type-params [T (interface [m (func (params))])]) int])");
  CHECK(decl_shape("type A[P any] = L[P]") == "(type [A (type-params [P any]) = (index L P)])");
  CHECK(decl_shape("type N[P C[P], Q p.D] int") == "(type [N (type-params [P (index C P)] [Q (. p D)]) int])");
}

TEST_CASE("type parameters or array length") {
  CHECK(decl_shape("type T [n]int") == "(type [T (array n int)])");
  CHECK(decl_shape("type T [n + 1]int") == "(type [T (array (+ n 1) int)])");
  CHECK(decl_shape("type T [2]int") == "(type [T (array 2 int)])");
  CHECK(decl_shape("type T [...]int") == "(type [T (array ... int)])");
  CHECK(decl_shape("type T [P *C]int") == "(type [T (array (* P C) int)])");
  CHECK(decl_shape("type T [P (C)]int") == "(type [T (array (call P C) int)])");
  CHECK(decl_shape("type T [P *C|Q]int") == "(type [T (array (| (* P C) Q) int)])");
  CHECK(decl_shape("type T [P *C,] int") == "(type [T (type-params [P (star C)]) int])");
  CHECK(decl_shape("type T [P (C),] int") == "(type [T (type-params [P (paren C)]) int])");
  CHECK(decl_shape("type T [P *C|Q,] int") == "(type [T (type-params [P (| (star C) Q)]) int])");
  CHECK(decl_shape("type T [P *[]int] int") == "(type [T (type-params [P (star ([] int))]) int])");
  CHECK(decl_shape("type T [P []E, E any] int") == "(type [T (type-params [P ([] E)] [E any]) int])");
  CHECK(decl_shape("type T [P *C, Q any] int") == "(type [T (type-params [P (star C)] [Q any]) int])");
  CHECK(decl_shape("type T [P *C|~int] int") == "(type [T (type-params [P (| (star C) (~ int))]) int])");
  CHECK(decl_shape("type T [P *C|Q|~int|R] int") ==
        "(type [T (type-params [P (| (| (| (star C) Q) (~ int)) R)]) int])");
  CHECK(decl_shape("type T [P ([]int)] int") == "(type [T (type-params [P (paren ([] int))]) int])");
  CHECK(decl_shape("type T [a.b]int") == "(type [T (array (. a b) int)])");
  CHECK(decl_shape("type T [len(x)]int") == "(type [T (array (call len x) int)])");
}

TEST_CASE("functions and methods") {
  CHECK(decl_shape("func f()") == "(func-decl f (params) _)");
  CHECK(decl_shape("func f(a, b int) (c T) {}") == "(func-decl f (params [a b int]) (results [c T]) { })");
  CHECK(decl_shape("func (t *T) m() {}") == "(func-decl (receiver [t (star T)]) m (params) { })");
  CHECK(decl_shape("func (T) m() {}") == "(func-decl (receiver [T]) m (params) { })");
  CHECK(decl_shape("func (l *List[T]) m() {}") == "(func-decl (receiver [l (star (index List T))]) m (params) { })");
  CHECK(decl_shape("func (l List[K, V]) m() {}") == "(func-decl (receiver [l (index List K V)]) m (params) { })");
  CHECK(decl_shape("func (List[T]) m() {}") == "(func-decl (receiver [(index List T)]) m (params) { })");
  CHECK(decl_shape("func F[T any, U ~[]T](x T) U { return nil }") ==
        "(func-decl F (type-params [T any] [U (~ ([] T))]) (params [x T]) (results [U]) { (return nil) })");
  CHECK(decl_shape("func F[S []E, E int|string](s S) {}") ==
        "(func-decl F (type-params [S ([] E)] [E (| int string)]) (params [s S]) { })");
}

TEST_CASE("nodes span their text") {
  const Parsed parsed = parse("package p\nvar x = f(a, b) + c\n");
  const auto* var = parsed.ast.as<VarDecl>(parsed.file.decls.at(0));
  const Expr& sum = parsed.expr(var->specs.at(0).values.at(0));
  const std::string& text = parsed.sources.file(0).text;
  const auto slice = [&](const Expr& e) { return text.substr(e.pos.value - 1, e.end.value - e.pos.value); };
  CHECK(slice(sum) == "f(a, b) + c");
  const auto& binary = std::get<Binary>(sum.data);
  CHECK(slice(parsed.expr(binary.x)) == "f(a, b)");
  CHECK(slice(parsed.expr(binary.y)) == "c");
  CHECK(text[binary.op_pos.value - 1] == '+');
}

TEST_CASE("comments that steer tools are kept") {
  const Parsed parsed = parse(
      "// +build linux\n\npackage p // want \"x\"\n//go:noinline\nfunc f() { //stalemate:bound 3\r\n// plain\n"
      "//line foo.go:1\n/* // want no */ g() // want `y` }\n}\n// wanting\n");
  CHECK(parsed.errors() == "");
  std::string all;
  for (const Directive& d : parsed.file.directives) {
    const Location at = parsed.sources.locate(d.pos);
    all += std::to_string(at.line) + ":" + std::to_string(at.column) + " " + d.text + "\n";
  }
  CHECK(all ==
        "1:1 // +build linux\n3:11 // want \"x\"\n4:1 //go:noinline\n5:12 //stalemate:bound 3\n8:22 // want `y` }\n");
}

}  // namespace
}  // namespace stalemate::frontend::testing
