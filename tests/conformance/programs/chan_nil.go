//rule: a nil channel has len and cap 0 and is never ready in select (spec "Channel types", "Select statements")

package main

import "fmt"

func main() {
	var c chan int
	fmt.Println(c == nil, len(c), cap(c))
	select {
	case v := <-c:
		fmt.Println("never", v)
	case c <- 1:
		fmt.Println("never")
	default:
		fmt.Println("default")
	}
	d := make(chan int, 1)
	d <- 5
	select {
	case v := <-c:
		fmt.Println("never", v)
	case v := <-d:
		fmt.Println("got", v)
	}
}
