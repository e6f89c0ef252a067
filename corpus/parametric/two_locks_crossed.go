//stalemate:expect deadlock
//stalemate:go deadlock, exit
//stalemate:source two locks taken in opposite orders
//stalemate:prove fails left=1, right=1

// One kind takes a before b, the other b before a.
package main

import "sync"

func run(left, right int) {
	var a, b sync.Mutex
	var wg sync.WaitGroup
	wg.Add(left + right)
	for i := 0; i < left; i++ {
		go func() {
			defer wg.Done()
			a.Lock()
			b.Lock()
			b.Unlock()
			a.Unlock()
		}()
	}
	for i := 0; i < right; i++ {
		go func() {
			defer wg.Done()
			b.Lock()
			a.Lock()
			a.Unlock()
			b.Unlock()
		}()
	}
	wg.Wait() // want "deadlock"
}

func main() { run(1, 1) }
