package main

import "fmt"

func main() {
	n := 5
	fmt.Println(n[0]) // error "invalid operation: cannot index n"
}
