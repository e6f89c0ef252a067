//stalemate:expect safe
//stalemate:go exit
//stalemate:source sync.RWMutex: the inner call gets its data handed over

// One read lock for both levels: no writer can come between.
package main

import "sync"

func main() {
	var mu sync.RWMutex
	n := 0
	done := make(chan bool)
	go func() {
		mu.Lock()
		n++
		mu.Unlock()
		done <- true
	}()
	inner := func() int { return n }
	mu.RLock()
	inner()
	mu.RUnlock()
	<-done
}
