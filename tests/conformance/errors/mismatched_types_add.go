package main

import "fmt"

func main() {
	a, b := 1, "x"
	fmt.Println(a + b) // error "mismatched types int and string"
}
