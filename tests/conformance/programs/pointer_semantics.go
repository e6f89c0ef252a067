//rule: & gives a variable's address, * reads and writes it; pointers compare by identity (spec "Address operators")

package main

import "fmt"

type t struct {
	a [3]int
	n int
}

func swap(p, q *int) { *p, *q = *q, *p }

func main() {
	x, y := 1, 2
	swap(&x, &y)
	fmt.Println(x, y)
	p, q := &x, &x
	fmt.Println(p == q, p == &y, *p == *q)
	v := t{n: 5}
	pn, pa := &v.n, &v.a[1]
	*pn++
	*pa = 8
	fmt.Println(v)
	pp := &p
	*pp = &y
	**pp = 40
	fmt.Println(*p, x, y)
	n1, n2 := new(int), new(int)
	fmt.Println(n1 == n2, *n1)
	s := []int{1, 2, 3}
	ps := &s[1]
	s = append(s[:1:1], 9)
	fmt.Println(*ps, s)
}
