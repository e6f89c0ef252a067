package main

import "fmt"

type t struct{ a, b int }

func main() {
	fmt.Println(t{1, 2, 3}) // error "too many values in "
}
