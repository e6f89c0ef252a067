//stalemate:expect livelock
//stalemate:go hang
//stalemate:source break leaves the select, not the loop: a closed channel is ready for ever

// The worker does not notice that there is nothing left to do.
package main

import "context"

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	jobs := make(chan int)
	go func() {
		jobs <- 1
		cancel()
	}()
	sum := 0
	for {
		select { // want "livelock"
		case job := <-jobs:
			sum += job
		case <-ctx.Done():
			break
		}
	}
}
