package main

import "fmt"

type t struct{ _ int }

func main() {
	var v t
	fmt.Println(v._) // error "(cannot refer to blank field or method|v._ undefined)"
}
