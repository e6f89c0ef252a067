//stalemate:expect deadlock
//stalemate:go exit, deadlock
//stalemate:source a barrier that counts down and is used twice

// The one that resets the counter does so before the others have seen that it
// was full: they go on waiting, and the next round lacks them.
package main

import (
	"fmt"
	"sync"
)

type barrier struct {
	mu      sync.Mutex
	changed *sync.Cond
	parties int
	waiting int
}

func (b *barrier) await() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.waiting++
	if b.waiting == b.parties {
		b.waiting = 0
		b.changed.Broadcast()
		return
	}
	for b.waiting != 0 {
		b.changed.Wait()
	}
}

func main() {
	b := &barrier{parties: 2}
	b.changed = sync.NewCond(&b.mu)
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for round := 0; round < 2; round++ {
				b.await()
			}
		}()
	}
	wg.Wait() // want "deadlock"
	fmt.Println("done")
}
