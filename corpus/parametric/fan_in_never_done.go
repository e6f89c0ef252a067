//stalemate:expect leak
//stalemate:go exit
//stalemate:source endless sources that nobody tells to stop
//stalemate:prove fails sources=1, wanted=0

// Nobody closes done.
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
				select { // want "leak"
				case merged <- v:
				case <-done:
					return
				}
			}
		}()
	}
	go func() {
		wg.Wait() // want "leak"
		close(merged)
	}()
	for i := 0; i < wanted; i++ {
		<-merged
	}
}

func main() { run(1, 1) }
