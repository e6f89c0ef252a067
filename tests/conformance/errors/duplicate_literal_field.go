package main

import "fmt"

type t struct{ a, b int }

func main() {
	fmt.Println(t{a: 1, a: 2}) // error "duplicate field name a in struct literal"
}
