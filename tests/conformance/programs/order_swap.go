//rule: parallel assignment swaps without a temporary (spec "Assignment statements")

package main

import "fmt"

type n struct {
	v    int
	next *n
}

func main() {
	a, b, c := 1, 2, 3
	a, b, c = c, a, b
	fmt.Println(a, b, c)
	s := []string{"x", "y", "z"}
	s[0], s[1], s[2] = s[2], s[0], s[1]
	fmt.Println(s)
	list := &n{1, &n{2, &n{3, nil}}}
	var prev *n
	for list != nil {
		list.next, prev, list = prev, list, list.next
	}
	for ; prev != nil; prev = prev.next {
		fmt.Print(prev.v, " ")
	}
	fmt.Println()
	m := map[string]int{"a": 1, "b": 2}
	m["a"], m["b"] = m["b"], m["a"]
	fmt.Println(m)
}
