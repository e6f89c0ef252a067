package main

import "fmt"

type t struct{ a, b int }

func main() {
	fmt.Println(t{1}) // error "too few values in "
}
