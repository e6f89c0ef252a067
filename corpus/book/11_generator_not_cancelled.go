//stalemate:expect leak
//stalemate:go exit
//stalemate:source a counting generator whose consumer stops early and forgets to call the cancel function

// The generator would listen, but nobody calls.
package main

import "fmt"

func count(limit int) (<-chan int, func()) {
	ch := make(chan int)
	done := make(chan struct{})
	cancel := func() {
		close(done)
	}
	go func() {
		defer close(ch)
		for i := 0; i < limit; i++ {
			select { // want "leak"
			case <-done:
				return
			case ch <- i:
			}
		}
	}()
	return ch, cancel
}

func main() {
	ch, _ := count(4)
	for i := range ch {
		if i == 1 {
			break
		}
	}
	fmt.Println("stopped")
}
