//rule: entries removed during iteration are not produced later; each entry at most once (spec "For statements" with range clause)

package main

import "fmt"

func main() {
	m := map[int]int{}
	for i := 0; i < 50; i++ {
		m[i] = i
	}
	seen, sum := 0, 0
	for k := range m {
		seen++
		sum += k
		for j := range m {
			if j != k {
				delete(m, j)
			}
		}
	}
	fmt.Println(seen, len(m), sum >= 0)
	for k := range m {
		delete(m, k)
	}
	fmt.Println(len(m))
}
