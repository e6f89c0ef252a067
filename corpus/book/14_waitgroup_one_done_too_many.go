//stalemate:expect negative-waitgroup
//stalemate:go exit,panic
//stalemate:source three workers and a WaitGroup that was told of two

// Whoever is last to report takes the count below zero.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	wg.Add(2)
	for i := 0; i < 3; i++ {
		go func() {
			wg.Done() // want "negative WaitGroup counter"
		}()
	}
	wg.Wait()
	fmt.Println("done")
}
