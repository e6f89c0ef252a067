//rule: forming a method value from a nil interface or a nil pointer with value receiver panics (spec "Method values")

package main

import "fmt"

type t struct{ n int }

func (v t) val() int   { return v.n }
func (v *t) ptr() bool { return v == nil }

type i interface{ val() int }

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	var p *t
	var e i
	try(func() { f := e.val; fmt.Println("formed", f != nil) })
	try(func() { f := p.val; fmt.Println("formed", f != nil) })
	try(func() { f := p.ptr; fmt.Println("formed", f()) })
}
