//rule: AfterFunc calls its function in its own goroutine (time.AfterFunc)

package main

import (
	"fmt"
	"time"
)

func main() {
	done := make(chan string)
	t := time.AfterFunc(time.Millisecond, func() { done <- "called" })
	fmt.Println(<-done)
	fmt.Println(t.Stop(), t.C == nil)
}
