package main

type t struct { // error "invalid recursive type:? t"
	a int
	b t
}

func main() {}
