package main

import "fmt"

func main() {
	a := [2]int{1, 2, 3} // error "index 2 .*out of bounds"
	fmt.Println(a)
}
