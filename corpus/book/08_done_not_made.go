//stalemate:expect close-of-nil
//stalemate:go panic
//stalemate:source a for-select worker with a done channel that was declared but never made

// The nil channel is never ready for the worker, and main cannot close it.
package main

import "fmt"

func worker(done <-chan struct{}, jobs <-chan int, results chan<- int) {
	for {
		select {
		case <-done:
			return
		case j := <-jobs:
			results <- j * j
		}
	}
}

func main() {
	var done chan struct{}
	jobs := make(chan int)
	results := make(chan int)
	go worker(done, jobs, results)
	jobs <- 2
	fmt.Println(<-results)
	close(done) // want "close of nil channel"
}
