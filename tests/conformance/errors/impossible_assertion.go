package main

type i interface{ m() }
type t struct{}

func main() {
	var x i
	_ = x.(t) // error "impossible type assertion: x.\(t\)"
}
