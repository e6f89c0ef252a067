//rule: range may assign to any addressable operand or map element (spec "For statements" with range clause)

package main

import "fmt"

type s struct{ i, v int }

func main() {
	var x s
	a := make([]int, 2)
	m := map[string]int{}
	for x.i, x.v = range []int{7, 8, 9} {
	}
	for a[0], a[1] = range [3]int{4, 5, 6} {
	}
	for m["k"], m["v"] = range []int{1, 2} {
	}
	p := new(int)
	for *p = range "abcd" {
	}
	fmt.Println(x, a, m["k"], m["v"], *p)
}
