package main

func main() {
	compute(1) // error "undefined: compute"
}
