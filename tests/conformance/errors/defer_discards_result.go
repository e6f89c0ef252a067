package main

func main() {
	s := []int{}
	defer len(s) // error "defer discards result of len"
}
