//stalemate:expect safe
//stalemate:go exit
//stalemate:source a buffered channel bounds how many work at once
//stalemate:prove proved
//stalemate:capacity places: 1

// Who has a place gives it back.
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
			println("work")
			<-places
		}()
	}
	wg.Wait()
}

func main() { run(3, 2) }
