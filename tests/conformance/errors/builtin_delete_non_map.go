package main

func main() {
	s := []int{1}
	delete(s, 0) // error "s .variable of type \[\]int. is not a map"
}
