//stalemate:expect safe
//stalemate:go exit
//stalemate:source workers, results closed by a goroutine that waits for them
//stalemate:prove proved
//stalemate:capacity work: 0
//stalemate:capacity results: 0

// A producer closes the work, a closer waits for the workers and closes the
// results, main takes what there is.
package main

import "sync"

func run(workers, jobs int) {
	if workers < 1 {
		return
	}
	work := make(chan int)
	results := make(chan int)
	var wg sync.WaitGroup
	for i := 0; i < workers; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range work {
				results <- j * j
			}
		}()
	}
	go func() {
		for j := 0; j < jobs; j++ {
			work <- j
		}
		close(work)
	}()
	go func() {
		wg.Wait()
		close(results)
	}()
	sum := 0
	for r := range results {
		sum += r
	}
	println(sum)
}

func main() { run(2, 3) }
