package main

import "fmt"

func main() {
	x := 1
	fmt.Println(*x) // error "invalid operation: cannot indirect x"
}
