package main

func main() {
	x := int // error "int .type. is not an expression"
	_ = x
}
