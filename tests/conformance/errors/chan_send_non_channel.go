package main

func main() {
	x := 1
	x <- 2 // error "cannot send to non-channel x"
}
