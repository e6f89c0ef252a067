//stalemate:expect safe
//stalemate:go exit
//stalemate:source endless sources merged into one channel, told when it is enough
//stalemate:prove proved
//stalemate:capacity done: 0
//stalemate:capacity merged: 0

// Sources run until they are told that no more is wanted. Without sources the
// merged channel is closed, and what is received is zero.
package main

import "sync"

func run(sources, wanted int) {
	done := make(chan struct{})
	merged := make(chan int)
	var wg sync.WaitGroup
	for i := 0; i < sources; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for v := 0; ; v++ {
				select {
				case merged <- v:
				case <-done:
					return
				}
			}
		}()
	}
	go func() {
		wg.Wait()
		close(merged)
	}()
	for i := 0; i < wanted; i++ {
		<-merged
	}
	close(done)
}

func main() { run(2, 2) }
