//rule: type arguments are inferred from typed arguments, from constants last, from constraints' core types (spec "Type inference")

package main

import "fmt"

type ints []int

func First[S ~[]E, E any](s S) E                    { return s[0] }
func Same[T any](a, b T) string                     { return fmt.Sprintf("%T", a) }
func Keys[M ~map[K]V, K comparable, V any](m M) int { return len(m) }
func Apply[T, R any](v T, f func(T) R) R            { return f(v) }
func Of[T any](vs ...T) []T                         { return vs }
func Reverse[S ~[]E, E any](s S) S {
	r := make(S, len(s))
	for i, v := range s {
		r[len(s)-1-i] = v
	}
	return r
}

func main() {
	fmt.Println(First(ints{7, 8}), Same(1, 2), Same(1.5, 2.5), Same('a', 'b'))
	var f float32 = 2
	fmt.Println(Same(f, 1), Keys(map[string]bool{"a": true}))
	fmt.Println(Apply(3, func(n int) string { return fmt.Sprint("n", n) }))
	fmt.Printf("%T %T\n", Of("a", "b"), Reverse(ints{1, 2}))
	g := Same[string]
	fmt.Println(g("x", "y"), Reverse(ints{1, 2, 3}))
}
