package main

func main() {
	var x thing // error "undefined: thing"
	_ = x
}
