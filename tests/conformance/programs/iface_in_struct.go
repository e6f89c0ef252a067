//rule: a struct embedding an interface promotes its methods and may override some (spec "Struct types")

package main

import "fmt"

type base interface {
	a() string
	b() string
}
type impl struct{}

func (impl) a() string { return "impl a" }
func (impl) b() string { return "impl b" }

type wrap struct {
	base
	n int
}

func (w wrap) b() string { return "wrap " + w.base.b() }

func main() {
	w := wrap{impl{}, 1}
	fmt.Println(w.a(), w.b())
	var x base = w
	fmt.Println(x.a(), x.b())
	x = wrap{base: x}
	fmt.Println(x.b())
	defer func() { fmt.Println(recover() != nil) }()
	var empty wrap
	fmt.Println(empty.a())
}
