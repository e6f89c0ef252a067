//rule: a constraint's type set limits the type arguments and permits their common operators (spec "Interface types", general interfaces)

package main

import "fmt"

type Number interface {
	~int | ~int8 | ~uint8 | ~float64
}

type Celsius float64
type tiny int8

func Sum[T Number](xs ...T) (t T) {
	for _, x := range xs {
		t += x
	}
	return
}

func Max[T int | string | Celsius](a, b T) T {
	if a > b {
		return a
	}
	return b
}

func main() {
	fmt.Println(Sum(1, 2, 3), Sum(1.5, 2.0), Sum[uint8](200, 100), Sum(tiny(100), tiny(100)))
	fmt.Printf("%T %v\n", Sum(Celsius(1), 2.5), Sum(Celsius(1), 2.5))
	fmt.Println(Max("a", "b"), Max(3, 2), Max(Celsius(1), 2))
	fmt.Println(Sum[int]())
}
