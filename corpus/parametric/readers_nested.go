//stalemate:expect deadlock
//stalemate:go deadlock, exit
//stalemate:source a reader that locks for reading again
//stalemate:prove fails readers=1, writers=1

// A writer that comes between a reader's two locks waits for the first, and the
// second waits for the writer.
package main

import "sync"

func run(readers, writers int) {
	var mu sync.RWMutex
	value := 0
	var wg sync.WaitGroup
	for i := 0; i < readers; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.RLock()
			mu.RLock()
			mu.RUnlock()
			println(value)
			mu.RUnlock()
		}()
	}
	for i := 0; i < writers; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			value++
			mu.Unlock()
		}()
	}
	wg.Wait() // want "deadlock"
}

func main() { run(1, 1) }
