//stalemate:expect data-race
//stalemate:go exit
//stalemate:source a goroutine adds itself to the WaitGroup it is waited for with

// Wait may come before Add, and then waits for nobody.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	results := make(chan int, 1)
	go func() {
		wg.Add(1)
		defer wg.Done()
		results <- 1
	}()
	wg.Wait() // want "data race"
	fmt.Println("done")
}
