//stalemate:expect safe
//stalemate:go exit
//stalemate:source readers and writers of one value
//stalemate:prove proved

// Everybody locks once.
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
	wg.Wait()
}

func main() { run(1, 2) }
