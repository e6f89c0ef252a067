package main

type t struct{ a int }

func main() {
	v := t{1}
	v.b = 2 // error "v.b undefined .type t has no field or method b"
}
