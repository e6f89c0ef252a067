package main

type t struct {
	a int
	b string
	a bool // error "a redeclared"
}

func main() {}
