package main

import "fmt"

type t struct{ a int }

func main() {
	fmt.Println(t{z: 1}) // error "unknown field '?z'? in struct literal"
}
