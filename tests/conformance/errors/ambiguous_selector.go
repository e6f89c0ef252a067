package main

import "fmt"

type a struct{ n int }
type b struct{ n int }
type c struct {
	a
	b
}

func main() {
	fmt.Println(c{}.n) // error "ambiguous selector c\{\}.n"
}
