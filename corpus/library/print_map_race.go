//stalemate:expect data-race
//stalemate:go exit, panic
//stalemate:source fmt.Println of a map that somebody writes

// Printing reads the entries, without the lock that the writer holds.
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
		hits["a"]++ // want "data race"
		mu.Unlock()
		done <- true
	}()
	fmt.Println(hits)
	<-done
}
