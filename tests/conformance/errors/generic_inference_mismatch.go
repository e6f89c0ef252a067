package main

import "fmt"

func same[T any](a, b T) T { return a }

func main() {
	n, s := 1, "x"
	fmt.Println(same(n, s)) // error "type string of s does not match inferred type int for T"
}
