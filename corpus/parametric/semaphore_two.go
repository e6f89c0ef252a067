//stalemate:expect deadlock
//stalemate:go deadlock
//stalemate:source two places are taken one by one
//stalemate:prove fails workers=1, slots=1
//stalemate:capacity places: workers+1

// Everybody needs two places, and holds one while it waits for the other.
package main

import "sync"

func run(workers, slots int) {
	if slots < 1 {
		return
	}
	places := make(chan struct{}, slots)
	var wg sync.WaitGroup
	wg.Add(workers)
	for i := 0; i < workers; i++ {
		go func() {
			defer wg.Done()
			places <- struct{}{}
			places <- struct{}{} // want "leak|deadlock"
			<-places
			<-places
		}()
	}
	wg.Wait() // want "deadlock"
}

func main() { run(2, 2) }
