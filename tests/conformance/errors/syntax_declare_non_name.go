package main

type t struct{ a int }

func main() {
	var v t
	v.a := 1 // error "non-name v.a on left side of :="
}
