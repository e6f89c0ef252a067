package main

import "fmt"

type t struct{ a int }

func main() {
	v := t{"x"} // error "cannot use .x. .untyped string constant. as int value in struct literal"
	fmt.Println(v)
}
