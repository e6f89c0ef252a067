package main

type i interface {
	a()
	b()
}
type t struct{}

func (t) a() {}

func main() {
	var x i = t{} // error "t does not implement i .missing (method b|b method)"
	_ = x
}
