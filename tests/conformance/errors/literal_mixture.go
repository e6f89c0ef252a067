package main

import "fmt"

type t struct{ a, b int }

func main() {
	fmt.Println(t{a: 1, 2}) // error "mixture of field:value and value elements in struct literal"
}
