//rule: a sent value is a copy taken at the send (spec "Send statements")

package main

import "fmt"

type v struct {
	a [2]int
	p *int
}

func main() {
	n := 1
	x := v{[2]int{1, 2}, &n}
	c := make(chan v, 2)
	c <- x
	x.a[0] = 100
	n = 50
	c <- x
	first, second := <-c, <-c
	fmt.Println(first.a, *first.p, second.a, *second.p)
	s := []int{1}
	d := make(chan []int, 1)
	d <- s
	s[0] = 9
	fmt.Println(<-d)
}
