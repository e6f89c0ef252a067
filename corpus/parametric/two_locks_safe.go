//stalemate:expect safe
//stalemate:go exit
//stalemate:source two locks, always taken in one order
//stalemate:prove proved

// Both kinds of goroutines take a before b.
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
			a.Lock()
			b.Lock()
			b.Unlock()
			a.Unlock()
		}()
	}
	wg.Wait()
}

func main() { run(2, 1) }
