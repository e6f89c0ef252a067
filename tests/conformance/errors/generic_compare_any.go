package main

import "fmt"

func eq[T any](a, b T) bool {
	return a == b // error "incomparable types in type set|cannot compare a == b"
}

func main() { fmt.Println(eq(1, 2)) }
