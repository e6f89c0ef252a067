package main

import "fmt"

type t struct{ s []int }

func main() {
	fmt.Println(t{} == t{}) // error "struct containing \[\]int cannot be compared"
}
