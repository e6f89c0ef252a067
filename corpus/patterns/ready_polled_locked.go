//stalemate:expect livelock
//stalemate:go hang
//stalemate:source polling under a lock

// Nobody ever sets ready.
package main

import "sync"

func main() {
	var mu sync.Mutex
	ready := false
	for {
		mu.Lock() // want "livelock"
		if ready {
			mu.Unlock()
			return
		}
		mu.Unlock()
	}
}
