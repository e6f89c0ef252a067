package main

import "fmt"

type number interface{ ~int | ~float64 }

func sum[T number](a, b T) T { return a + b }

func main() {
	fmt.Println(sum("a", "b")) // error "string does not (implement|satisfy) number"
}
