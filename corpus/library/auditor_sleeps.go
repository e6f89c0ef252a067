//stalemate:expect panic
//stalemate:go exit, panic
//stalemate:source an invariant that is looked at from time to time

// The auditor may look between the two halves of a transfer, however short that moment is.
package main

import (
	"sync"
	"time"
)

func main() {
	var mu sync.Mutex
	a, b := 10, 0
	done := make(chan bool)
	go func() {
		time.Sleep(time.Millisecond)
		mu.Lock()
		if a+b != 10 {
			panic("money lost") // want "money lost"
		}
		mu.Unlock()
		done <- true
	}()
	mu.Lock()
	a--
	mu.Unlock()
	mu.Lock()
	b++
	mu.Unlock()
	<-done
}
