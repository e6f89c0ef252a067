//stalemate:expect safe
//stalemate:go exit
//stalemate:source a counting generator with a cancel function, its write being a case of the select

// The write and the cancellation are waited for together, so that a consumer
// may stop at any count.
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
			case ch <- i:
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
