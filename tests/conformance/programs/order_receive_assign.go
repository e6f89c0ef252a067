//rule: receive operations in one assignment happen in order (spec "Order of evaluation", "Receive operator")

package main

import "fmt"

func main() {
	c := make(chan int, 5)
	for i := 1; i <= 5; i++ {
		c <- i
	}
	a, b := <-c, <-c
	fmt.Println(a, b)
	s := []int{<-c, <-c}
	fmt.Println(s)
	v, ok := <-c
	fmt.Println(v, ok, len(c))
	close(c)
	v, ok = <-c
	fmt.Println(v, ok)
}
