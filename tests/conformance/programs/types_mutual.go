//rule: a type may contain another by value that refers to it by pointer or function (Type declarations)
package main

import "fmt"

type V struct {
	a int
	p *O
	f func(V) V
}
type O struct {
	x int
	v V
	y int
}

func main() {
	var v V
	v.a = 1
	v.f = func(w V) V { w.a++; return w }
	o := O{1, v, 2}
	o.v.p = &o
	o = O{3, o.v.f(o.v), 4}
	fmt.Println(o.x, o.v.a, o.y, o.v.p.x)
	m := map[string]V{"a": v}
	c := make(chan V, 1)
	c <- m["a"]
	fmt.Println((<-c).a)
}
