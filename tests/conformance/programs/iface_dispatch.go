//rule: a method call on an interface runs the dynamic type's method (spec "Interface types", "Calls")

package main

import "fmt"

type shape interface {
	area() int
	name() string
}
type square struct{ s int }
type rect struct{ w, h int }

func (q square) area() int    { return q.s * q.s }
func (q square) name() string { return "square" }
func (r *rect) area() int     { return r.w * r.h }
func (r *rect) name() string  { return "rect" }

func main() {
	r := &rect{2, 3}
	shapes := []shape{square{4}, r, &square{5}}
	r.w = 10
	for _, s := range shapes {
		fmt.Println(s.name(), s.area())
	}
	var s shape = square{1}
	s = r
	fmt.Println(s.name())
}
