//stalemate:expect deadlock
//stalemate:go deadlock
//stalemate:source three workers and a WaitGroup, one of them leaves without Done

// One way out of the worker forgets to report.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	wg.Add(3)
	for i := 0; i < 3; i++ {
		go func(i int) {
			if i == 2 {
				return
			}
			wg.Done()
		}(i)
	}
	wg.Wait() // want "deadlock"
	fmt.Println("done")
}
