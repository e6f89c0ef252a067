//rule: a variable lives as long as a pointer to it; each call and each declaration makes a new one (spec "Variables")

package main

import "fmt"

func fresh(n int) *int { v := n; return &v }

type acc struct{ total int }

func newAcc() *acc { a := acc{}; return &a }

func main() {
	a, b := fresh(1), fresh(1)
	*a += 10
	fmt.Println(*a, *b, a == b)
	var ps []*int
	for i := 0; i < 3; i++ {
		v := i * i
		ps = append(ps, &v)
	}
	fmt.Println(*ps[0], *ps[1], *ps[2])
	x, y := newAcc(), newAcc()
	x.total = 7
	fmt.Println(x.total, y.total)
}
