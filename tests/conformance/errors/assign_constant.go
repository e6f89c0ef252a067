package main

const c = 1

func main() {
	c = 2 // error "cannot assign to c"
}
