package main

func main() {
	x := 1
	x() // error "cannot call non-function x"
}
