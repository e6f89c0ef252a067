//rule: an untyped constant takes its default type when the context gives none (spec "Constants")

package main

import "fmt"

func main() {
	a, b, c, d, e := 1, 'x', 1.5, "s", true
	fmt.Printf("%T %T %T %T %T\n", a, b, c, d, e)
	var i interface{} = 'x' + 1
	fmt.Printf("%T %v\n", i, i)
	var j interface{} = 1 + 2.0
	fmt.Printf("%T %v\n", j, j)
	var f float64 = 3
	var g = f / 2
	fmt.Printf("%T %v\n", g, g)
	const k = 2.0
	var n int = k
	var s = make([]int, k)
	fmt.Println(n, len(s), 1<<k)
}
