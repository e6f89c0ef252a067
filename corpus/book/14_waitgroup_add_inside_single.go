//stalemate:expect send-on-closed,data-race
//stalemate:go exit,panic
//stalemate:source a single worker that adds itself to the WaitGroup, so that Wait may not know of it yet

// With one worker the count never comes down to zero while another Add is
// due: Wait either sees the worker or does not wait at all.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	results := make(chan int, 1)
	go func() {
		wg.Add(1)
		results <- 1 // want "send on closed channel"
		wg.Done()
	}()
	wg.Wait() // want "data race"
	close(results)
	sum := 0
	for v := range results {
		sum += v
	}
	fmt.Println(sum)
}
