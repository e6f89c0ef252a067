//rule: variables without initialiser hold their type's zero value (spec "The zero value")

package main

import "fmt"

type pair struct {
	n int
	s string
	p *int
}

func main() {
	var i int
	var f float64
	var s string
	var b bool
	var p *int
	var sl []int
	var m map[string]int
	var fn func()
	var e error
	var c chan int
	var a [3]pair
	fmt.Println(i, f, s == "", b, p == nil, sl == nil, m == nil, fn == nil, e == nil, c == nil)
	fmt.Println(a[1].n, a[2].s == "", a[0].p == nil, *new(int), new(pair).n)
}
