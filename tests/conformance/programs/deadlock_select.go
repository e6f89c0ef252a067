//rule: a select none of whose cases can become ready is a deadlock (spec "Select statements")
//exit: 2
//stderr: fatal error: all goroutines are asleep - deadlock!

package main

import "fmt"

func main() {
	a, b := make(chan int), make(chan int)
	fmt.Println("selecting")
	select {
	case <-a:
	case b <- 1:
	}
}
