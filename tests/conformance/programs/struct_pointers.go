//rule: field selection dereferences pointers automatically; a nil pointer panics (spec "Selectors")

package main

import "fmt"

type node struct {
	v    int
	next *node
}

func main() {
	list := &node{1, &node{2, &node{v: 3}}}
	for n := list; n != nil; n = n.next {
		fmt.Print(n.v, " ")
	}
	list.next.next.v = 30
	(*list).v = 10
	pp := &list
	(*pp).next.v = 20
	fmt.Println(list.v, list.next.v, list.next.next.v)
	defer func() {
		fmt.Println(recover())
	}()
	fmt.Println(list.next.next.next.v)
}
