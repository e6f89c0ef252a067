//rule: a closure shares the variables it uses with the enclosing function (spec "Function literals")

package main

import "fmt"

func counter() (inc func() int, get func() int) {
	n := 0
	return func() int { n++; return n }, func() int { return n }
}

func main() {
	inc, get := counter()
	inc()
	inc()
	inc2, get2 := counter()
	inc2()
	fmt.Println(get(), get2())
	x := 1
	f := func() { x *= 10 }
	f()
	x++
	f()
	fmt.Println(x)
	s := []int{1}
	g := func() { s = append(s, len(s)) }
	g()
	g()
	fmt.Println(s)
}
