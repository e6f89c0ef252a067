//stalemate:expect leak
//stalemate:go exit
//stalemate:source a counting generator with a cancel function that looks for the cancellation only before it writes

// In the default branch the generator is in a plain write; a cancellation
// that comes after the look is not seen any more.
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
			select {
			case <-done:
				return
			default:
				ch <- i // want "blocked write"
			}
		}
	}()
	return ch, cancel
}

func main() {
	ch, cancel := count(4)
	for i := range ch {
		if i == 1 {
			break
		}
	}
	cancel()
	fmt.Println("stopped")
}
