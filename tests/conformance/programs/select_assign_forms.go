//rule: a receive case may declare, assign or discard, with or without ok (spec "Select statements")

package main

import "fmt"

type box struct{ v int }

func main() {
	c := make(chan int, 6)
	for i := 1; i < 6; i++ {
		c <- i
	}
	var b box
	m := map[string]int{}
	var ok bool
	select {
	case b.v = <-c:
	}
	select {
	case m["k"], ok = <-c:
	}
	select {
	case <-c:
	}
	select {
	case _, ok := <-c:
		fmt.Println(ok)
	}
	select {
	case v := (<-c):
		fmt.Println(v)
	}
	close(c)
	select {
	case b.v, ok = <-c:
	}
	fmt.Println(b, m, ok)
}
