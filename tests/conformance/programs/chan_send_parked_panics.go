//rule: a sender parked at close time panics too, recoverably (spec "Close")

package main

import (
	"fmt"
	"time"
)

func main() {
	c := make(chan int)
	out := make(chan interface{})
	go func() {
		defer func() { out <- recover() }()
		c <- 1
	}()
	go func() {
		time.Sleep(20 * time.Millisecond)
		close(c)
	}()
	fmt.Println(<-out)
}
