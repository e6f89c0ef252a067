//stalemate:expect safe
//stalemate:go exit
//stalemate:source fmt.Println of a map under the lock of its writers

// The lock is held while the entries are read.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var mu sync.Mutex
	hits := map[string]int{}
	done := make(chan bool)
	go func() {
		mu.Lock()
		hits["a"]++
		mu.Unlock()
		done <- true
	}()
	mu.Lock()
	fmt.Println(hits)
	mu.Unlock()
	<-done
}
