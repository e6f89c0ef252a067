//stalemate:expect safe
//stalemate:go exit
//stalemate:source the first answer wins, the others give up
//stalemate:prove proved
//stalemate:capacity found: 0
//stalemate:capacity done: 0

// Who is late sees that the search is over.
package main

func run(searchers int) {
	if searchers < 1 {
		return
	}
	found := make(chan int)
	done := make(chan struct{})
	for i := 0; i < searchers; i++ {
		go func() {
			select {
			case found <- 1:
			case <-done:
			}
		}()
	}
	println(<-found)
	close(done)
}

func main() { run(4) }
