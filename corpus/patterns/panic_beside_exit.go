//stalemate:expect panic
//stalemate:go exit, panic
//stalemate:source a worker reports done before it has looked at its result

// Done lets main go on: it may leave before the worker's panic.
package main

import (
	"os"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		wg.Done()
		panic("bad result") // want "bad result"
	}()
	wg.Wait()
	os.Exit(3)
}
