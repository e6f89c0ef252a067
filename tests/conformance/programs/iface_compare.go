//rule: interfaces are equal when dynamic types and values are, or both are nil (spec "Comparison operators")

package main

import "fmt"

type n int

func main() {
	var a, b interface{}
	fmt.Println(a == b, a == nil)
	a, b = 1, 1
	fmt.Println(a == b)
	b = n(1)
	fmt.Println(a == b, b == n(1))
	a, b = "x", "x"
	fmt.Println(a == b, a == "x", a != 1)
	x, y := 5, 5
	a, b = &x, &y
	fmt.Println(a == b, a == &x)
	a, b = struct{ p interface{} }{1}, struct{ p interface{} }{1}
	fmt.Println(a == b)
	var e error
	fmt.Println(e == nil, interface{}(e) == nil)
}
