//stalemate:expect deadlock
//stalemate:go exit, deadlock
//stalemate:source sync.RWMutex: a reader that locks again behind a waiting writer

// The writer's Lock bars new readers from the moment it waits. The first
// reader then waits for itself.
package main

import "sync"

func main() {
	var mu sync.RWMutex
	done := make(chan bool)
	go func() {
		mu.Lock()
		mu.Unlock()
		done <- true
	}()
	mu.RLock()
	mu.RLock() // want "deadlock"
	mu.RUnlock()
	mu.RUnlock()
	<-done
}
