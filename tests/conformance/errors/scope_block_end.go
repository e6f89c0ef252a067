package main

import "fmt"

func main() {
	if x := 1; x > 0 {
		y := x
		fmt.Println(y)
	}
	fmt.Println(y) // error "undefined: y"
}
