//rule: struct types with identical fields convert, tags ignored (spec "Conversions")

package main

import "fmt"

type a struct {
	X int `json:"x"`
	Y string
}

type b struct {
	X int
	Y string `json:"why"`
}

func (v b) String() string { return fmt.Sprint("b:", v.X, v.Y) }

func main() {
	v := a{1, "one"}
	w := b(v)
	w.X = 2
	fmt.Println(v, w)
	p := (*b)(&v)
	p.X = 3
	fmt.Println(v, p)
}
