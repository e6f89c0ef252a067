//rule: an unbuffered send completes when a receiver takes the value (spec "Channel types", "Send statements")

package main

import "fmt"

func main() {
	c := make(chan int)
	done := make(chan string)
	sum := 0
	go func() {
		for i := 0; i < 5; i++ {
			sum += <-c
		}
		done <- "received"
	}()
	for i := 1; i <= 5; i++ {
		c <- i
	}
	fmt.Println(<-done)
	fmt.Println(sum, len(c), cap(c))
}
