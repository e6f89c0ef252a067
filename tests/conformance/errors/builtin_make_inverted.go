package main

func main() {
	s := make([]int, 5, 2) // error "length and capacity swapped"
	_ = s
}
