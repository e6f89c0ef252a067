//rule: pointer indirections and index operands on the left are evaluated before any assignment (spec "Assignment statements")

package main

import "fmt"

func main() {
	x, y := 1, 2
	p := &x
	p, *p = &y, 10
	fmt.Println(x, y, *p)
	s := []int{1, 2, 3}
	t := s
	s, s[0] = nil, 100
	fmt.Println(s == nil, t)
	i := 1
	i, t[i] = 2, 50
	fmt.Println(i, t)
	type node struct{ next *node }
	a, b := &node{}, &node{}
	a, a.next = b, b
	fmt.Println(a == b, a.next == nil)
}
