//rule: an instantiated generic function is an ordinary function value (spec "Instantiations")

package main

import "fmt"

func Twice[T any](f func(T) T, v T) T { return f(f(v)) }
func Add[T int | string](a T) func(T) T {
	return func(b T) T { return b + a }
}

type op[T any] func(T, T) T

func (o op[T]) Fold(s []T) (r T) {
	for _, v := range s {
		r = o(r, v)
	}
	return
}

func main() {
	f := Twice[int]
	fmt.Println(f(Add(5), 1), Twice(Add("!"), "hey"))
	var g func(func(string) string, string) string = Twice[string]
	fmt.Println(g(func(s string) string { return s + s }, "ab"))
	fmt.Println(op[int](func(a, b int) int { return a*2 + b }).Fold([]int{1, 0, 1}))
	fmt.Printf("%T\n", f)
}
