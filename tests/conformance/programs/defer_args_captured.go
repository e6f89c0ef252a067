//rule: a deferred call's function value and arguments are evaluated at the defer statement (spec "Defer statements")

package main

import "fmt"

type t struct{ n int }

func (v t) show()   { fmt.Println("value", v.n) }
func (v *t) showp() { fmt.Println("pointer", v.n) }

func get(s string) string { fmt.Println("evaluated", s); return s }

func main() {
	x := 1
	defer fmt.Println("arg", x)
	defer func() { fmt.Println("closure", x) }()
	v := t{1}
	defer v.show()
	defer v.showp()
	f := func() { fmt.Println("old function") }
	defer f()
	f = func() { fmt.Println("new function") }
	defer fmt.Println(get("now"))
	x, v.n = 2, 2
	fmt.Println("end")
}
