// Correct programs: nothing may be reported.
#include <doctest/doctest.h>

#include "tests/frontend_types/check_source.hpp"

namespace stalemate::frontend {
namespace {

void check_clean(const char* source, int go_version = 123) {
  CAPTURE(std::string(source));
  CHECK(check_source(source, go_version)->error_text() == "");
}

TEST_CASE("declarations in any order") {
  check_clean(R"(
var a = b + c()
var b = len(table)
func c() int { return d.x }
var d = T{x: 1, next: &T{}}
type T struct { x int; next *T }
var table = [...]string{2: "c", 0: "a"}
const (
	first = iota
	second
	_
	fourth = 1 << iota
	mask = 1<<fourth - 1
)
var array [second + 2]int
)");
}

TEST_CASE("structs, embedding, methods") {
  check_clean(R"(
type Locker interface { Lock(); Unlock() }
type mutex struct { state int }
func (m *mutex) Lock() { m.state = 1 }
func (m *mutex) Unlock() { m.state = 0 }
type Guarded struct {
	mutex
	*Other
	count int
}
type Other struct { name string }
func (o Other) Name() string { return o.name }
var _ Locker = &Guarded{}
var _ interface{ Name() string } = Guarded{}
func use(g *Guarded) string {
	g.Lock()
	defer g.Unlock()
	g.count++
	f := g.Lock
	f()
	h := (*Guarded).Unlock
	h(g)
	k := Other.Name
	return g.Name() + k(*g.Other) + g.name
}
)");
}

TEST_CASE("channels, select and closures") {
  check_clean(R"(
func produce(n int) <-chan int {
	c := make(chan int, n)
	done := make(chan struct{})
	go func() {
		defer close(c)
		for i := 0; i < n; i++ {
			select {
			case c <- i:
			case <-done:
				return
			}
		}
	}()
	close(done)
	return c
}
func consume(c <-chan int, chans chan chan<- func() error) (sum int, err error) {
	for v := range c {
		sum += v
	}
	v, ok := <-c
	if !ok || v == 0 {
		return
	}
	select {
	case f := <-chans:
		f <- func() error { return err }
	default:
	}
	var last int
	select {
	case last, ok = <-c:
	case last = <-c:
	}
	return last, nil
}
)");
}

TEST_CASE("untyped constants take the type of their context") {
  check_clean(R"(
type Duration int64
const Second Duration = 1000
var d = 2 * Second
var e = Second * 2.0
var f float64 = 1 << 3
var g = 1.0 << 3
var h = 'a' + 1
var i uint8 = 'a'
var s uint = 3
var j int64 = 1 << s
var k = uint8(1<<s) + 1
var l = make([]int, 1.0)
var m = l[2.0]
var n interface{} = 1 << s
var o = "a" + "b" == "ab"
var p float32 = 1e-50
var q = 5 / 2.0
var r complex128 = 1 + 2i
var t rune = 1.0
const huge = 1 << 400
const back = huge >> 398
var u int8 = back
)");
}

TEST_CASE("statements") {
  check_clean(R"(
func classify(x any) (result string) {
	switch y := x.(type) {
	case nil:
		return "nil"
	case int, int64:
		_ = y
	case func() error:
		if err := y(); err != nil {
			return err.Error()
		}
	case interface{ String() string }:
		result = y.String()
	default:
		_ = y
	}
outer:
	for i := range []int{1, 2} {
		for {
			switch {
			case i > 1:
				break outer
			case i > 0:
				continue outer
			default:
				fallthrough
			case i < 0:
				goto end
			}
		}
	}
end:
	return
}
func ranges(m map[string][]int, s string, a *[3]bool, n int, seq func(func(int, string) bool)) {
	for k, v := range m {
		_, _ = k, v
	}
	for range m {
	}
	for i, r := range s {
		var _ int = i
		var _ rune = r
	}
	for i, b := range a {
		_, _ = i, b
	}
	for i := range n {
		_ = i
	}
	for i := range 10 {
		var _ int = i
	}
	var u uint8
	for u = range 5 {
	}
	_ = u
	for i, name := range seq {
		var _ string = name
		_ = i
	}
}
func must() int {
	for {
		select {}
	}
}
)");
}

TEST_CASE("generic functions and types") {
  check_clean(R"(
type Ordered interface { ~int | ~int64 | ~float64 | ~string }
func Max[T Ordered](a, b T) T { if a > b { return a }; return b }
func Map[T, U any](s []T, f func(T) U) []U {
	var out []U
	for _, x := range s { out = append(out, f(x)) }
	return out
}
func Keys[M ~map[K]V, K comparable, V any](m M) []K {
	keys := make([]K, 0, len(m))
	for k := range m { keys = append(keys, k) }
	return keys
}
type List[T any] struct { head *node[T]; size int }
type node[T any] struct { value T; next *node[T] }
func (l *List[T]) Push(x T) { l.head = &node[T]{x, l.head}; l.size++ }
func (l *List[E]) Each(f func(E) bool) {
	for n := l.head; n != nil; n = n.next { if !f(n.value) { return } }
}
type Pair[K comparable, V any] struct { Key K; Value V }
func MakePair[K comparable, V any](k K, v V) Pair[K, V] { return Pair[K, V]{k, v} }
type Tree[T interface{ Less(T) bool }] struct { left, right *Tree[T]; value T }
func (t *Tree[T]) Insert(x T) *Tree[T] {
	if t == nil { return &Tree[T]{value: x} }
	if x.Less(t.value) { t.left = t.left.Insert(x) } else { t.right = t.right.Insert(x) }
	return t
}
type Int int
func (a Int) Less(b Int) bool { return a < b }
type Set map[string]bool
type Number interface { int | float64 }
func Sum[T Number](xs ...T) (total T) { for _, x := range xs { total += x }; return }
func Zero[T any]() (zero T) { return }
func Ptr[T any](x T) *T { return &x }
func apply[T any](f func(T) T, x T) T { return f(x) }
func id[T any](x T) T { return x }
var compare func(int, int) int = Max[int]
var inferred func(string, string) string = Max
func use() {
	_ = Max(1, 2.5)
	_ = Max("a", "b")
	_ = Map([]int{1}, func(x int) string { return "" })
	for _, k := range Keys(Set{}) { var _ string = k }
	var l List[int]
	l.Push(1)
	for x := range l.Each { var _ int = x }
	p := MakePair("a", 1)
	var _ string = p.Key
	var t *Tree[Int]
	t = t.Insert(3)
	_ = Sum[float64]()
	_ = Sum(1, 2, 3)
	var _ int = Zero[int]()
	_ = *Ptr("x") + "y"
	_ = apply(id, 1)
	_ = apply(id[string], "a")
	f := Zero[map[string]int]
	f()["a"] = 1
}
type Stringish interface { ~string | ~[]byte }
func length[T Stringish](x T) int { return len(x) }
func index[T ~[]E, E any](x T) E { return x[0] }
func convert[T ~int | ~float64](x T) float64 { return float64(x) }
func send[C ~chan T, T any](c C, x T) { c <- x; <-c; close(c) }
)");
}

TEST_CASE("types declared inside generic functions") {
  check_clean(R"(
func f[T any](x T) any {
	type box struct { value T; next *box }
	type pair[U any] struct { a T; b U }
	b := box{value: x}
	b.next = &box{x, nil}
	var y T = b.next.value
	p := pair[int]{a: y, b: 1}
	return []any{b, p}
}
)");
}

TEST_CASE("interfaces that mention each other") {
  check_clean(R"(
type Node interface { Parent() Element; Children() []Node }
type Element interface { Node; Tag() string }
type Document interface { Element; Root() Element }
func tag(d Document) string { return d.Root().Parent().Tag() }
)");
}

TEST_CASE("aliases") {
  check_clean(R"(
type Celsius = float64
type Handler = func(string) error
type T struct{}
type A = T
func (a A) M() {}
func (a *A) N() {}
var _ Celsius = float64(1)
var t A = T{}
func g(h Handler) error { t.M(); t.N(); return h("") }
)");
}

TEST_CASE("built-in functions") {
  check_clean(R"(
func f(a []int, m map[string]int, s string, c chan int, arr *[4]int, x any) {
	a = append(a, 1, 2)
	a = append(a, a...)
	b := append([]byte("x"), s...)
	n := copy(a, a[1:])
	n += copy(b, s)
	n += len(a) + cap(a) + len(m) + len(s) + len(c) + cap(c) + len(arr)
	const k = len(*arr) + len("abc")
	delete(m, "a")
	clear(m)
	clear(a)
	y := min(1, n, 3)
	z := max(2.5, 1)
	_ = min("a", "b")
	_, _ = y, z
	p := new(int)
	*p = k
	defer func() {
		if r := recover(); r != nil {
			panic(r)
		}
	}()
	print(n, "x")
	println()
	_ = real(complex(1.0, 2)) + imag(2i)
	_ = [4]int(a)
	_ = (*[2]int)(a)
	_ = string(b) + string(rune(65))
	_ = []rune(s)
}
)");
}

TEST_CASE("functions without body are accepted") { check_clean("\nfunc opaque(x int) error\nvar _ = opaque(1)"); }

TEST_CASE("several packages") {
  const auto program = check_packages({
      {"lib/color",
       {"package color\ntype Color int\nconst Red Color = 1\nfunc (c Color) String() string { return \"\" }\n"
        "var Default = Red\nfunc New[T any](x T) *T { return &x }\ntype hidden struct{ X int }\n"
        "func Hidden() hidden { return hidden{} }"}},
      {"main",
       {"package main\nimport (\n\t\"lib/color\"\n\tc \"lib/color\"\n)\nvar x color.Color = c.Red\n"
        "var p = color.New(x)\nfunc main() { _ = color.Hidden().X; _ = p.String() }",
        "package main\nimport . \"lib/color\"\nvar y = Default"}},
  });
  CHECK(program->error_text() == "");
  CHECK(to_string(program->checked, program->ast, program->object("p").type) == "*color.Color");
}

TEST_CASE("names of other packages that are not exported") {
  const auto program = check_packages({
      {"lib", {"package lib\nfunc hidden() {}\ntype T struct{ x int; Y int }"}},
      {"main",
       {"package main\nimport \"lib\"\nfunc main() {\n\tlib.hidden()\n\tlib.Nothing()\n\t_ = lib.T{x: 1}\n"
        "\t_ = lib.T{1, 2}\n\tvar t lib.T\n\t_ = t.x\n}"}},
  });
  CHECK(program->error_text() ==
        "4:6: name hidden not exported by package lib\n"
        "5:6: undefined: lib.Nothing\n"
        "6:12: cannot refer to unexported field x in struct literal of type lib.T\n"
        "7:12: implicit assignment to unexported field x in struct literal of type lib.T\n"
        "9:8: t.x undefined (type lib.T has no field or method x)\n");
}

}  // namespace
}  // namespace stalemate::frontend
