//rule: arrays are values: assignment, argument passing and range copy them (spec "Array types")

package main

import "fmt"

func change(a [3]int) [3]int { a[0] = 100; return a }

func main() {
	a := [3]int{1, 2, 3}
	b := a
	b[1] = 20
	c := change(a)
	fmt.Println(a, b, c)
	for i, v := range a {
		a[2] = 99
		if i == 2 {
			fmt.Println(v)
		}
	}
	for i, v := range &a {
		a[2] = 7
		if i == 2 {
			fmt.Println(v)
		}
	}
	s := struct{ x [2]int }{[2]int{1, 2}}
	t := s
	t.x[0] = 5
	fmt.Println(s, t)
}
