//stalemate:expect leak
//stalemate:go exit
//stalemate:source a for-select worker that waits for done in its select, but not where it writes its result

// Done is closed, yet the worker sits in a write outside of the select and
// does not see it.
package main

func worker(done <-chan struct{}, jobs <-chan int, results chan<- int) {
	for {
		select {
		case <-done:
			return
		case j := <-jobs:
			results <- j * j // want "blocked write"
		}
	}
}

func main() {
	done := make(chan struct{})
	jobs := make(chan int)
	results := make(chan int)
	go worker(done, jobs, results)
	jobs <- 1
	close(done)
}
