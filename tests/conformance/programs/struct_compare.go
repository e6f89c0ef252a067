//rule: structs compare field by field, blank fields ignored (spec "Comparison operators")

package main

import "fmt"

type p struct {
	x, y int
	name string
}

type blank struct {
	a int
	_ int
	b string
}

func main() {
	a, b := p{1, 2, "n"}, p{1, 2, "n"}
	fmt.Println(a == b, &a == &b, a != p{})
	b.name = "m"
	fmt.Println(a == b)
	c, d := blank{a: 1, b: "x"}, blank{a: 1, b: "x"}
	fmt.Println(c == d, struct{}{} == struct{}{})
	anon := struct {
		x, y int
		name string
	}{1, 2, "n"}
	fmt.Println(a == anon)
	var i, j interface{} = a, p{1, 2, "n"}
	fmt.Println(i == j, i == interface{}(anon))
}
