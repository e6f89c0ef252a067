//rule: parameters are passed by value; slices, maps, pointers and channels share what they refer to (spec "Calls")

package main

import "fmt"

func f(n int, a [2]int, s []int, m map[string]int, p *int, c chan int) {
	n, a[0], s[0], m["k"], *p = 9, 9, 9, 9, 9
	s = append(s, 10)
	m = nil
	p = nil
	c <- 9
}

func main() {
	n, q := 1, 1
	a, s, m, c := [2]int{1, 1}, []int{1}, map[string]int{"k": 1}, make(chan int, 1)
	f(n, a, s, m, &q, c)
	fmt.Println(n, a, s, m, q, <-c)
}
