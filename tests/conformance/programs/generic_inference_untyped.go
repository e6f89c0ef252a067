//rule: from go 1.21 different kinds of untyped constants for one type parameter give the latest kind (spec "Type inference")
//go: 1.21

package main

import "fmt"

func Sum[T int | float64 | rune](vs ...T) (t T) {
	for _, v := range vs {
		t += v
	}
	return
}

func Apply[T, R any](f func(T) R, v T) R { return f(v) }

func Half[T int | float64](v T) T { return v / 2 }

func main() {
	fmt.Printf("%T %v\n", Sum(1, 2.5), Sum(1, 2.5))
	fmt.Printf("%T %v\n", Sum(1, 'a'), Sum(1, 'a'))
	x := 5.0
	fmt.Println(Apply(Half[int], 5), Apply(Half, x))
}
