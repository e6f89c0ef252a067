package main

type t struct{}

func (t) run() {}

func main() {
	var v t
	v.walk() // error "v.walk undefined .type t has no field or method walk"
}
