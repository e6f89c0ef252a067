//rule: the method set of T has value methods only, of *T both (spec "Method sets")

package main

import "fmt"

type t struct{ n int }

func (v t) Val() int  { return v.n }
func (v *t) Ptr() int { v.n++; return v.n }

type valer interface{ Val() int }
type ptrer interface{ Ptr() int }

func main() {
	v := t{1}
	check := func(i interface{}) {
		_, a := i.(valer)
		_, b := i.(ptrer)
		fmt.Printf("%T %v %v\n", i, a, b)
	}
	check(v)
	check(&v)
	type e1 struct{ t }
	type e2 struct{ *t }
	check(e1{v})
	check(&e1{v})
	check(e2{&v})
	check(&e2{&v})
	type named t
	check(named(v))
	var p ptrer = &v
	fmt.Println(p.Ptr())
	fmt.Println(v.n)
}
