//rule: calls within a composite literal run in source order (spec "Order of evaluation")

package main

import "fmt"

type t struct{ a, b, c int }

var n int

func next() int { n++; return n }

func main() {
	v := t{c: next(), a: next(), b: next()}
	fmt.Println(v)
	s := [...]int{2: next(), 0: next(), 1: next()}
	fmt.Println(s)
	fmt.Println(next(), next(), t{next(), next(), next()}, next())
}
