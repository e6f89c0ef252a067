//stalemate:expect safe
//stalemate:go exit
//stalemate:source three workers and a WaitGroup, each worker writing a slot of its own

// Different elements are different variables, and main reads them only after
// Wait.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	squares := make([]int, 3)
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			squares[i] = i * i
		}(i)
	}
	wg.Wait()
	fmt.Println(squares[0] + squares[1] + squares[2])
}
