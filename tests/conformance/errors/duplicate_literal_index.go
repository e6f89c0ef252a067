package main

import "fmt"

func main() {
	s := []int{1: 10, 0: 5, 6} // error "duplicate index 1 in array or slice literal"
	fmt.Println(s)
}
