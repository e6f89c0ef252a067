//rule: a select with time.After takes the timeout when nothing else comes (spec "Select statements"; time.After)

package main

import (
	"fmt"
	"time"
)

func main() {
	c := make(chan int)
	select {
	case <-c:
		fmt.Println("never")
	case <-time.After(5 * time.Millisecond):
		fmt.Println("timeout")
	}
}
