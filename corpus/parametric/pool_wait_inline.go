//stalemate:expect deadlock
//stalemate:go deadlock
//stalemate:source workers whose results nobody takes before all have ended
//stalemate:prove fails workers=1, jobs=1
//stalemate:capacity results: jobs

// Main waits for the workers before it takes their results.
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
				results <- j * j // want "leak|deadlock"
			}
		}()
	}
	go func() {
		for j := 0; j < jobs; j++ {
			work <- j
		}
		close(work)
	}()
	wg.Wait() // want "deadlock"
	close(results)
	sum := 0
	for r := range results {
		sum += r
	}
	println(sum)
}

func main() { run(1, 1) }
