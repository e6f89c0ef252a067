package main

func main() {
	p := new() // error "not enough arguments for new"
	_ = p
}
