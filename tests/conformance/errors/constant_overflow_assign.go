package main

import "fmt"

func main() {
	var b uint8 = 300 // error "cannot use 300 .untyped int constant. as uint8 value in variable declaration .overflows|constant 300 overflows"
	fmt.Println(b)
}
