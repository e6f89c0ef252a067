//rule: a method value evaluates and copies its receiver when formed (spec "Method values")

package main

import "fmt"

type c struct{ n int }

func (v c) get() int       { return v.n }
func (v *c) inc(k int) int { v.n += k; return v.n }

func main() {
	x := c{1}
	g := x.get
	i := x.inc
	x.n = 10
	fmt.Println(g(), i(5))
	fmt.Println(x.n, x.get())
	y := &c{100}
	gy := y.get
	y.n = 200
	y2 := y
	y = nil
	fmt.Println(gy(), y2.n)
	f := func(h func(int) int) int { return h(1) + h(1) }
	fmt.Println(f(x.inc))
	fmt.Println(x.n)
	fs := []func() int{x.get, c{7}.get}
	x.n = 0
	fmt.Println(fs[0](), fs[1]())
}
