//rule: an outer field or method hides the embedded one of the same name, which stays reachable by its path (spec "Selectors")

package main

import "fmt"

type base struct {
	id   int
	name string
}

func (b base) who() string  { return "base " + b.name }
func (b base) call() string { return b.who() }

type derived struct {
	base
	name string
}

func (d derived) who() string { return "derived " + d.name }

type deeper struct {
	derived
	id string
}

func main() {
	d := derived{base{1, "inner"}, "outer"}
	fmt.Println(d.name, d.base.name, d.id, d.who(), d.base.who(), d.call())
	e := deeper{d, "text"}
	fmt.Println(e.id, e.derived.id, e.base.id, e.who())
}
