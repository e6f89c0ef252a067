//rule: m[k] op= v works on a missing key from the zero value (spec "Assignment statements")

package main

import "fmt"

type kind string

func main() {
	m := map[kind][]int{}
	words := []kind{"a", "b", "a", "c", "a"}
	for i, w := range words {
		m[w] = append(m[w], i)
	}
	fmt.Println(m["a"], m["b"], m["c"], m["d"] == nil)
	b := map[int]bool{}
	b[3] = !b[3]
	b[4] = b[4] || b[3]
	fmt.Println(b)
	s := map[bool]string{}
	s[true] += "x"
	s[true] += "y"
	fmt.Println(len(s), s[true], s[false] == "")
}
