//rule: from go 1.24 an alias may have type parameters (spec "Alias declarations")
//go: 1.24

package main

import "fmt"

type Pair[A, B any] struct {
	First  A
	Second B
}

type Same[T any] = Pair[T, T]

type Set[K comparable] = map[K]bool

func main() {
	p := Same[int]{1, 2}
	var q Pair[int, int] = p
	s := Set[string]{"a": true}
	fmt.Println(q, s["a"], s["b"])
	fmt.Printf("%T %T\n", p, s)
}
