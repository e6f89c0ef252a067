//stalemate:expect deadlock
//stalemate:go exit, deadlock
//stalemate:source sync.Cond: a signal that comes before anybody waits is lost

// The waiter does not look at a condition, so a signal given too early is not
// remembered.
package main

import "sync"

func main() {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	go func() {
		mu.Lock()
		cond.Signal()
		mu.Unlock()
	}()
	mu.Lock()
	cond.Wait() // want "deadlock"
	mu.Unlock()
}
