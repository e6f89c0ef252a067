//stalemate:expect safe
//stalemate:go exit
//stalemate:source a for-select worker that leaves when its done channel is closed

// Closing done is the sign for the worker to go home.
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
	done := make(chan struct{})
	jobs := make(chan int)
	results := make(chan int)
	go worker(done, jobs, results)
	sum := 0
	for j := 1; j <= 2; j++ {
		jobs <- j
		sum += <-results
	}
	close(done)
	fmt.Println(sum)
}
