package main

import "fmt"

func add[T any](a, b T) T {
	return a + b // error "operator \+ not defined on a .variable of type T constrained by any"
}

func main() { fmt.Println(add(1, 2)) }
