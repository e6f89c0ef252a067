//rule: x op= y evaluates x once (spec "Assignment statements")

package main

import "fmt"

func main() {
	calls := 0
	a := []int{10, 20, 30}
	idx := func() int { calls++; return 1 }
	a[idx()] += 5
	a[idx()] *= 2
	a[idx()] <<= 1
	a[idx()]++
	a[idx()] %= 16
	a[idx()] &^= 1
	fmt.Println(a, calls)
	m := map[string]int{}
	m["k"] += 3
	m["k"]--
	s := "x"
	s += "y"
	fmt.Println(m, s)
}
