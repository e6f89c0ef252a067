package main

import "fmt"

func main() {
	a, b := 1, 2
	a, b := 3, 4 // error "no new variables on left side of :="
	fmt.Println(a, b)
}
