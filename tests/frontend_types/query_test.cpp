// Queries on types, and what is recorded about expressions.
#include <doctest/doctest.h>

#include "tests/frontend_types/check_source.hpp"

namespace stalemate::frontend {
namespace {

TEST_CASE("identical types have one id") {
  const auto program = check_source(R"(
type T struct{}
type G[P any] struct{ x P }
var a, b map[string][]*T
var c, d func(x int, y ...string) (z error)
var e func(int, ...string) error
var f func(int, []string) error
var g, h struct{ X int; T }
var i struct{ X int }
var j, k interface{ A(); B() int }
var l interface{ B() int; A() }
var m, n G[int]
var o G[string]
var p chan int
var q chan<- int
var r byte
var s uint8
var t interface{}
var u any
)");
  CHECK(program->error_text() == "");
  const auto same = [&](const char* x, const char* y) { return program->object(x).type == program->object(y).type; };
  CHECK(same("a", "b"));
  CHECK(same("c", "d"));
  CHECK(same("c", "e"));
  CHECK_FALSE(same("e", "f"));
  CHECK(same("g", "h"));
  CHECK_FALSE(same("g", "i"));
  CHECK(same("j", "k"));
  CHECK(same("j", "l"));
  CHECK(same("m", "n"));
  CHECK_FALSE(same("m", "o"));
  CHECK_FALSE(same("p", "q"));
  CHECK(same("r", "s"));
  CHECK(same("t", "u"));
}

TEST_CASE("types as text") {
  const auto program = check_source(R"(
type T struct{}
type G[P any] struct{ x P }
var a map[string][]*T
var b func(int, ...string) (int, error)
var c chan (<-chan int)
var d G[map[string]int]
var e struct { A int "tag"; T }
var f interface{ M(int) string }
var g []byte
var h [3]rune
var i any
)");
  const auto message = [&](const char* name) {
    return to_string(program->checked, program->ast, program->object(name).type);
  };
  const auto runtime = [&](const char* name) {
    return runtime_type_string(program->checked, program->ast, program->object(name).type);
  };
  CHECK(message("a") == "map[string][]*p.T");
  CHECK(program->type_of("a") == "map[string][]*T");
  CHECK(message("b") == "func(int, ...string) (int, error)");
  CHECK(message("c") == "chan (<-chan int)");
  CHECK(message("d") == "p.G[map[string]int]");
  CHECK(message("e") == "struct{A int \"tag\"; p.T}");
  CHECK(message("f") == "interface{M(int) string}");
  CHECK(message("g") == "[]byte");
  CHECK(message("i") == "any");
  CHECK(runtime("g") == "[]uint8");
  CHECK(runtime("h") == "[3]int32");
  CHECK(runtime("i") == "interface {}");
  CHECK(runtime("f") == "interface { M(int) string }");
  CHECK(runtime("e") == "struct { A int \"tag\"; p.T }");
}

TEST_CASE("lookup, method sets and interfaces") {
  const auto program = check_source(R"(
type Inner struct { x int }
func (Inner) Value() int { return 0 }
func (*Inner) Pointer() {}
type Middle struct { *Inner; y int }
type Outer struct { a int; Middle; z int }
func (Outer) Own() {}
type I interface { Value() int; Pointer() }
type J interface { Pointer() }
type L[T any] struct { item T }
func (l *L[E]) Get() E { return l.item }
var li *L[string]
)");
  REQUIRE(program->error_text() == "");
  Checked& checked = program->checked;
  const auto find = [&](TypeId type, const char* name) {
    return lookup(checked, program->ast, type, program->ast.intern(name), program->object("Outer").package);
  };
  const TypeId outer = program->object("Outer").type;
  const Lookup x = find(outer, "x");
  REQUIRE(x.found);
  CHECK(x.selection.path == std::vector<std::uint32_t>{1, 0, 0});
  CHECK(x.selection.indirect);
  CHECK(program->text(x.selection.type) == "int");
  const Lookup value = find(outer, "Value");
  REQUIRE(value.found);
  CHECK(value.selection.path == std::vector<std::uint32_t>{1, 0});
  CHECK(value.selection.kind == SelectionKind::method_value);
  CHECK_FALSE(find(outer, "nothing").found);
  const Lookup get = find(program->object("li").type, "Get");
  REQUIRE(get.found);
  CHECK(program->text(get.selection.type) == "func() string");

  const auto set = [&](TypeId type) {
    std::string names;
    for (const MethodSetEntry& entry : method_set(checked, program->ast, type))
      names += std::string(program->ast.name(entry.name)) + " ";
    return names;
  };
  const TypeId inner = program->object("Inner").type;
  CHECK(set(outer) == "Own Pointer Value ");
  CHECK(set(inner) == "Value ");
  CHECK(set(checked.types.intern(PointerType{inner})) == "Pointer Value ");
  CHECK(set(program->object("I").type) == "Pointer Value ");
  CHECK(set(program->object("li").type) == "Get ");

  std::string why;
  CHECK(implements(checked, program->ast, outer, program->object("I").type, &why));
  CHECK_FALSE(implements(checked, program->ast, inner, program->object("I").type, &why));
  CHECK(why == "method Pointer has pointer receiver");
  CHECK_FALSE(implements(checked, program->ast, checked.types.basic(BasicKind::int_), program->object("J").type, &why));
  CHECK(why == "missing method Pointer");
  CHECK(is_comparable(checked, outer));
  CHECK_FALSE(is_comparable(checked, checked.types.intern(SliceOfType{outer})));
  CHECK(is_interface(checked, program->object("I").type));
  CHECK_FALSE(is_interface(checked, outer));
}

TEST_CASE("instances are recorded at the identifier") {
  const auto program = check_source(R"(
func f[K comparable, V any](m map[K]V) V { var v V; return v }
var a = f(map[string]int{})
var b = f[int, bool]
)");
  REQUIRE(program->error_text() == "");
  std::string instances;
  for (std::uint32_t i = 1; i < program->ast.expr_count(); ++i) {
    const auto found = program->checked.instances.find(i);
    if (found == program->checked.instances.end()) continue;
    CHECK(program->ast.as<Ident>(ExprId{i}) != nullptr);
    for (const TypeId arg : found->second.type_args) instances += program->text(arg) + " ";
    instances += program->text(found->second.type) + ";";
  }
  CHECK(instances == "string int func(map[string]int) int;int bool func(map[int]bool) bool;");
}

TEST_CASE("elided literals, clause variables and parameters") {
  const auto program = check_source(R"(
type P struct { x int }
var a = []*P{{1}, {x: 2}}
var b = map[P][]P{{1}: {{2}}}
func f(x any, _ int, y ...string) (z error) {
	switch v := x.(type) {
	case int, string:
		_ = v
	case P:
		_ = v.x
	}
	g := func(u int) (w bool) { return u > 0 }
	g(1)
	return
}
)");
  REQUIRE(program->error_text() == "");
  std::string literals;
  std::size_t function_literals = 0;
  for (std::uint32_t i = 1; i < program->ast.expr_count(); ++i) {
    if (const auto* literal = program->ast.as<CompositeLit>(ExprId{i}); literal != nullptr && !literal->type) {
      literals += program->text(program->checked.type_of(ExprId{i})) + ";";
    }
    if (program->ast.as<FuncLit>(ExprId{i}) != nullptr) {
      ++function_literals;
      const auto& objects = program->checked.literal_objects.at(i);
      CHECK(objects.params.size() == 1);
      CHECK(objects.results.size() == 1);
    }
  }
  CHECK(function_literals == 1);
  CHECK(literals == "*P;*P;P;P;[]P;");
  const Object& f = program->object("f");
  REQUIRE(f.params.size() == 3);
  CHECK(program->text(program->checked.object(f.params[2]).type) == "[]string");
  CHECK(f.results.size() == 1);
  std::string clauses;
  for (std::uint32_t i = 1; i < program->ast.stmt_count(); ++i) {
    const auto found = program->checked.clause_objects.find(i);
    if (found != program->checked.clause_objects.end()) {
      clauses += program->text(program->checked.object(found->second).type) + ";";
    }
  }
  CHECK(clauses == "any;P;");
}

}  // namespace
}  // namespace stalemate::frontend
