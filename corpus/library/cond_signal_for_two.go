//stalemate:expect deadlock
//stalemate:go exit, deadlock
//stalemate:source sync.Cond: Signal wakes one of two waiters

// Both wait for the same flag; Broadcast would wake both.
package main

import "sync"

func main() {
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	open := false
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			for !open {
				cond.Wait()
			}
			mu.Unlock()
		}()
	}
	mu.Lock()
	open = true
	cond.Signal()
	mu.Unlock()
	wg.Wait() // want "deadlock"
}
