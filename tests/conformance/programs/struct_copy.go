//rule: assignment, arguments, results and range copy structs, including nested arrays, not what pointers and slices refer to (spec "Assignability", "Struct types")

package main

import "fmt"

type inner struct{ v [2]int }

type outer struct {
	in inner
	p  *int
	s  []int
}

func modify(o outer) { o.in.v[0] = 99; *o.p = 99; o.s[0] = 99 }

func main() {
	n := 1
	a := outer{inner{[2]int{1, 2}}, &n, []int{1, 2}}
	b := a
	b.in.v[1] = 50
	modify(a)
	fmt.Println(a.in, b.in, n, a.s, b.s)
	list := []outer{a, b}
	for _, o := range list {
		o.in.v[0] = -1
	}
	for i := range list {
		list[i].in.v[1]++
	}
	fmt.Println(list[0].in, list[1].in)
}
