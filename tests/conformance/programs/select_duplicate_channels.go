//rule: a channel may occur in several cases (spec "Select statements")

package main

import "fmt"

func main() {
	c := make(chan int, 2)
	c <- 1
	c <- 2
	n := 0
	for i := 0; i < 2; i++ {
		select {
		case v := <-c:
			n += v
		case v := <-c:
			n += v
		}
	}
	fmt.Println(n, len(c))
	select {
	case v := <-c:
		fmt.Println("never", v)
	case c <- 3:
		fmt.Println("a select does not meet itself", len(c))
	}
}
