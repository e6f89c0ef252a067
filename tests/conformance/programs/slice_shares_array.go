//rule: slices of one array share its storage (spec "Slice types")

package main

import "fmt"

func main() {
	a := [6]int{0, 1, 2, 3, 4, 5}
	s, t := a[1:4], a[2:]
	s[1] = 20
	t[1] = 30
	fmt.Println(a, s, t, len(s), cap(s), len(t), cap(t))
	u := s[:5]
	u[4] = 50
	fmt.Println(a, u)
	a[1] = -1
	fmt.Println(s[0], &s[0] == &a[1])
}
