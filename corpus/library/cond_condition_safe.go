//stalemate:expect safe
//stalemate:go exit
//stalemate:source sync.Cond: the condition is checked under the lock, in a loop

// A signal given before the wait has set the flag.
package main

import "sync"

func main() {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	ready := false
	go func() {
		mu.Lock()
		ready = true
		cond.Signal()
		mu.Unlock()
	}()
	mu.Lock()
	for !ready {
		cond.Wait()
	}
	mu.Unlock()
}
