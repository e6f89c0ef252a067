package main

import "fmt"

type a struct{ x int }
type b struct{ y int }

func main() {
	fmt.Println(b(a{1})) // error "cannot convert a\{.*\} .* to type b"
}
