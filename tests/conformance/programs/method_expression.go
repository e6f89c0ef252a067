//rule: T.m and (*T).m are functions taking the receiver first (spec "Method expressions")

package main

import "fmt"

type t struct{ n int }

func (v t) add(k int) int { return v.n + k }
func (v *t) set(k int)    { v.n = k }

type adder interface{ add(int) int }

func main() {
	v := t{1}
	f := t.add
	g := (*t).set
	h := (*t).add
	k := adder.add
	g(&v, 5)
	fmt.Println(f(v, 2), h(&v, 3), k(v, 4), k(&v, 5))
	fmt.Printf("%T %T\n", f, g)
	fmt.Println(t.add(t{10}, 1), struct{ t }.add(struct{ t }{v}, 1))
}
