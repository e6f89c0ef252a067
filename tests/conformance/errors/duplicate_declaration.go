package main

import "fmt"

func main() {
	a := 1
	fmt.Println(a)
	var a int // error "a redeclared in this block"
	fmt.Println(a)
}
