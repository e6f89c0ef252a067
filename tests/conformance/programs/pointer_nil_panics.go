//rule: reading or writing through a nil pointer is a run-time panic (spec "Address operators", "Selectors")

package main

import (
	"fmt"
	"runtime"
)

type t struct{ n, m int }

func (v t) value() int     { return v.n }
func (v *t) pointer() bool { return v == nil }

func try(f func()) {
	defer func() {
		r := recover()
		_, ok := r.(runtime.Error)
		fmt.Println(ok, r)
	}()
	f()
}

func main() {
	var p *t
	var q *int
	try(func() { fmt.Println(p.m) })
	try(func() { p.n = 1 })
	try(func() { *q = 1 })
	try(func() { fmt.Println(p.value()) })
	try(func() { fmt.Println(*p) })
	fmt.Println(p.pointer())
}
