//rule: an uncaught second close exits with 2 (spec "Close")
//exit: 2
//stderr: panic: close of closed channel

package main

import "fmt"

func main() {
	c := make(chan int)
	close(c)
	fmt.Println("closed once")
	close(c)
}
