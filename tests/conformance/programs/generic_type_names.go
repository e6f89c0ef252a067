//rule: instantiated types print with their type arguments (spec "Instantiations"; fmt %T)

package main

import "fmt"

type Box[T any] struct{ v T }
type Two[A, B any] struct {
	a A
	b B
}
type local int

func main() {
	fmt.Printf("%T\n", Box[int]{})
	fmt.Printf("%T\n", Two[string, []int]{})
	fmt.Printf("%T\n", &Box[local]{})
	fmt.Printf("%T\n", Box[Box[bool]]{})
	fmt.Printf("%v %+v\n", Two[int, string]{1, "x"}, Box[float64]{2.5})
}
