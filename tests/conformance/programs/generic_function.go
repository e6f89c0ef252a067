//rule: a generic function works for every type of its constraint; arguments are inferred (spec "Type parameter declarations", "Type inference")

package main

import (
	"fmt"
	"strings"
)

func Map[T, U any](s []T, f func(T) U) []U {
	out := make([]U, 0, len(s))
	for _, v := range s {
		out = append(out, f(v))
	}
	return out
}

func Reduce[T, A any](s []T, a A, f func(A, T) A) A {
	for _, v := range s {
		a = f(a, v)
	}
	return a
}

func main() {
	words := Map([]int{1, 2, 3}, func(n int) string { return strings.Repeat("x", n) })
	fmt.Println(words, Map(words, func(s string) int { return len(s) * 10 }))
	fmt.Println(Reduce([]int{1, 2, 3}, "", func(a string, v int) string { return a + fmt.Sprint(v) }))
	fmt.Println(Map[float64, bool](nil, nil) == nil)
}
