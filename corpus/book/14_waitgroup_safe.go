//stalemate:expect safe
//stalemate:go exit
//stalemate:source three workers and a WaitGroup, added before they start, done by each

// Add before go, Done in the goroutine, Wait after all.
package main

import (
	"fmt"
	"sync"
)

func work(n int) int {
	return n + 1
}

func main() {
	var wg sync.WaitGroup
	wg.Add(3)
	for i := 0; i < 3; i++ {
		go func(i int) {
			defer wg.Done()
			work(i)
		}(i)
	}
	wg.Wait()
	fmt.Println("done")
}
