//stalemate:expect early-timeout
//stalemate:go exit
//stalemate:source polling until a deadline

// The work takes next to no time, so the panic comes in no run that is not held up for seconds.
package main

import (
	"fmt"
	"sync/atomic"
	"time"
)

func main() {
	var done atomic.Bool
	c := make(chan struct{})
	go func() { done.Store(true); close(c) }()
	deadline := time.Now().Add(5 * time.Second)
	for !done.Load() {
		if time.Now().After(deadline) {
			panic("not done") // want "not done"
		}
		time.Sleep(time.Millisecond)
	}
	<-c
	fmt.Println("ok")
}
