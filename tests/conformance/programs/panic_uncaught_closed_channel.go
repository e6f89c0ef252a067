//rule: an uncaught send on a closed channel exits with 2 (spec "Send statements")
//exit: 2
//stderr: panic: send on closed channel

package main

import "fmt"

func main() {
	c := make(chan int, 1)
	close(c)
	fmt.Println(len(c))
	c <- 1
}
