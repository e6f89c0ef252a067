//stalemate:expect data-race
//stalemate:go exit
//stalemate:source a build constraint that keeps the file at an old language version

//go:build go1.21

// The file asks for Go 1.21, in which both iterations share i: goroutines read it while the loop counts on.
package main

import "sync"

func main() {
	var wg sync.WaitGroup
	sum := make(chan int, 2)
	for i := 0; i < 2; i++ { // want "data race"
		wg.Add(1)
		go func() {
			defer wg.Done()
			sum <- i
		}()
	}
	wg.Wait()
}
