package main

type t struct{}

func main() {
	var x t[int] // error "t is not a generic type"
	_ = x
}
