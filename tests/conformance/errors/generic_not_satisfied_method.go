package main

import "fmt"

type stringer interface{ String() string }

func show[T stringer](v T) string { return v.String() }

func main() {
	fmt.Println(show(1)) // error "int does not (implement|satisfy) stringer .missing (method String|String method)"
}
