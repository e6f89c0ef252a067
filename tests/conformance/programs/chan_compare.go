//rule: channels compare by identity (spec "Comparison operators")

package main

import "fmt"

func main() {
	a, b := make(chan int), make(chan int)
	c := a
	var r <-chan int = a
	fmt.Println(a == b, a == c, r == a, a != nil)
	m := map[chan int]string{a: "a", b: "b"}
	fmt.Println(m[c], m[b], len(m))
	var i, j interface{} = a, c
	fmt.Println(i == j, i == interface{}(r))
}
