//stalemate:expect send-on-closed
//stalemate:go panic
//stalemate:source a deferred Done panics while a worker's panic unwinds

// The send on the closed channel panics; the deferred Done, one too many, then panics as well. What began it is the send.
package main

import "sync"

func main() {
	var wg sync.WaitGroup
	c := make(chan int)
	wg.Add(1)
	go func() {
		wg.Done()
		defer wg.Done()
		c <- 1 // want "send on closed channel"
	}()
	close(c)
	wg.Wait()
	select {}
}
