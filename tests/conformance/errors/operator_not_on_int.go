package main

import "fmt"

func main() {
	n := 1
	fmt.Println(!n) // error "operator ! not defined on n .variable of type int"
}
