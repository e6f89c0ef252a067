//stalemate:expect unlock-of-unlocked,data-race
//stalemate:go exit,panic
//stalemate:source a counter is reset by assigning a new struct, mutex and all

// Whoever holds the lock at that moment unlocks a free one.
package main

import (
	"fmt"
	"sync"
)

type Counter struct {
	mu    sync.Mutex
	count int
}

func (c *Counter) Wait() {
	c.mu.Lock() // want "data race"
	c.mu.Unlock() // want "unlock of unlocked mutex"
}

func (c *Counter) Reset() { *c = Counter{} }

func main() {
	counter := &Counter{}
	done := make(chan bool)
	go func() {
		counter.Reset()
		done <- true
	}()
	counter.Wait()
	<-done
	fmt.Println(counter.count)
}
