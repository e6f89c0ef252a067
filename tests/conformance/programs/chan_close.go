//rule: a closed channel delivers its buffer, then zero values with ok false; len falls (spec "Close", "Receive operator")

package main

import "fmt"

func main() {
	c := make(chan int, 3)
	c <- 1
	c <- 2
	close(c)
	fmt.Println(len(c), cap(c))
	v, ok := <-c
	fmt.Println(v, ok)
	v, ok = <-c
	fmt.Println(v, ok)
	v, ok = <-c
	fmt.Println(v, ok, <-c, len(c))
	s := make(chan struct{ n int })
	close(s)
	fmt.Println(<-s)
}
