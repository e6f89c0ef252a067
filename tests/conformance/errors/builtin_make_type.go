package main

func main() {
	x := make(int) // error "cannot make int"
	_ = x
}
