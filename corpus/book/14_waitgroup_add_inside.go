//stalemate:expect send-on-closed,waitgroup-misuse,data-race
//stalemate:go exit,panic
//stalemate:source three workers that add themselves to the WaitGroup, so that Wait may not know of them yet

// Main may find the count at zero before a worker has come to its Add, and
// closes the channel that worker then writes to. A worker that adds itself
// in the moment in which the count of the others has come down to zero and
// main is about to leave Wait misuses the WaitGroup on top of that.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	results := make(chan int, 3)
	for i := 0; i < 3; i++ {
		go func(i int) {
			wg.Add(1)
			results <- i // want "send on closed channel"
			wg.Done()
		}(i)
	}
	wg.Wait() // want "reused|data race"
	close(results)
	sum := 0
	for v := range results {
		sum += v
	}
	fmt.Println(sum)
}
