//rule: a send case on a closed channel is ready and panics, even with default (spec "Select statements", "Send statements")

package main

import "fmt"

func main() {
	c := make(chan int)
	close(c)
	defer func() { fmt.Println("recovered:", recover()) }()
	select {
	case c <- 1:
		fmt.Println("sent")
	default:
		fmt.Println("default")
	}
}
